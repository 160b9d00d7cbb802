import './base';
import { eq } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { schemaListe } from '@/lib/acces-eleves/schema';
import { feuilleIdentifiants } from '@/lib/acces-eleves/serveur/export-feuille';
import { reinitialiserEleves } from '@/lib/acces-eleves/serveur/mutations';
import { lireAccesEleves, lireIdentifiants } from '@/lib/acces-eleves/serveur/queries';
import { deposerProvisoire, personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { aujourdhui, plusMois } from '@/lib/dates';
import { telechargerClasseur } from '@/lib/serveur/tableur';
import { unLycee } from '@/tests/fabriques/acces-parents';
import { issue, motDePasseRecu, uneIp } from '@/tests/fabriques/connexion';
import { unApprenant, unEnseignant, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneFiche } from '@/tests/fabriques/fiche';

/** Jamais connecté, né le 14/07/2009. */
const NEUF = { aPersonnaliser: true, motDePasse: null, dateNaissance: '2009-07-14' };

/** Entre avec la date de naissance, puis choisit un mot de passe. */
async function personnaliser(eleve: Acteur, motDePasse: string): Promise<void> {
  const r = await authentifier({ rne: eleve.rne, login: eleve.login, motDePasse: '14072009', ip: uneIp() });
  const acteur = r.ok ? await acteurDuJeton(r.jeton) : null;
  if (!acteur) throw new Error('connexion refusée');
  await personnaliserMotDePasse(acteur, motDePasse);
}

const ligneDe = async (a: Acteur) => {
  const [ligne] = await lire(systeme(a.rne), (tx) => tx.select().from(compte).where(eq(compte.id, a.compteId)));
  return ligne;
};

/** Ce que la page lit quand l'adresse dit cela. */
const lister = (admin: Acteur, classe: string, tri: Record<string, string> = {}) =>
  lireAccesEleves(admin, schemaListe.parse({ classe, ...tri }));

describe('Liste d’une classe', () => {
  test('ACE-1 l’administrateur voit toutes les divisions de l’année, et les comptes de celle qu’il choisit', async () => {
    const { rne, admin, tga } = await unLycee();
    await uneDivision(rne, { code: 'VIEILLE', annee: 2020 });
    await uneDivision(rne, { code: 'MASQUEE', masqueeLe: new Date() });
    const zoe = await unApprenant(rne, { division: tga.id, compte: { ...NEUF, nom: 'ÉMILE', prenom: 'Zoé' } });
    const ana = await unApprenant(rne, { division: tga.id, compte: { ...NEUF, nom: 'DURAND', prenom: 'Ana' } });
    await unApprenant(rne, { division: tga.id, compte: { nom: 'PARTI', sortiLe: '2020-01-31' } });
    await personnaliser(ana, 'burlat12');
    const { divisions, choix, comptes } = await lister(admin, tga.id);
    expect(divisions.map((d) => [d.code, d.effectif])).toEqual([
      ['TGA', 2],
      ['TLOG', 0],
    ]);
    expect(choix).toMatchObject({ code: 'TGA' });
    expect(comptes.map((c) => [c.nom, c.prenom, c.login, c.dateNaissance, c.classe])).toEqual([
      ['DURAND', 'Ana', ana.login, '2009-07-14', 'TGA'],
      ['ÉMILE', 'Zoé', zoe.login, '2009-07-14', 'TGA'],
    ]);
    expect(comptes[0]).toMatchObject({
      aPersonnaliser: false,
      personnaliseLe: expect.any(Date),
      connecteLe: expect.any(Date),
    });
    expect(comptes[1]).toMatchObject({ aPersonnaliser: true, personnaliseLe: null, connecteLe: null });
  });

  test('ACE-1 la liste se trie par nom ou par dernière connexion, ceux qui n’en ont aucune étant les plus anciens', async () => {
    const { rne, admin, tga } = await unLycee();
    const eleve = (nom: string, connecteLe: Date | null) =>
      unApprenant(rne, { division: tga.id, compte: { nom, prenom: 'Lou', connecteLe } });
    await eleve('ABEL', new Date('2026-10-01'));
    await eleve('ÉMILE', null);
    await eleve('ZOLA', new Date('2026-11-01'));
    const noms = async (tri: string, sens: string) =>
      (await lister(admin, tga.id, { tri, sens })).comptes.map((c) => c.nom);
    expect(await noms('nom', 'decroissant')).toEqual(['ZOLA', 'ÉMILE', 'ABEL']);
    expect(await noms('connexion', 'decroissant')).toEqual(['ZOLA', 'ABEL', 'ÉMILE']);
    expect(await noms('connexion', 'croissant')).toEqual(['ÉMILE', 'ABEL', 'ZOLA']);
  });

  test('ACE-1 sans classe, sortis depuis moins de trois mois : à part', async () => {
    const { rne, admin, tga } = await unLycee();
    const perdu = await unApprenant(rne, { compte: { nom: 'PERDU' } });
    await unApprenant(rne, { division: tga.id });
    const sorti = await unApprenant(rne, { compte: { nom: 'SORTI', sortiLe: plusMois(aujourdhui(), -2) } });
    await unApprenant(rne, { compte: { nom: 'LOIN', sortiLe: plusMois(aujourdhui(), -4) } });
    const sansClasse = await lister(admin, 'sans-classe');
    expect([sansClasse.sansClasse, sansClasse.sortis]).toEqual([1, 1]);
    expect(sansClasse.comptes.map((c) => c.id)).toEqual([perdu.compteId]);
    expect((await lister(admin, 'sortis')).comptes.map((c) => c.id)).toEqual([sorti.compteId]);
  });

  test('ACE-1 la classe d’un autre établissement, d’une autre année ou inconnue est introuvable', async () => {
    const [{ rne, admin }, ailleurs] = [await unLycee(), await unLycee()];
    const vieille = await uneDivision(rne, { annee: 2020 });
    for (const classe of [ailleurs.tga.id, vieille.id, 'n’importe quoi', 'constructor']) {
      await expect(lister(admin, classe)).rejects.toMatchObject({ code: 'introuvable' });
      await expect(lireIdentifiants(admin, classe)).rejects.toMatchObject({ code: 'introuvable' });
    }
    const { divisions } = await lister(admin, '');
    expect(divisions.map((d) => d.code)).toEqual(['TGA', 'TLOG']);
  });
});

describe('Liste des identifiants', () => {
  async function rouvrir(reponse: Response) {
    const classeur = new ExcelJS.Workbook();
    await classeur.xlsx.load(await reponse.arrayBuffer());
    const lignes: string[][] = [];
    classeur.getWorksheet('Identifiants')?.eachRow((r) => {
      lignes.push(Array.from({ length: 7 }, (_, i) => r.getCell(i + 1).text));
    });
    return lignes;
  }

  test('ACE-2 le tableur d’une classe ou de toutes, par classe puis par nom, tout en texte', async () => {
    const [{ rne, admin, tga, tlog }, ailleurs] = [await unLycee(), await unLycee()];
    const b = await unApprenant(rne, { division: tga.id, compte: { ...NEUF, nom: '=BLIN', prenom: 'Bo' } });
    const a = await unApprenant(rne, { division: tlog.id, compte: { ...NEUF, nom: 'ABEL', prenom: 'Al' } });
    const sans = await unApprenant(rne, { compte: { ...NEUF, nom: 'AAA', dateNaissance: null, prenom: 'Zu' } });
    await unApprenant(ailleurs.rne, { division: ailleurs.tga.id });
    await personnaliser(a, 'burlat12');
    const liste = async (classe: string) =>
      rouvrir(
        telechargerClasseur([feuilleIdentifiants((await lireIdentifiants(admin, classe)).comptes)], 'liste.xlsx'),
      );
    const [entete, ...toutes] = await liste('toutes');
    expect(entete?.slice(0, 6)).toEqual([
      'Classe',
      'Nom',
      'Prénom',
      'Date de naissance',
      'Identifiant',
      'Mot de passe',
    ]);
    const regle = 'date de naissance, sous la forme jjmmaaaa';
    expect(toutes.map((l) => l.slice(0, 6))).toEqual([
      ['TGA', '=BLIN', 'Bo', '14/07/2009', b.login, regle],
      ['TLOG', 'ABEL', 'Al', '14/07/2009', a.login, 'choisi par l’élève'],
      ['', 'AAA', 'Zu', '', sans.login, expect.stringMatching(/^aucun/)],
    ]);
    expect((await liste(tlog.id)).slice(1).map((l) => l[1])).toEqual(['ABEL']);
  });
});

describe('Réinitialisation', () => {
  test('ACE-3 le mot de passe redevient la date de naissance, à personnaliser ; sessions et provisoires finissent', async () => {
    const { rne, admin, tga } = await unLycee();
    const eleve = await unApprenant(rne, { division: tga.id, compte: { ...NEUF, nom: 'ABEL' } });
    const autre = await unApprenant(rne, { division: tga.id, compte: { ...NEUF, nom: 'BLIN' } });
    for (const a of [eleve, autre]) await personnaliser(a, 'burlat12');
    const entree = await authentifier({ rne, login: eleve.login, motDePasse: 'burlat12', ip: uneIp() });
    await ecrire(systeme(rne), 'test.provisoire', (tx) =>
      deposerProvisoire(
        tx,
        systeme(rne),
        { id: eleve.compteId, login: eleve.login, courriel: 'e@example.org' },
        'oubli',
      ),
    );
    const provisoire = await motDePasseRecu(rne, eleve.compteId);
    expect(provisoire).toMatch(/^\w{10}$/);
    const faits = await reinitialiserEleves(admin, { apprenants: [eleve.compteId, eleve.compteId] });
    expect(faits).toEqual([
      { id: eleve.compteId, nom: 'ABEL', prenom: eleve.prenom, login: eleve.login, personnalise: true },
    ]);
    expect(entree.ok && (await acteurDuJeton(entree.jeton))).toBeNull();
    expect(await issue(rne, eleve.login, 'burlat12')).toBe('mot-de-passe');
    expect(await issue(rne, eleve.login, provisoire)).toBe('temporaire-utilise');
    const retour = await authentifier({ rne, login: eleve.login, motDePasse: '14072009', ip: uneIp() });
    expect(retour).toMatchObject({ ok: true, jeton: { aPersonnaliser: true } });
    expect(await ligneDe(eleve)).toMatchObject({ aPersonnaliser: true, personnaliseLe: null, motDePasse: null });
    expect(await issue(rne, autre.login, 'burlat12'), 'un compte non marqué ne change pas').toBe('entré');
  });

  test('ACE-3 l’élève bloqué par ses essais manqués entre aussitôt', async () => {
    const { rne, admin } = await unLycee();
    const eleve = await unApprenant(rne, { compte: { ...NEUF, login: 'Lou.Abel' } });
    await personnaliser(eleve, 'burlat12');
    const chezLui = uneIp();
    for (let i = 0; i < 6; i++) await issue(rne, 'lou.abel', 'perdu', chezLui);
    expect(await issue(rne, 'lou.abel', 'burlat12', chezLui)).toBe('attente-compte');
    await reinitialiserEleves(admin, { apprenants: [eleve.compteId] });
    expect(await issue(rne, 'lou.abel', '14072009', chezLui)).toBe('entré');
  });

  test('ACE-3 aucune donnée n’est touchée', async () => {
    const { rne, admin, tga } = await unLycee();
    const eleve = await unApprenant(rne, { division: tga.id, compte: NEUF });
    await personnaliser(eleve, 'burlat12');
    await uneFiche(eleve, { choix: ['1.1.1-C1'] });
    await uneEvaluation(await unEnseignant(rne, [tga.id]), { apprenants: [eleve], resultats: ['totale', 'encours'] });
    const tables = ['fiche', 'fiche_choix', 'evaluation_apprenant', 'resultat', 'apprenant', 'affectation'];
    const photo = () =>
      lire(systeme(rne), async (tx) => {
        const lignes = [];
        for (const t of tables) lignes.push([t, ...(await tx.execute(`select to_jsonb(x) from ${t} x order by 1`))]);
        return lignes;
      });
    const [avant, compteAvant] = [await photo(), await ligneDe(eleve)];
    await reinitialiserEleves(admin, { apprenants: [eleve.compteId] });
    expect(avant.every((l) => l.length > 1)).toBe(true);
    expect(await photo()).toEqual(avant);
    expect(await ligneDe(eleve)).toEqual({
      ...compteAvant,
      motDePasse: null,
      aPersonnaliser: true,
      personnaliseLe: null,
      versionSession: (compteAvant?.versionSession ?? 0) + 1,
      modifieLe: expect.any(Date),
    });
  });

  test('ACE-3 tout ou rien : un compte d’un autre établissement, d’un personnel ou fermé fait tout refuser', async () => {
    const [{ rne, admin, tga }, ailleurs] = [await unLycee(), await unLycee()];
    const eleve = await unApprenant(rne, { division: tga.id, compte: NEUF });
    await personnaliser(eleve, 'burlat12');
    const etranger = await unApprenant(ailleurs.rne, { division: ailleurs.tga.id, compte: NEUF });
    await personnaliser(etranger, 'burlat12');
    const refuses = [
      etranger,
      await unEnseignant(rne, [tga.id]),
      admin,
      await unApprenant(rne, { compte: { sortiLe: plusMois(aujourdhui(), -4) } }),
      await unApprenant(rne, { compte: { masqueLe: new Date() } }),
    ];
    for (const { compteId } of refuses) {
      await expect(reinitialiserEleves(admin, { apprenants: [eleve.compteId, compteId] })).rejects.toMatchObject({
        code: 'introuvable',
      });
    }
    const sansDate = await unApprenant(rne, { division: tga.id, compte: { dateNaissance: null } });
    await expect(reinitialiserEleves(admin, { apprenants: [eleve.compteId, sansDate.compteId] })).rejects.toMatchObject(
      { code: 'sans-date-naissance' },
    );
    expect(await issue(rne, eleve.login, 'burlat12')).toBe('entré');
    expect(await issue(ailleurs.rne, etranger.login, 'burlat12')).toBe('entré');
  });

  test('ACE-3 un apprenant sorti depuis moins de trois mois se réinitialise aussi', async () => {
    const { rne, admin } = await unLycee();
    const sorti = await unApprenant(rne, { compte: { ...NEUF, sortiLe: plusMois(aujourdhui(), -2) } });
    await personnaliser(sorti, 'burlat12');
    expect(await reinitialiserEleves(admin, { apprenants: [sorti.compteId] })).toHaveLength(1);
    expect(await issue(rne, sorti.login, '14072009')).toBe('entré');
  });

  test('ACE-3 toute une classe d’un coup', async () => {
    const { rne, admin, tga } = await unLycee();
    const eleves: Acteur[] = [];
    for (let i = 0; i < 40; i++) eleves.push(await unApprenant(rne, { division: tga.id, compte: NEUF }));
    const faits = await reinitialiserEleves(admin, { apprenants: eleves.map((e) => e.compteId) });
    expect(faits.map((f) => [f.id, f.personnalise]).sort()).toEqual(eleves.map((e) => [e.compteId, false]).sort());
  });
});
