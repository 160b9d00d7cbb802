import './base';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/acteur';
import { optionsAuth } from '@/lib/acces/authentification';
import type { Jeton } from '@/lib/acces/jeton';
import { modulesDe, peutEntrer } from '@/lib/acces/modules';
import { authentifier } from '@/lib/comptes/connexion';
import {
  changerCourriel,
  changerMotDePasse,
  demanderProvisoire,
  personnaliserMotDePasse,
} from '@/lib/comptes/mutations';
import { aujourdhui, plusMois } from '@/lib/dates';
import { creerEtablissement } from '@/lib/etablissement/mutations';
import { cleRne } from '@/lib/etablissement/rne';
import { unApprenant, unCompte, unEnseignant, unEtablissement, unParent } from '@/tests/fabriques/etablissement';

let adresses = 0;
/** Une adresse neuve : les essais d'un test ne comptent pas pour un autre. */
const ip = () => `10.1.${Math.floor(++adresses / 250)}.${adresses % 250}`;

const entrer = (rne: string, login: string, motDePasse: string, adresse = ip()) =>
  authentifier({ rne, login, motDePasse, ip: adresse });

/** Le code de l'échec, ou « entré ». */
const issue = async (...p: Parameters<typeof entrer>) => {
  const r = await entrer(...p);
  return r.ok ? 'entré' : r.code;
};

async function ouvrir(...p: Parameters<typeof entrer>): Promise<Jeton> {
  const r = await entrer(...p);
  if (!r.ok) throw new Error(`refusé : ${r.code}`);
  return r.jeton;
}

async function acteur(jeton: Jeton): Promise<Acteur> {
  const a = await acteurDuJeton(jeton);
  if (!a) throw new Error('session finie');
  return a;
}

/** Un compte jamais connecté, né le 14/07/2009. */
const NEUF = { aPersonnaliser: true, motDePasse: null, dateNaissance: '2009-07-14' };

const changer = (a: Acteur, valeurs: Partial<typeof compte.$inferInsert>) =>
  ecrire(systeme(a.rne), 'test.compte', (tx) => tx.update(compte).set(valeurs).where(eq(compte.id, a.compteId)));

/** Les courriels déposés pour un compte, du plus ancien au plus récent. */
const courriels = (a: Acteur) =>
  lire(systeme(a.rne), (tx) =>
    tx.execute<{ destinataire: string; texte: string }>(
      sql`select destinataire, texte from courriel where compte_id = ${a.compteId} order by id`,
    ),
  );

const motDePasseDe = (texte: string | undefined) => /temporaire : (\S+)/.exec(texte ?? '')?.[1] ?? 'aucun';

/** Demande un mot de passe provisoire et le lit dans le courriel. */
async function recevoirProvisoire(a: Acteur): Promise<string> {
  expect(await demanderProvisoire(a.rne, a.login, ip())).toMatchObject({ envoi: true });
  return motDePasseDe((await courriels(a)).at(-1)?.texte);
}

