import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { POST as deconnecter } from '@/app/[rne]/deconnexion/route';
import { session } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { PROFILS, type Profil } from '@/lib/acces/modules';
import { acteurDuJeton, lireSession, systeme } from '@/lib/acces/serveur/acteur';
import { ecrireJeton, type Ouverture } from '@/lib/acces/serveur/jeton';
import {
  finirMaSession,
  finirMesSessions,
  finirSession,
  noterUsage,
  purgerSessions,
} from '@/lib/acces/serveur/mutations-sessions';
import { listerMesSessions } from '@/lib/acces/serveur/queries-sessions';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { enregistrerSecurite } from '@/lib/parametres/serveur/mutations';
import { acteur, ouvrir } from '@/tests/fabriques/connexion';
import { unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { compterRequetes } from '@/tests/fabriques/requetes';
import { uneSession } from '@/tests/fabriques/session';

const cookies = vi.hoisted(() => ({ valeur: '', poses: [] as [string, string, Record<string, unknown>][] }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: () => ({ value: cookies.valeur }),
    set: (...pose: [string, string, Record<string, unknown>]) => cookies.poses.push(pose),
  }),
}));

const HEURE = 3_600_000;
const ilYA = (ms: number) => new Date(Date.now() - ms);

const vieillir = (s: Ouverture, valeurs: Partial<typeof session.$inferInsert>) =>
  ecrire(systeme(s.rne), 'test.temps', (tx) => tx.update(session).set(valeurs).where(eq(session.id, s.sessionId)));

const lues = (rne: string) => lire(systeme(rne), (tx) => tx.select().from(session));

