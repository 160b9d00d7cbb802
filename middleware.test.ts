import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { ecrireJeton, type Jeton } from '@/lib/acces/serveur/jeton';
import { adresseDe } from '@/lib/adresses/regles';
import { TEMOIN } from '@/lib/comptes/regles';
import { definirEnv } from '@/lib/env';
import middleware, { config } from './middleware';

const RNE = '0999001W';
const SITE = 'http://localhost:3000';
const SECRET = 'secret-des-tests-de-trente-deux-caracteres';

beforeAll(() => definirEnv({ NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: SITE }));

const FIN = new Date(Date.now() + 3_600_000);
const jeton = (j: Partial<Jeton> = {}) => ecrireJeton({ rne: RNE, sessionId: 's', aPersonnaliser: false, ...j }, FIN);

/** Ce que le middleware répond : « passe », « → chemin » ou un statut. */
async function demander(chemin: string, session?: string, method = 'GET'): Promise<string> {
  const headers = session ? { cookie: `griotte-session=${session}` } : undefined;
  const reponse = await middleware(new NextRequest(`${SITE}${chemin}`, { method, headers }));
  const vers = reponse.headers.get('location');
  if (vers?.startsWith(SITE)) return `→ ${vers.slice(SITE.length)}`;
  return reponse.headers.get('x-middleware-next') === '1' ? 'passe' : String(reponse.status);
}

describe('Sans session', () => {
  test('AUT-2 toute page d’un établissement mène à la connexion, qui ramènera là', async () => {
    expect(await demander(`/${RNE}`)).toBe(`→ /${RNE}/connexion`);
    expect(await demander(`/${RNE}/evaluations`)).toBe(`→ /${RNE}/connexion?suite=%2F${RNE}%2Fevaluations`);
    expect(await demander(`/${RNE}/passeport/1?page=2&tri=nom`)).toBe(
      `→ /${RNE}/connexion?suite=%2F${RNE}%2Fpasseport%2F1%3Fpage%3D2%26tri%3Dnom`,
    );
    expect(await demander(`/${RNE}/bilan/export`, undefined, 'HEAD')).toMatch(/^→ .*connexion/);
    expect(await demander(`/${RNE}/premiere-connexion`)).toMatch(/^→ .*connexion/);
    expect(await demander(`/${RNE}//evaluations`)).toMatch(/^→ .*connexion/);
  });

  test('AUT-2 un envoi reçoit un refus net, pas une page', async () => {
    for (const methode of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await demander(`/${RNE}/evaluations`, undefined, methode)).toBe('401');
    }
  });

  test('AUT-1 les pages publiques d’un établissement s’ouvrent, et elles seules', async () => {
    for (const page of ['connexion', 'connexion/aide', 'mot-de-passe-oublie', 'deconnexion']) {
      expect([page, await demander(`/${RNE}/${page}`)]).toEqual([page, 'passe']);
    }
    expect(await demander(`/${RNE}/connexion`, undefined, 'POST')).toBe('passe');
    expect(await demander(`/${RNE}/connexions`)).toMatch(/^→/);
  });

  test('AUT-2 un jeton d’un autre établissement, abîmé, périmé ou d’un autre secret ne vaut rien', async () => {
    const [autre, bon] = [await jeton({ rne: '0310053P' }), await jeton()];
    const contenu = { rne: RNE, sessionId: 's', aPersonnaliser: false };
    const perime = await encode({ token: contenu, secret: SECRET, maxAge: -3600 });
    const etranger = await encode({ token: contenu, secret: 'un-autre-secret-de-trente-deux-caracteres' });
    const incomplet = await encode({ token: { rne: RNE }, secret: SECRET });
    for (const session of [autre, bon.slice(0, -4), 'x', perime, etranger, incomplet]) {
      expect(await demander(`/${RNE}/evaluations`, session)).toMatch(/^→ .*connexion\?suite=/);
      expect(await demander(`/${RNE}/evaluations`, session, 'POST')).toBe('401');
    }
    expect(await demander('/0310053P', autre)).toBe('passe');
  });
});

test('AUT-2 la page de connexion pose de quoi savoir si les cookies sont refusés, une fois', async () => {
  const temoin = async (method: string, cookie = '') =>
    (await middleware(new NextRequest(`${SITE}/${RNE}/connexion`, { method, headers: { cookie } }))).cookies.has(
      TEMOIN,
    );
  expect([await temoin('GET'), await temoin('POST'), await temoin('GET', `${TEMOIN}=1`)]).toEqual([true, false, false]);
});