describe('Première connexion', () => {
  test('AUT-4 le mot de passe initial est la date de naissance, jjmmaaaa pour un apprenant, aaaa-mm-jj pour un personnel', async () => {
    const rne = await unEtablissement();
    const [eleve, prof, chef] = [
      await unApprenant(rne, { compte: NEUF }),
      await unEnseignant(rne, [], NEUF),
      await unCompte(rne, 'chef', NEUF),
    ];
    for (const [a, bon, faux] of [
      [eleve, '14072009', '2009-07-14'],
      [prof, '2009-07-14', '14072009'],
      [chef, '2009-07-14', '14072009'],
    ] as const) {
      expect(await issue(rne, a.login, faux)).toBe('mot-de-passe');
      expect(await ouvrir(rne, a.login, bon)).toMatchObject({ compteId: a.compteId, aPersonnaliser: true });
    }
  });

  test('AUT-4 les autres profils, et qui n’a pas de date de naissance, n’ont pas de mot de passe initial', async () => {
    const rne = await unEtablissement();
    const sans = [
      await unCompte(rne, 'administrateur', NEUF),
      await unCompte(rne, 'lecteur', NEUF),
      await unCompte(rne, 'parent', NEUF),
      await unEnseignant(rne, [], { ...NEUF, dateNaissance: null }),
    ];
    for (const { login } of sans) {
      for (const essai of ['2009-07-14', '14072009', '', 'null', 'undefined']) {
        expect(await issue(rne, login, essai)).toBe('mot-de-passe');
      }
    }
  });

  test('AUT-3 le login se tape dans n’importe quelle casse, entouré d’espaces ; l’administrateur a le RNE', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], { ...NEUF, login: 'jeanne.dupont' });
    expect((await ouvrir(rne.toLowerCase(), '  Jeanne.DUPONT ', '2009-07-14')).compteId).toBe(prof.compteId);
    expect(await issue(rne, 'jeanne dupont', '2009-07-14')).toBe('login');
    const sept = String(9_980_000 + Math.floor(Math.random() * 9_000));
    const cree = await creerEtablissement({ rne: `${sept}${cleRne(sept)}`, nom: 'Lycée', courriel: 'a@example.org' });
    expect(cree.login).toBe(`${sept}${cleRne(sept)}`);
    const jeton = await ouvrir(cree.login, cree.login.toLowerCase(), ` ${cree.motDePasse} `);
    expect(await acteur(jeton)).toMatchObject({ profil: 'administrateur', aPersonnaliser: true });
  });

  test('AUT-5 personnaliser : refuse l’initial et le trop court, finit toutes les sessions, puis seul le nouveau sert', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { compte: NEUF });
    const [jeton, autre] = [await ouvrir(rne, eleve.login, '14072009'), await ouvrir(rne, eleve.login, '14072009')];
    const a = await acteur(jeton);
    expect(a.aPersonnaliser).toBe(true);
    await expect(personnaliserMotDePasse(a, '14072009')).rejects.toMatchObject({ code: 'mot-de-passe-initial' });
    await expect(personnaliserMotDePasse(a, 'abc12')).rejects.toMatchObject({ code: 'mot-de-passe-court' });
    await expect(personnaliserMotDePasse(a, '------')).rejects.toMatchObject({ code: 'mot-de-passe-court' });
    await expect(personnaliserMotDePasse(a, 'a'.repeat(129))).rejects.toMatchObject({ code: 'mot-de-passe-long' });
    expect(await acteurDuJeton(jeton)).not.toBeNull();
    await personnaliserMotDePasse(a, 'cerise12');
    expect([await acteurDuJeton(jeton), await acteurDuJeton(autre)]).toEqual([null, null]);
    expect(await issue(rne, eleve.login, '14072009')).toBe('mot-de-passe');
    expect(await issue(rne, eleve.login, 'Cerise12')).toBe('mot-de-passe');
    const neuf = await ouvrir(rne, eleve.login, 'cerise12');
    expect(neuf.aPersonnaliser).toBe(false);
    await expect(personnaliserMotDePasse(await acteur(neuf), 'griotte34')).rejects.toMatchObject({
      code: 'deja-personnalise',
    });
  });

  test('AUT-5 le mot de passe choisi n’est gardé que haché, et n’est ni au journal ni dans un message', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { compte: NEUF });
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, eleve.login, '14072009')), 'bigarreau7');
    const [l] = await lire(systeme(rne), (tx) =>
      tx.execute<{ hache: string; journal: string }>(sql`select
        (select mot_de_passe from compte where id = ${eleve.compteId}) as hache,
        (select string_agg(row_to_json(j)::text, ' ') from journal j) as journal`),
    );
    expect(l?.hache).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(l?.journal).toContain('mot-de-passe.personnaliser');
    expect(l?.journal).not.toMatch(/bigarreau7|14072009|argon2/);
  });
});