describe('Sessions', () => {
  test('AUT-19 douze heures au plus ; pour un personnel, deux heures sans usage la finissent', async () => {
    const rne = await unEtablissement();
    const vivantApres = async (profil: Profil, valeurs: Partial<typeof session.$inferInsert>) => {
      const s = await uneSession(await unCompte(rne, profil));
      await vieillir(s, valeurs);
      return (await acteurDuJeton(s)) !== null;
    };
    for (const profil of PROFILS) {
      const s = await uneSession(await unCompte(rne, profil), true);
      const heures = Math.round((Number(s.finLe) - Date.now()) / HEURE);
      const reste = profil === 'parent' || profil === 'apprenant';
      expect([profil, s.reste, heures]).toEqual([profil, reste, reste ? 30 * 24 : 12]);
      expect([profil, await vivantApres(profil, { finLe: ilYA(1000) })]).toEqual([profil, false]);
      expect([profil, await vivantApres(profil, { vueLe: ilYA(1.9 * HEURE) })]).toEqual([profil, true]);
      expect([profil, await vivantApres(profil, { vueLe: ilYA(2.1 * HEURE) })]).toEqual([profil, reste]);
    }
  });

  test('AUT-19 un usage se note au plus toutes les cinq minutes, repousse l’inactivité, jamais la fin', async () => {
    const rne = await unEtablissement();
    const s = await uneSession(await unEnseignant(rne));
    expect((await lireSession(s))?.aNoter).toBe(false);
    await vieillir(s, { vueLe: ilYA(HEURE) });
    const lue = await lireSession(s);
    expect(lue?.aNoter).toBe(true);
    if (lue) await noterUsage(lue.acteur);
    const [ligne] = await lues(rne);
    expect([(await lireSession(s))?.aNoter, ligne?.finLe]).toEqual([false, s.finLe]);
  });

  test('AUT-19 l’acteur et sa session se lisent en une requête', async () => {
    const s = await uneSession(await unEnseignant(await unEtablissement()));
    await acteurDuJeton(s);
    // `begin`, le plan, l'établissement, la lecture, `commit`.
    expect(await compterRequetes(() => acteurDuJeton(s))).toBe(5);
  });

  test('AUT-10 se déconnecter rend le cookie sans valeur où qu’il soit, et un autre site ne peut pas le demander', async () => {
    const rne = await unEtablissement();
    const s = await uneSession(await unEnseignant(rne));
    cookies.valeur = await ecrireJeton(s, s.finLe);
    const demander = (headers: HeadersInit) =>
      deconnecter(new Request(`http://localhost:3000/${rne}/deconnexion`, { method: 'POST', headers }), {
        params: Promise.resolve({ rne }),
      });
    expect((await demander({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await demander({ origin: 'https://ailleurs.example' })).status).toBe(403);
    expect([await acteurDuJeton(s), cookies.poses]).toEqual([expect.anything(), []]);
    const reponse = await demander({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' });
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `/${rne}/connexion?message=deconnecte`]);
    expect(await acteurDuJeton(s)).toBeNull();
    expect(cookies.poses).toEqual([['griotte-session', '', expect.objectContaining({ maxAge: 0, path: '/' })]]);
    await finirSession(s); // une seconde fois, sans effet
  });

  test('AUT-19 « Mes sessions » : les siennes, encore ouvertes ; l’une finit, ou toutes, jamais celle d’un autre', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const motDePasse = await hacher('burlat34');
    const [prof, voisin, ailleurs] = [
      await unEnseignant(rne, [], { motDePasse }),
      await unEnseignant(rne),
      await unEnseignant(autre),
    ];
    const ici = await ouvrir(rne, prof.login, 'burlat34', '192.0.2.77');
    const moi = await acteur(ici);
    const [second, troisieme] = [await uneSession(prof), await uneSession(prof)];
    await vieillir(troisieme, { vueLe: ilYA(3 * HEURE) });
    const [chezVoisin, chezAutre] = [await uneSession(voisin), await uneSession(ailleurs)];
    const listees = await listerMesSessions(moi);
    expect(listees.map((s) => s.id).sort()).toEqual([ici.sessionId, second.sessionId].sort());
    expect(listees.find((s) => s.id === ici.sessionId)).toMatchObject({ reseau: '192.0.2…' });
    for (const { sessionId } of [chezVoisin, chezAutre])
      await expect(finirMaSession(moi, { id: sessionId })).rejects.toMatchObject({ code: 'introuvable' });
    await finirMaSession(moi, { id: second.sessionId });
    expect([await acteurDuJeton(second), await acteurDuJeton(ici)]).toEqual([null, expect.anything()]);
    await finirMesSessions(moi);
    expect(await acteurDuJeton(ici)).toBeNull();
    expect([await acteurDuJeton(chezVoisin), await acteurDuJeton(chezAutre)]).not.toContain(null);
  });

  test('AUT-19 l’établissement ne permet plus de rester connecté : ce qui dure depuis plus d’un jour finit', async () => {
    const rne = await unEtablissement();
    const [admin, eleve] = [await unCompte(rne, 'administrateur'), await unCompte(rne, 'apprenant')];
    const [recente, ancienne] = [await uneSession(eleve, true), await uneSession(eleve, true)];
    await vieillir(ancienne, { ouverteLe: ilYA(20 * HEURE) });
    const longueurs = Object.fromEntries(PROFILS.map((p) => [p, 6])) as Record<Profil, number>;
    const regler = (resterConnecte: boolean) =>
      enregistrerSecurite(admin, { longueurs, resterConnecte, messagesDiscrets: false });
    await regler(true);
    expect(await acteurDuJeton(ancienne)).not.toBeNull();
    await regler(false);
    expect([await acteurDuJeton(ancienne), await acteurDuJeton(recente)]).toEqual([null, expect.anything()]);
  });

  test('AUT-19 chaque nuit, ce qui ne vaut plus s’efface, et rien d’autre', async () => {
    const rne = await unEtablissement();
    const [prof, eleve] = [await unEnseignant(rne), await unCompte(rne, 'apprenant')];
    const ouvertes = [await uneSession(prof), await uneSession(prof), await uneSession(eleve), await uneSession(eleve)];
    const [profInactif, , eleveInactif, eleveFini] = ouvertes;
    for (const s of [profInactif, eleveInactif]) if (s) await vieillir(s, { vueLe: ilYA(3 * HEURE) });
    if (eleveFini) await vieillir(eleveFini, { finLe: ilYA(1000) });
    await purgerSessions(systeme(rne));
    const restent = (await lues(rne)).map((l) => ouvertes.findIndex((s) => s.sessionId === l.id));
    expect(restent.sort()).toEqual([1, 2]);
  });
});
