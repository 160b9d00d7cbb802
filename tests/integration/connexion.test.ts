import './base';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { lire } from '@/db/tenant';
import { modulesDe, peutEntrer } from '@/lib/acces/modules';
import type { Refus } from '@/lib/acces/refus';
import { acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { changerCourriel, changerMotDePasse, personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { aujourdhui, plusMois } from '@/lib/dates';
import { cleRne } from '@/lib/etablissement/regles-rne';
import { creerEtablissement } from '@/lib/etablissement/serveur/mutations';
import { acteur, changer, courriels, issue, NEUF, ouvrir } from '@/tests/fabriques/connexion';
import { unApprenant, unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';

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
    await personnaliserMotDePasse(a, 'guigne12');
    expect([await acteurDuJeton(jeton), await acteurDuJeton(autre)]).toEqual([null, null]);
    expect(await issue(rne, eleve.login, '14072009')).toBe('mot-de-passe');
    expect(await issue(rne, eleve.login, 'Cerise12')).toBe('mot-de-passe');
    const neuf = await ouvrir(rne, eleve.login, 'guigne12');
    expect(neuf.aPersonnaliser).toBe(false);
    await expect(personnaliserMotDePasse(await acteur(neuf), 'burlat34')).rejects.toMatchObject({
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

describe('Sessions', () => {
  test('AUT-10 changer de mot de passe demande l’actuel, finit les autres sessions et garde la sienne', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, prof.login, '2009-07-14')), 'guigne12');
    const [ici, ailleurs] = [await ouvrir(rne, prof.login, 'guigne12'), await ouvrir(rne, prof.login, 'guigne12')];
    const a = await acteur(ici);
    await expect(changerMotDePasse(a, 'faux', 'burlat34')).rejects.toMatchObject({ code: 'mot-de-passe-actuel' });
    await expect(changerMotDePasse(a, 'guigne12', '2009-07-14')).rejects.toMatchObject({
      code: 'mot-de-passe-initial',
    });
    await expect(changerMotDePasse(a, 'guigne12', 'guigne12')).rejects.toMatchObject({ code: 'mot-de-passe-repris' });
    await changerMotDePasse(a, 'guigne12', 'burlat34');
    expect(await acteurDuJeton(ailleurs)).toBeNull();
    expect(await acteurDuJeton(ici)).not.toBeNull();
    expect(await issue(rne, prof.login, 'burlat34')).toBe('entré');
  });

  test('AUT-10 deux changements simultanés : un seul passe, l’autre est refusé, une session reste', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, prof.login, '2009-07-14')), 'guigne12');
    const jeton = await ouvrir(rne, prof.login, 'guigne12');
    const a = await acteur(jeton);
    const essais = ['burlat34', 'burlat56', 'bigarreau7'].map((nouveau) => changerMotDePasse(a, 'guigne12', nouveau));
    const rendus = await Promise.allSettled(essais);
    const issues = rendus.map((r) => (r.status === 'fulfilled' ? 'changé' : r.reason.code));
    expect(issues.sort()).toEqual(['changé', 'mot-de-passe-actuel', 'mot-de-passe-actuel']);
    expect(await acteurDuJeton(jeton)).not.toBeNull();
  });

  test('AUT-8 AUT-10 d’une session ouverte, le mot de passe actuel ne se devine pas : cinq erreurs, puis une heure', async () => {
    const rne = await unEtablissement();
    const haches = { motDePasse: await hacher('le sien'), courriel: 'prof@example.org' };
    const [prof, autre] = [await unEnseignant(rne, [], haches), await unEnseignant(rne, [], haches)];
    const essayer = (quoi: Promise<void>) =>
      quoi.then(
        () => 'changé',
        (e: Refus) => e.code,
      );
    await essayer(changerCourriel(prof, 'juste@example.org', 'le sien'));
    const essais = [1, 2, 3, 4, 5, 6].map((n) =>
      n % 2 ? changerCourriel(prof, 'x@example.org', `faux${n}`) : changerMotDePasse(prof, `faux${n}`, 'burlat34'),
    );
    const issues = await Promise.all(essais.map(essayer));
    expect(issues.sort()).toEqual([...Array(5).fill('mot-de-passe-actuel'), 'tentatives-compte']);
    expect(await essayer(changerCourriel(prof, 'x@example.org', 'le sien')), 'le vrai non plus').toBe(
      'tentatives-compte',
    );
    expect(await essayer(changerCourriel(autre, 'autre@example.org', 'le sien')), 'un autre compte').toBe('changé');
    expect(await issue(rne, prof.login, 'le sien'), 'la connexion reste ouverte').toBe('entré');
  });

  test('AUT-8 l’adresse électronique se change, pour soi seul, avec son mot de passe ; l’ancienne est prévenue, sans la nouvelle', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const ancienne = { courriel: 'ancienne@example.org', motDePasse: await hacher('le sien') };
    const [prof, voisin] = [await unEnseignant(rne, [], ancienne), await unEnseignant(rne)];
    const ailleurs = await unEnseignant(autre);
    const enFaux = changerCourriel(prof, 'neuve@example.org', 'faux');
    await expect(enFaux).rejects.toMatchObject({ code: 'mot-de-passe-actuel' });
    expect(await courriels(prof)).toEqual([]);
    await changerCourriel(prof, 'neuve@example.org', 'le sien');
    const adresses = (r: string) =>
      lire(systeme(r), (tx) => tx.select({ id: compte.id, courriel: compte.courriel }).from(compte));
    expect(await adresses(rne)).toEqual(
      expect.arrayContaining([
        { id: prof.compteId, courriel: 'neuve@example.org' },
        { id: voisin.compteId, courriel: null },
      ]),
    );
    expect(await adresses(autre)).toEqual([{ id: ailleurs.compteId, courriel: null }]);
    const [message, ...rien] = await courriels(prof);
    expect(message).toMatchObject({ destinataire: 'ancienne@example.org', sujet: expect.stringContaining('a changé') });
    expect(message?.texte).not.toContain('neuve@');
    await changerCourriel(prof, 'neuve@example.org', 'le sien');
    expect([rien, (await courriels(prof)).length], 'la même n’en prévient pas une autre').toEqual([[], 1]);
  });

  test('AUT-9 un enseignant suspendu l’est aussitôt, sessions ouvertes comprises', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    const jeton = await ouvrir(rne, prof.login, '2009-07-14');
    expect(await acteurDuJeton(jeton)).not.toBeNull();
    await changer(prof, { suspenduLe: new Date() });
    expect(await acteurDuJeton(jeton)).toBeNull();
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('suspendu');
    expect(await issue(rne, prof.login, 'faux'), 'qui ne connaît pas le mot de passe n’apprend rien').toBe(
      'mot-de-passe',
    );
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
      expect([jour, a.sorti, a.ouvertJusquAu]).toEqual([jour, true, plusMois(jour, 3)]);
      expect(modulesDe(a).every((m) => m.nom === 'export-passeport')).toBe(true);
      for (const ferme of ['evaluations', 'passeport', 'tableau-de-bord'] as const) {
        expect(peutEntrer(a, ferme)).toBe(false);
      }
      expect(await issue(rne, eleve.login, '14072009')).toBe('entré');
    }
    await sortir(plusMois(aujourdhui(), -4));
    expect(await acteurDuJeton(jeton)).toBeNull();
    expect(await issue(rne, eleve.login, '14072009')).toBe('sorti');
  });

  test('AUT-10 un jeton ne vaut que pour son compte, dans son établissement', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const prof = await unEnseignant(rne, [], NEUF);
    const jeton = await ouvrir(rne, prof.login, '2009-07-14');
    expect(await acteurDuJeton({ ...jeton, rne: autre })).toBeNull();
    await changer(prof, { versionSession: 1 });
    expect(await acteurDuJeton(jeton), 'son compte a changé de version').toBeNull();
    await changer(prof, { versionSession: 0 });
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