describe('Mot de passe oublié', () => {
  const personnel = async (rne: string, options = {}) =>
    unEnseignant(rne, [], { courriel: 'jeanne.dupont@example.org', ...NEUF, ...options });

  /** Un enseignant qui a déjà choisi son mot de passe. */
  async function habitue(rne: string, motDePasse: string): Promise<Acteur> {
    const prof = await personnel(rne);
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, prof.login, '2009-07-14')), motDePasse);
    return prof;
  }

  test('AUT-7 montre l’adresse voilée et envoie un mot de passe provisoire à personnaliser', async () => {
    const rne = await unEtablissement({ nom: 'Lycée des Cerises' });
    const prof = await habitue(rne, 'cerise12');
    const demande = await demanderProvisoire(rne, prof.login, ip());
    expect(demande).toEqual({ envoi: true, courrielMasque: 'j••••••••••••@e••••••.org' });
    const [message] = await courriels(prof);
    expect(message?.destinataire).toBe('jeanne.dupont@example.org');
    for (const dit of ['Lycée des Cerises', `http://localhost:3000/${rne}`, `Identifiant : ${prof.login}`]) {
      expect(message?.texte).toContain(dit);
    }
    const jeton = await ouvrir(rne, prof.login, ` ${motDePasseDe(message?.texte)}\n`);
    expect(jeton.aPersonnaliser).toBe(true);
    expect((await acteur(jeton)).aPersonnaliser).toBe(true);
  });

  test('AUT-7 seul le dernier envoyé vaut, une fois, et il ne peut pas devenir le mot de passe', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'cerise12');
    const [premier, dernier] = [await recevoirProvisoire(prof), await recevoirProvisoire(prof)];
    expect(premier).not.toBe(dernier);
    expect(await issue(rne, prof.login, premier)).toBe('mot-de-passe');
    const a = await acteur(await ouvrir(rne, prof.login, dernier));
    expect(await issue(rne, prof.login, dernier)).toBe('mot-de-passe');
    expect(await issue(rne, prof.login, premier)).toBe('mot-de-passe');
    await expect(personnaliserMotDePasse(a, dernier)).rejects.toMatchObject({ code: 'mot-de-passe-initial' });
    await personnaliserMotDePasse(a, 'griotte34');
    expect(await issue(rne, prof.login, 'griotte34')).toBe('entré');
  });

  test('AUT-7 un provisoire ne sert qu’une fois même en deux demandes simultanées', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'cerise12');
    const provisoire = await recevoirProvisoire(prof);
    const issues = await Promise.all([1, 2, 3].map(() => issue(rne, prof.login, provisoire)));
    expect(issues.sort()).toEqual(['entré', 'mot-de-passe', 'mot-de-passe']);
  });

  test('AUT-7 expire au bout de 72 heures', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'cerise12');
    const provisoire = await recevoirProvisoire(prof);
    const [ligne] = await lire(systeme(rne), (tx) => tx.select().from(motDePasseProvisoire));
    const heures = (Number(ligne?.expireLe) - Date.now()) / 3_600_000;
    expect(heures).toBeGreaterThan(71.9);
    expect(heures).toBeLessThanOrEqual(72);
    await ecrire(systeme(rne), 'test.temps', (tx) =>
      tx.update(motDePasseProvisoire).set({ expireLe: new Date(Date.now() - 1000) }),
    );
    expect(await issue(rne, prof.login, provisoire)).toBe('mot-de-passe');
    expect(await issue(rne, prof.login, 'cerise12')).toBe('entré');
  });

  test('AUT-7 l’ancien mot de passe vaut tant que le provisoire n’a pas servi, et plus ensuite', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'cerise12');
    const ailleurs = await ouvrir(rne, prof.login, 'cerise12');
    const provisoire = await recevoirProvisoire(prof);
    expect((await ouvrir(rne, prof.login, 'cerise12')).aPersonnaliser).toBe(false);
    await ouvrir(rne, prof.login, provisoire);
    expect(await issue(rne, prof.login, 'cerise12')).toBe('mot-de-passe');
    expect(await acteurDuJeton(ailleurs), 'AUT-10 les autres sessions sont finies').toBeNull();
    const suivant = await recevoirProvisoire(prof);
    expect(await issue(rne, prof.login, 'cerise12'), 'une nouvelle demande ne le ranime pas').toBe('mot-de-passe');
    expect(await issue(rne, prof.login, suivant)).toBe('entré');
  });

  test('AUT-7 le provisoire utilisé ferme aussi le mot de passe initial', async () => {
    const rne = await unEtablissement();
    const prof = await personnel(rne);
    const provisoire = await recevoirProvisoire(prof);
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('entré');
    const a = await acteur(await ouvrir(rne, prof.login, provisoire));
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('mot-de-passe');
    await expect(personnaliserMotDePasse(a, '2009-07-14')).rejects.toMatchObject({ code: 'mot-de-passe-initial' });
  });

  test('AUT-7 l’apprenant est renvoyé à l’administrateur ; sans adresse, inconnu, suspendu : rien ne part', async () => {
    const rne = await unEtablissement();
    const demander = (login: string) => demanderProvisoire(rne, login, ip());
    const eleve = await unApprenant(rne, { compte: { courriel: 'eleve@example.org' } });
    expect(await demander(eleve.login)).toEqual({ envoi: false, raison: 'apprenant' });
    const sans = await unEnseignant(rne);
    expect(await demander(sans.login)).toEqual({ envoi: false, raison: 'sans-courriel' });
    const suspendu = await personnel(rne, { suspenduLe: new Date() });
    expect(await demander(suspendu.login)).toEqual({ envoi: false, raison: 'inconnu' });
    expect(await demander('personne.ici')).toEqual({ envoi: false, raison: 'inconnu' });
    for (const a of [eleve, sans, suspendu]) expect(await courriels(a)).toHaveLength(0);
    const parent = await unParent(rne, [eleve]);
    await changer(parent, { courriel: 'parent@example.org' });
    expect(await demander(parent.login), 'ACP-3 l’accès n’est pas donné').toEqual({
      envoi: false,
      raison: 'acces-ferme',
    });
    await changer(parent, { accesEnvoyeLe: new Date() });
    expect(await demander(parent.login)).toMatchObject({ envoi: true });
  });

  test('AUT-7 trois demandes par heure et par compte, pas plus, et l’écran dit combien attendre', async () => {
    const rne = await unEtablissement();
    const prof = await personnel(rne);
    for (let i = 0; i < 3; i++) await recevoirProvisoire(prof);
    const refus = demanderProvisoire(rne, prof.login, ip());
    await expect(refus).rejects.toMatchObject({
      code: 'tentatives-compte',
      message: expect.stringContaining('60 minutes'),
    });
    expect(await courriels(prof)).toHaveLength(3);
  });

  test('AUT-7 une adresse qui en demande trop est refusée comme adresse', async () => {
    const [rne, adresse] = [await unEtablissement(), ip()];
    for (let i = 0; i < 60; i++) await demanderProvisoire(rne, `inconnu${i}`, adresse);
    await expect(demanderProvisoire(rne, 'un.autre', adresse)).rejects.toMatchObject({ code: 'tentatives-adresse' });
  });
});