describe('Avec une session', () => {
  test('AUT-2 les pages de l’établissement s’ouvrent', async () => {
    const session = await jeton();
    for (const chemin of ['', '/evaluations', '/bilan/export?x=1']) {
      expect(await demander(`/${RNE}${chemin}`, session)).toBe('passe');
    }
    expect(await demander(`/${RNE}/evaluations`, session, 'POST')).toBe('passe');
    expect(await demander(`/${RNE}/premiere-connexion`, session)).toBe(`→ /${RNE}`);
  });

  test('AUT-5 à la première connexion, tout mène à la personnalisation, exports et envois compris', async () => {
    const session = await jeton({ aPersonnaliser: true });
    for (const chemin of ['', '/evaluations', '/passeport/1', '/bilan/export', '/import/analyse', '/mon-compte']) {
      for (const methode of ['GET', 'POST']) {
        expect([chemin, methode, await demander(`/${RNE}${chemin}`, session, methode)]).toEqual([
          chemin,
          methode,
          `→ ${adresseDe(RNE, 'premiere-connexion', methode === 'GET' && chemin ? { suite: `/${RNE}${chemin}` } : {})}`,
        ]);
      }
    }
    expect(await demander(`/${RNE}/premiere-connexion?suite=x`, session)).toBe('passe');
    expect(await demander(`/${RNE}/premiere-connexion`, session, 'POST')).toBe('passe');
    expect(await demander(`/${RNE}/deconnexion`, session)).toBe('passe');
  });

  test('AUT-5 un jeton qui ne dit rien de la première connexion est tenu pour une première connexion', async () => {
    const session = await encode({ token: { rne: RNE, sessionId: 's' }, secret: SECRET });
    expect(await demander(`/${RNE}`, session)).toBe(`→ /${RNE}/premiere-connexion`);
  });
});

test('AUT-2 une écriture demandée par un autre site est refusée avant Next, qui en ferait une panne', async () => {
  const session = await jeton();
  const ecrire = async (origin: string, method = 'POST') => {
    const headers = { origin, host: 'localhost:3000', cookie: `griotte-session=${session}`, 'next-action': 'x' };
    const reponse = await middleware(new NextRequest(`${SITE}/${RNE}/parametres`, { method, headers }));
    return [reponse.status, reponse.headers.get('content-type')];
  };
  expect(await ecrire('https://ailleurs.example')).toEqual([403, 'text/plain']);
  expect((await ecrire('https://ailleurs.example', 'GET'))[0]).toBe(200);
  expect((await ecrire(SITE))[0]).toBe(200);
});

describe('La politique de contenu', () => {
  const ouvrir = async (chemin: string) => {
    const { headers } = await middleware(new NextRequest(`${SITE}${chemin}`));
    const csp = headers.get('content-security-policy') ?? '';
    return {
      csp,
      nonce: /'nonce-([^']+)'/.exec(csp)?.[1],
      demande: headers.get('x-middleware-request-content-security-policy'),
    };
  };

  test('AUT-2 une page n’admet que ses scripts et ses styles, par un nonce neuf que Next lit dans la demande', async () => {
    const [une, autre] = [await ouvrir('/'), await ouvrir(`/${RNE}/connexion`)];
    for (const page of [une, autre]) {
      expect(page.csp).toContain("frame-ancestors 'none'");
      expect(page.csp).not.toContain('unsafe');
      expect(page.demande).toBe(page.csp);
    }
    expect(une.nonce).toMatch(/^[\w+/]{22}==$/);
    expect(autre.nonce).not.toBe(une.nonce);
  });
});

describe('L’adresse', () => {
  test('AUT-1 un RNE en minuscules mène au même, en majuscules', async () => {
    expect(await demander('/0999001w')).toBe(`→ /${RNE}`);
    expect(await demander('/0999001w/evaluations/12?page=2')).toBe(`→ /${RNE}/evaluations/12?page=2`);
    expect(await demander('/0999001w//ailleurs.example')).toBe(`→ /${RNE}//ailleurs.example`);
  });

  test('AUT-1 ce qui n’est pas un RNE passe son chemin', async () => {
    for (const chemin of [
      '/',
      '/aide',
      '/999001W',
      '/09990011W',
      '/0999001WW/evaluations',
      '/0999001',
      '/%30999001W',
    ]) {
      expect([chemin, await demander(chemin)]).toEqual([chemin, 'passe']);
    }
  });

  test('AUT-2 il voit toute page et tout export ; ni les envois de fichiers, que leur porte garde seule', () => {
    const voit = (url: string) => unstable_doesMiddlewareMatch({ config, url });
    expect(voit('/')).toBe(true);
    for (const chemin of ['', '/evaluations', '/bilan/export', '/passeport/1.pdf', '/import', '/import/analyse/x']) {
      expect([chemin, voit(`/${RNE}${chemin}`)]).toEqual([chemin, true]);
    }
    const envois = ['import/analyse', 'passeport/1/fichiers', 'scenarios/importer/apercu', 'parametres/images/logo'];
    for (const chemin of ['/api/sante', '/_next/static/x.js', ...envois.map((envoi) => `/${RNE}/${envoi}`)]) {
      expect([chemin, voit(chemin)]).toEqual([chemin, false]);
    }
  });
});
