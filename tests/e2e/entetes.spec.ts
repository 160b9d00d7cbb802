import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as ouvrir } from 'node:http';
import { type APIResponse, expect, test } from '@playwright/test';
import { adresseDe } from '@/lib/adresses/regles';
import { ENTETES } from '@/lib/entetes';
import { env } from '@/lib/env';
import { unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { cookieDe } from '@/tests/fabriques/session';
import { navigateur, pageConnectee } from './outils';

const INCONNU = '00000000-0000-7000-8000-000000000000';

/** Les fichiers de la construction, les mêmes pour tous, sont les seuls qu'un navigateur peut garder. */
const PUBLICS = /^\/(_next\/static\/|icon\.svg|robots\.txt)/;

/** Toutes les routes de la construction, ouvertes sur cet établissement, et ce qui n'en est pas une. */
function adresses(rne: string): string[] {
  const routes = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>;
  const ouvertes = Object.values(routes)
    .filter((r) => !r.startsWith('/_'))
    .map((r) => r.replace('[rne]', rne).replaceAll(/\[\w+\]/g, INCONNU));
  const autres = ['/inconnue', `/${rne}/inconnue`, '/api/inconnue', '/0999999Z', `/${rne.toLowerCase()}/import`];
  const malEcrites = ['/%E0%A4%A', `/${rne}/%00`, `/${rne}/connexion/`, `/${rne}//connexion`];
  return [...ouvertes, ...autres, ...malEcrites];
}

/** Ce qui manque à cette réponse. */
async function manques(chemin: string, reponse: APIResponse): Promise<string[]> {
  const entetes = reponse.headers();
  const { 'content-security-policy': deBase, ...fixes } = ENTETES;
  const fautes = Object.entries(fixes).flatMap(([nom, valeur]) => (entetes[nom] === valeur ? [] : [nom]));
  if (!PUBLICS.test(chemin) && !entetes['cache-control']?.includes('no-store')) fautes.push('no-store');
  const csp = entetes['content-security-policy'] ?? '';
  if (!/frame-ancestors 'none'|sandbox/.test(csp) || csp.includes('unsafe')) fautes.push(`politique ${csp}`);
  const page = entetes['content-type']?.startsWith('text/html') ? await reponse.text() : '';
  if (!page && csp !== deBase) fautes.push(`ce qui n’est pas une page n’a rien à charger : ${csp}`);
  if (page && csp !== deBase) fautes.push(...fautesDePage(page, /'nonce-([^']+)'/.exec(csp)?.[1]));
  return fautes.map((faute) => `${reponse.status()} ${chemin} : ${faute}`);
}

/** Un script ou un style de la page que sa propre politique arrêterait. */
function fautesDePage(page: string, nonce: string | undefined): string[] {
  const balises = page.match(/<(script|style)\b[^>]*>/g) ?? [];
  const sans = balises.filter((b) => !nonce || !b.includes(`nonce="${nonce}"`));
  return [...sans.map((b) => `sans nonce ${b}`), ...(page.match(/<[^>]* style="[^"]*"/g) ?? [])];
}

test('AUT-2 toute route, connue ou non, avec ou sans session, porte les en-têtes de sécurité', async ({ browser }) => {
  const rne = await unEtablissement();
  const comptes = [await unCompte(rne, 'administrateur'), await unEnseignant(rne), null];
  const fautes: string[] = [];
  for (const compte of comptes) {
    const contexte = await browser.newContext();
    if (compte) {
      await contexte.addCookies([{ ...(await cookieDe(compte)), url: process.env.NEXTAUTH_URL ?? '' }]);
    }
    for (const chemin of adresses(rne)) {
      const reponse = await contexte.request.get(chemin, { maxRedirects: 0, failOnStatusCode: false });
      fautes.push(...(await manques(chemin, reponse)));
    }
    const [fichier = 'aucun'] = /\/_next\/static\/[^"]+\.js/.exec(await (await contexte.request.get('/')).text()) ?? [];
    fautes.push(...(await manques(fichier, await contexte.request.get(fichier))));
    await contexte.close();
  }
  expect([...new Set(fautes)]).toEqual([]);
});

test('AUT-2 sous cette politique, les pages vivent, et un script venu d’ailleurs n’y tourne pas', async ({
  browser,
}) => {
  const rne = await unEtablissement();
  const { page, erreurs } = await pageConnectee(browser, await unCompte(rne, 'administrateur'));
  const violations: string[] = [];
  await page.exposeFunction('signaler', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    const { signaler } = window as unknown as { signaler: (violation: string) => void };
    document.addEventListener('securitypolicyviolation', (e) => signaler(`${e.violatedDirective} ${e.sourceFile}`));
  });
  for (const nom of ['accueil', 'parametres', 'utilisateurs', 'mon-compte'] as const) {
    await page.goto(adresseDe(rne, nom));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(page.getByText('Saisissez votre mot de passe actuel.')).toBeVisible();
  expect([...erreurs, ...violations]).toEqual([]);
  const actif = await page.evaluate(async () => {
    const posee = document.createElement('div');
    posee.innerHTML = '<img src="x" onerror="window.intrus = 1"><b style="color: red">x</b>';
    document.body.append(posee);
    await new Promise((ok) => setTimeout(ok, 200));
    return 'intrus' in window || getComputedStyle(posee.querySelector('b') as Element).color === 'rgb(255, 0, 0)';
  });
  expect(actif).toBe(false);
});

test('EXL-3 /api/metriques additionne ce que comptent tous les processus', async ({ playwright, request }) => {
  const rne = await unEtablissement();
  const lire = async () => {
    const headers = { authorization: `Bearer ${env().METRIQUES_SECRET}` };
    const texte = await (await request.get('/api/metriques', { headers })).text();
    const compte =
      /^griotte_demandes_secondes_count{route="\/\[rne]\/connexion\/aide",methode="GET",statut="2xx"} (\d+)$/m;
    return Number(compte.exec(texte)?.[1] ?? 0);
  };
  const avant = await lire();
  for (let i = 0; i < 6; i++) {
    const neuf = await playwright.request.newContext({ baseURL: process.env.NEXTAUTH_URL ?? '' });
    await neuf.get(`/${rne}/connexion/aide`); // une connexion neuve : le processus dont c'est le tour
    await neuf.dispose();
  }
  await expect.poll(lire).toBe(avant + 6);
  expect(await lire()).toBe(avant + 6);
});

test('AUT-1 une page introuvable est vivante aussi ; robots.txt ferme tout', async ({ browser }) => {
  const { page, erreurs } = await navigateur(browser);
  await page.goto('/inconnue');
  await page.getByRole('link', { name: 'Trouver mon établissement' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Votre établissement' })).toBeVisible();
  expect(erreurs).toEqual([]);
  expect(await (await page.request.get('/robots.txt')).text()).toContain('Disallow: /');
});

test('AUT-2 ce qui est refusé avant toute page l’est en français, avec les en-têtes de sécurité', async ({
  request,
}) => {
  const page = `/${await unEtablissement()}/connexion`;
  const refus = async (attendu: number, options: Parameters<typeof request.fetch>[1]) => {
    const reponse = await request.fetch(page, { maxRedirects: 0, ...options });
    expect([options, reponse.status(), await manques(page, reponse)]).toEqual([options, attendu, []]);
    expect(await reponse.text()).toMatch(/^(Griotte|Cette|Ce qui) .+\.$/);
  };
  await refus(405, { method: 'TRACE' });
  await refus(403, { method: 'POST', data: '[]', headers: { 'next-action': 'x', origin: 'https://ailleurs.example' } });
  await refus(413, { method: 'POST', multipart: { motDePasse: 'x'.repeat(2 * 1024 * 1024) } });
  const [statut, texte] = await sansLongueur(page, 3 * 1024 * 1024);
  expect([statut, texte]).toEqual([413, expect.stringMatching(/^Ce qui est envoyé est bien plus gros/)]);
});

/** Ce qui répond à un corps envoyé par blocs, sans annoncer sa longueur. */
async function sansLongueur(chemin: string, octets: number): Promise<[number | undefined, string]> {
  const demande = ouvrir(new URL(chemin, process.env.NEXTAUTH_URL), { method: 'POST' });
  const attendue = once(demande, 'response');
  for (let reste = octets; reste > 0; reste -= 65_536) demande.write(Buffer.alloc(65_536, 97));
  demande.end();
  const [reponse] = await attendue;
  return [reponse.statusCode, Buffer.concat(await reponse.toArray()).toString()];
}