describe('Force brute', () => {
  test('AUT-6 dit « login inconnu » ou « mot de passe non valide », et le profil pour choisir l’aide', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { compte: NEUF });
    expect(await entrer(rne, 'personne', 'x')).toEqual({ ok: false, code: 'login' });
    expect(await entrer(rne, eleve.login, 'x')).toEqual({ ok: false, code: 'mot-de-passe', profil: 'apprenant' });
    expect(await entrer('0000000A', eleve.login, 'x')).toEqual({ ok: false, code: 'login' });
    expect(await entrer('n’importe quoi', eleve.login, 'x')).toEqual({ ok: false, code: 'login' });
  });

  test('AUT-6 après cinq échecs le compte attend, même avec le bon mot de passe, d’où qu’on vienne', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const login = 'jean.petit';
    await unEnseignant(rne, [], { ...NEUF, login });
    await unEnseignant(autre, [], { ...NEUF, login });
    for (let i = 0; i < 5; i++) expect(await issue(rne, login, `faux${i}`)).toBe('mot-de-passe');
    const refus = await entrer(rne, login, '2009-07-14');
    expect(refus).toMatchObject({ ok: false, code: 'attente-compte' });
    expect(!refus.ok && refus.secondes).toBeGreaterThan(14 * 60);
    expect(!refus.ok && refus.secondes).toBeLessThanOrEqual(15 * 60);
    expect(await issue(autre, login, '2009-07-14'), 'le même login ailleurs n’attend pas').toBe('entré');
  });

  test('AUT-6 une salve d’essais simultanés n’en passe pas plus', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    const issues = await Promise.all(Array.from({ length: 20 }, (_, i) => issue(rne, prof.login, `faux${i}`)));
    expect(issues.filter((i) => i === 'mot-de-passe')).toHaveLength(5);
    expect(issues.filter((i) => i === 'attente-compte')).toHaveLength(15);
  });

  test('AUT-6 une connexion réussie efface les échecs du compte', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    for (let tour = 0; tour < 3; tour++) {
      for (let i = 0; i < 4; i++) expect(await issue(rne, prof.login, 'faux')).toBe('mot-de-passe');
      expect(await issue(rne, prof.login, '2009-07-14')).toBe('entré');
    }
  });

  test('AUT-6 soixante échecs d’une adresse la font attendre, pour tous les comptes ; une réussite n’y compte pas', async () => {
    const [rne, adresse] = [await unEtablissement(), ip()];
    const prof = await unEnseignant(rne, [], NEUF);
    for (let i = 0; i < 59; i++) expect(await issue(rne, `inconnu${i}`, 'x', adresse)).toBe('login');
    for (let i = 0; i < 3; i++) expect(await issue(rne, prof.login, '2009-07-14', adresse)).toBe('entré');
    expect(await issue(rne, 'inconnu', 'x', adresse)).toBe('login');
    expect(await entrer(rne, prof.login, '2009-07-14', adresse)).toMatchObject({
      code: 'attente-adresse',
      secondes: expect.any(Number),
    });
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('entré');
  });

  test('AUT-6 les limites sont dans la base : un autre processus refuse aussi', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    for (let i = 0; i < 5; i++) await entrer(rne, prof.login, 'faux');
    vi.resetModules();
    const neuf = await import('@/lib/comptes/connexion');
    expect(neuf.authentifier).not.toBe(authentifier);
    const refus = await neuf.authentifier({ rne, login: prof.login, motDePasse: '2009-07-14', ip: ip() });
    expect(refus).toMatchObject({ ok: false, code: 'attente-compte' });
    const cles = await lire(systeme(rne), (tx) => tx.execute<{ key: string }>(sql`select key from limite`));
    expect(cles.length).toBeGreaterThan(0);
    for (const { key } of cles) expect(key).toMatch(/^(compte|adresse|oubli):[\w-]{43}$/);
  });

  test('AUT-6 une panne ne dit rien au navigateur : ni requête, ni identifiant, ni mot de passe', async () => {
    const rne = await unEtablissement();
    const ecrit = vi.spyOn(console, 'error').mockImplementation(() => {});
    const [fournisseur] = optionsAuth().providers;
    const autoriser = (login: string) =>
      fournisseur?.type === 'credentials'
        ? fournisseur.options?.authorize({ rne, login, motDePasse: 'secret-tape' }, { headers: {} })
        : null;
    const panne = await Promise.resolve(autoriser('jeanne\u0000dupont')).catch((e: Error) => e);
    const journal = ecrit.mock.calls.flat().join('\n');
    ecrit.mockRestore();
    expect(panne).toBeInstanceOf(Error);
    for (const texte of [String(panne), journal]) expect(texte).not.toMatch(/select|secret-tape|jeanne|params/i);
    expect(JSON.parse((panne as Error).message)).toMatchObject({ ok: false, code: 'imprevu' });
    expect(journal).toMatch(/connexion/);
  });
});

describe('Sessions', () => {
  test('AUT-10 changer de mot de passe demande l’actuel, finit les autres sessions et rend la version de la sienne', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, prof.login, '2009-07-14')), 'cerise12');
    const [ici, ailleurs] = [await ouvrir(rne, prof.login, 'cerise12'), await ouvrir(rne, prof.login, 'cerise12')];
    const a = await acteur(ici);
    await expect(changerMotDePasse(a, 'faux', 'griotte34')).rejects.toMatchObject({ code: 'mot-de-passe-actuel' });
    await expect(changerMotDePasse(a, 'cerise12', '2009-07-14')).rejects.toMatchObject({
      code: 'mot-de-passe-initial',
    });
    const versionSession = await changerMotDePasse(a, 'cerise12', 'griotte34');
    expect(await acteurDuJeton(ailleurs)).toBeNull();
    expect(await acteurDuJeton(ici)).toBeNull();
    expect(await acteurDuJeton({ ...ici, versionSession })).not.toBeNull();
    expect(await issue(rne, prof.login, 'griotte34')).toBe('entré');
  });

  test('AUT-10 deux changements simultanés ne rouvrent pas une session finie', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, prof.login, '2009-07-14')), 'cerise12');
    const jeton = await ouvrir(rne, prof.login, 'cerise12');
    const a = await acteur(jeton);
    const versions = await Promise.all([
      changerMotDePasse(a, 'cerise12', 'griotte34'),
      changerMotDePasse(a, 'cerise12', 'burlat56'),
    ]);
    const ouvertes = await Promise.all(versions.map((versionSession) => acteurDuJeton({ ...jeton, versionSession })));
    expect(ouvertes.filter((o) => o !== null)).toHaveLength(1);
  });

  test('AUT-8 l’adresse électronique se change, pour soi seul', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const [prof, voisin] = [await unEnseignant(rne, [], NEUF), await unEnseignant(rne)];
    const ailleurs = await unEnseignant(autre);
    await changerCourriel(prof, 'neuve@example.org');
    const adresses = (r: string) =>
      lire(systeme(r), (tx) => tx.select({ id: compte.id, courriel: compte.courriel }).from(compte));
    expect(await adresses(rne)).toEqual(
      expect.arrayContaining([
        { id: prof.compteId, courriel: 'neuve@example.org' },
        { id: voisin.compteId, courriel: null },
      ]),
    );
    expect(await adresses(autre)).toEqual([{ id: ailleurs.compteId, courriel: null }]);
  });

  test('AUT-9 un enseignant suspendu l’est aussitôt, sessions ouvertes comprises', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    const jeton = await ouvrir(rne, prof.login, '2009-07-14');
    expect(await acteurDuJeton(jeton)).not.toBeNull();
    await changer(prof, { suspenduLe: new Date() });
    expect(await acteurDuJeton(jeton)).toBeNull();
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('login');
    await changer(prof, { suspenduLe: null, masqueLe: new Date() });
    expect(await acteurDuJeton(jeton)).toBeNull();
    await changer(prof, { masqueLe: null, sortiLe: aujourdhui() });
    expect(await acteurDuJeton(jeton), 'un personnel sorti n’a pas de délai').toBeNull();
  });

  test('AUT-9 un apprenant sorti entre encore trois mois, pour l’export de son passeport seulement', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { compte: NEUF });
    const jeton = await ouvrir(rne, eleve.login, '14072009');
    const sortir = (sortiLe: string) => changer(eleve, { sortiLe });
    await sortir(plusMois(aujourdhui(), 1));
    expect((await acteur(jeton)).sorti, 'sortie à venir').toBe(false);
    for (const jour of [aujourdhui(), plusMois(aujourdhui(), -2), plusMois(aujourdhui(), -3)]) {
      await sortir(jour);
      const a = await acteur(jeton);
      expect([jour, a.sorti]).toEqual([jour, true]);
      expect(modulesDe(a).every((m) => m.nom === 'export-passeport')).toBe(true);
      for (const ferme of ['evaluations', 'passeport', 'tableau-de-bord'] as const) {
        expect(peutEntrer(a, ferme)).toBe(false);
      }
      expect(await issue(rne, eleve.login, '14072009')).toBe('entré');
    }
    await sortir(plusMois(aujourdhui(), -4));
    expect(await acteurDuJeton(jeton)).toBeNull();
    expect(await issue(rne, eleve.login, '14072009')).toBe('login');
  });

  test('AUT-10 un jeton ne vaut que pour son compte, dans son établissement', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const prof = await unEnseignant(rne, [], NEUF);
    const jeton = await ouvrir(rne, prof.login, '2009-07-14');
    expect(await acteurDuJeton({ ...jeton, rne: autre })).toBeNull();
    expect(await acteurDuJeton({ ...jeton, versionSession: jeton.versionSession + 1 })).toBeNull();
    expect(await acteurDuJeton(jeton)).toMatchObject({ rne, compteId: prof.compteId, profil: 'enseignant' });
  });

  test('AUT-3 deux établissements ont le même login sans se mêler', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const login = 'camille.martin';
    const ici = await unApprenant(rne, { compte: { ...NEUF, login } });
    const la = await unApprenant(autre, { compte: { ...NEUF, login, dateNaissance: '2008-01-02' } });
    expect((await ouvrir(rne, login, '14072009')).compteId).toBe(ici.compteId);
    expect((await ouvrir(autre, login, '02012008')).compteId).toBe(la.compteId);
    expect(await issue(rne, login, '02012008')).toBe('mot-de-passe');
  });
});
