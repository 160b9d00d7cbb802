import './base';
import { and, eq, sql } from 'drizzle-orm';
import type { CellValue } from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { apprenant, compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { colonneTableur, depotTableur } from '@/db/schema/tableur';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { rienNeChange } from '@/lib/siecle/plan/vide';
import { importer } from '@/lib/siecle/serveur/mutations';
import { annulerImport } from '@/lib/siecle/serveur/mutations-annulation';
import { composerModele } from '@/lib/tableur/serveur/export-modele';
import { analyserTableur, purgerDepots } from '@/lib/tableur/serveur/mutations';
import { lireCorrespondance } from '@/lib/tableur/serveur/queries';
import { analyserDepot, deposerTableur, importerTableur } from '@/tests/fabriques/depot-tableur';
import { ecoleDeBase, importerEcole, lireAnalyse, repondreATout, uneEcoleVide } from '@/tests/fabriques/ecole-siecle';
import { personnes } from '@/tests/fabriques/photo';
import { MEF_GA } from '@/tests/fabriques/siecle';
import { unClasseur } from '@/tests/fabriques/tableur';

const ANNEE = anneeScolaire();
const NE = `14/07/${ANNEE - 17}`;

const csv = (...lignes: string[]) => new Uint8Array(Buffer.from(lignes.join('\n')));
const TETE = 'Nom;Prénom;Date de naissance;Classe;INE;Numéro;Responsable 1;Courriel responsable 1';
const eleve = (
  nom: string,
  prenom: string,
  plus: Partial<Record<'ne' | 'classe' | 'ine' | 'numero' | 'resp' | 'mail', string>> = {},
) =>
  [nom, prenom, plus.ne ?? NE, plus.classe ?? '2MRC', plus.ine, plus.numero, plus.resp, plus.mail]
    .map((v) => v ?? '')
    .join(';');

const TOUT = {
  Classes: [
    ['Classe', 'Libellé', 'Code MEF'],
    ['2MRC', 'Seconde métiers de la relation client', MEF_GA.seconde],
    ['1COM', 'Première commerce', null],
  ],
  Apprenants: [
    [
      'Nom',
      'Prénom',
      'Né(e) le',
      'Sexe',
      'Classe',
      'Groupes',
      'Nom du père',
      'Prénom du père',
      'Mail père',
      'Mère',
      'Mail mère',
    ],
    [
      'ABEL',
      'Lou',
      new Date(Date.UTC(ANNEE - 17, 6, 14)),
      'F',
      '2MRC',
      'G1',
      'ABEL',
      'Tom',
      'tom@example.org',
      'BRUN Eva',
      'eva@example.org',
    ],
    ['ABEL', 'Zoé', '3 mars 2010', 'Mme', '2 mrc', 'G1', 'ABEL', 'Tom', 'tom@example.org', null, null],
    ['CARO', 'Ali', `01/02/${ANNEE - 16}`, 'M', '1COM', null, 'CARO', 'Max', null, null, null],
  ],
  Personnels: [
    ['Nom', 'Prénom', 'Fonction', 'Matière', 'Classes', 'Mail', 'Naissance'],
    ['PETIT', 'Anne', 'Formatrice', 'Vente', '2MRC, 1COM', 'anne@example.org', '31/12/1975'],
    ['NOIR', 'Inès', 'Directrice', null, null, null, null],
    ['GRIS', 'Luc', 'Secrétaire', null, null, null, null],
  ],
};

const resumeDe = async (admin: Acteur, id: string) => {
  const { resume } = await lireAnalyse(admin, id);
  if (!resume) throw new Error('sans compte rendu');
  return resume;
};

describe('Import par tableur', () => {
  let admin: Acteur;
  beforeAll(async () => {
    admin = await uneEcoleVide();
    await importerTableur(admin, await unClasseur(TOUT));
  });

  test('IMP-10 classes, apprenants, responsables et personnels entrent ensemble, en une transaction', async () => {
    const vues = await personnes(admin.rne);
    expect(Object.keys(vues).sort()).toEqual(
      [
        'admin',
        'ali.caro',
        'anne.petit',
        'eva.brun',
        'ines.noir',
        'lou.abel',
        'max.caro',
        'tom.abel',
        'zoe.abel',
      ].sort(),
    );
    expect(vues['lou.abel']).toMatchObject({ structures: ['2MRC', 'G1'], sortiLe: null });
    expect(vues['zoe.abel']).toMatchObject({ structures: ['2MRC', 'G1'] });
    expect(vues['tom.abel']?.enfants).toEqual(['lou.abel', 'zoe.abel']);
    expect(vues['anne.petit']?.structures).toEqual(['1COM', '2MRC']);
  });

  test('IMP-10 le même fichier ne change rien ; ses clés ne sont jamais celles de SIECLE', async () => {
    const avant = await personnes(admin.rne);
    const id = await analyserDepot(admin, await unClasseur(TOUT));
    const resume = await resumeDe(admin, id);
    expect([resume.questions, resume.confirmations, rienNeChange(resume)]).toEqual([[], [], true]);
    await importer(admin, id, { confirme: true });
    expect(await personnes(admin.rne)).toEqual(avant);
    const cles = await lire(admin, (tx) =>
      tx.select({ id: compte.siecleId }).from(compte).where(eq(compte.origine, 'siecle')),
    );
    expect(cles.every((c) => c.id?.startsWith('tableur:'))).toBe(true);
  });

  test('IMP-10 une colonne absente ne dit rien : groupes, discipline, sexe restent', async () => {
    const avant = await personnes(admin.rne);
    const sans = (feuille: readonly (readonly unknown[])[], ...titres: string[]) => {
      const otes = titres.map((t) => feuille[0]?.indexOf(t));
      return feuille.map((l) => l.filter((_, rang) => !otes.includes(rang))) as CellValue[][];
    };
    const moins = {
      Apprenants: sans(TOUT.Apprenants, 'Groupes', 'Sexe'),
      Personnels: sans(TOUT.Personnels, 'Matière', 'Classes'),
    };
    const id = await analyserDepot(admin, await unClasseur(moins));
    const { apprenants, enseignants, divisions, groupes } = await resumeDe(admin, id);
    for (const m of [apprenants, enseignants]) expect([m.crees, m.modifies, m.partis]).toEqual([[], [], []]);
    for (const s of [divisions, groupes]) expect([s.creees, s.modifiees, s.disparues]).toEqual([[], [], []]);
    await importer(admin, id, { confirme: true });
    expect(await personnes(admin.rne)).toEqual(avant);
    const sexes = await lire(admin, (tx) => tx.select({ sexe: apprenant.sexe }).from(apprenant));
    expect(sexes.map((s) => s.sexe).sort()).toEqual(['F', 'F', 'M']);
  });

  test('IMP-10 l’année d’après : mêmes comptes, nouvelles classes, les partis sortent, les numéros arrivent', async () => {
    const suite = {
      Apprenants: [
        ['Nom', 'Prénom', 'Né(e) le', 'Classe', 'Matricule', 'Responsable 1', 'Mail responsable 1'],
        ['ABEL', 'Lou', NE, '1MRC', 'A1', 'ABEL Tom', 'tom.neuf@example.org'],
        ['CARO', 'Ali', `01/02/${ANNEE - 16}`, 'TCOM', 'A2', 'CARO Max', null],
      ],
    };
    await importerTableur(admin, await unClasseur(suite), { annee: ANNEE + 1 });
    const vues = await personnes(admin.rne);
    expect(vues['lou.abel']).toMatchObject({ structures: ['1MRC'], sortiLe: null });
    expect(vues['ali.caro']).toMatchObject({ structures: ['TCOM'] });
    expect(vues['zoe.abel']?.sortiLe).not.toBeNull();
    // Reconnu à son enfant, sous une autre adresse ; les personnels, dont le fichier ne dit rien, restent.
    expect(vues['tom.abel']).toMatchObject({ enfants: ['lou.abel'], masque: false });
    expect(vues['anne.petit']).toMatchObject({ sortiLe: null });
    expect(Object.keys(vues)).toHaveLength(9);
    const [lou] = await lire(admin, (tx) =>
      tx
        .select({ id: compte.siecleId })
        .from(compte)
        .where(and(eq(compte.rne, admin.rne), eq(compte.login, 'lou.abel'))),
    );
    expect(lou?.id).toBe('tableur:n:a1');
    // Son nom change : le numéro et la naissance la désignent encore, mais seule une réponse le confirme.
    const marie = csv(
      'Nom;Prénom;Né le;Classe;Matricule',
      `MARTIN;Lou;${NE};1MRC;A1`,
      `CARO;Ali;01/02/${ANNEE - 16};TCOM;A2`,
    );
    const id = await analyserDepot(admin, marie, { annee: ANNEE + 1, nom: 'apprentis.csv' });
    expect((await resumeDe(admin, id)).questions.map((q) => q.candidats.map((c) => c.login))).toEqual([['lou.abel']]);
    await expect(importer(admin, id, { confirme: true })).rejects.toMatchObject({ code: 'import-questions' });
    await repondreATout(admin, id, true);
    await importer(admin, id, { confirme: true });
    expect((await personnes(admin.rne))['lou.abel']).toMatchObject({ nom: 'MARTIN' });
  });
});

describe('Import par tableur, lignes', () => {
  test('IMP-10 une faute de ligne n’arrête pas les autres, et dit quoi faire', async () => {
    const admin = await uneEcoleVide();
    const id = await importerTableur(
      admin,
      csv(
        'Liste des apprentis;;;',
        '',
        TETE,
        eleve('ABEL', 'Lou', { ine: '123456789AB', numero: '7' }),
        eleve('BLIN', 'Zoé', { ne: '31/02/2009' }),
        eleve('CARO', 'Ali', { ne: '' }),
        eleve('DIAZ', 'Max', { classe: '' }),
        eleve('', 'Eva'),
        eleve('EVEN', 'Léo', { numero: '7' }),
        eleve('FAYE', 'Noé', { ine: '123456789AB' }),
        eleve('GUYO', 'Ana', { ine: 'en cours' }),
        eleve('HUET', 'Tim', { resp: 'M. et Mme HUET' }),
        eleve('IDIR', 'Ida', { resp: 'IDIR Sam', mail: 'sam@' }),
        eleve('EXEMPLE', 'Camille'),
      ),
      { nom: 'apprentis.csv' },
    );
    const { anomalies } = await resumeDe(admin, id);
    expect(anomalies.map((a) => [a.ligne, a.code, a.gravite])).toEqual([
      [5, 'tableur-naissance-illisible', 'ignore'],
      [6, 'tableur-sans-naissance', 'ignore'],
      [7, 'tableur-sans-classe', 'ignore'],
      [8, 'tableur-sans-nom', 'ignore'],
      [9, 'tableur-numero-double', 'avertissement'],
      [10, 'ine-double', 'avertissement'],
      [11, 'tableur-ine-illisible', 'avertissement'],
      [12, 'tableur-couple', 'ignore'],
      [13, 'courriel-invalide', 'avertissement'],
      [14, 'tableur-exemple', 'ignore'],
    ]);
    expect(anomalies.every((a) => !/SIECLE|STSWEB/.test(a.message))).toBe(true);
    expect(Object.keys(await personnes(admin.rne)).sort()).toEqual(
      ['admin', 'ana.guyo', 'ida.idir', 'leo.even', 'lou.abel', 'noe.faye', 'sam.idir', 'tim.huet'].sort(),
    );
    // L'année d'après, la ligne fautive n'est pas un départ.
    await importerTableur(admin, csv(TETE, eleve('ABEL', 'Lou', { ne: 'inconnue' }), eleve('GUYO', 'Ana')), {
      nom: 'apprentis.csv',
    });
    const vues = await personnes(admin.rne);
    expect([vues['lou.abel']?.sortiLe, vues['ana.guyo']?.sortiLe, vues['tim.huet']?.sortiLe === null]).toEqual([
      null,
      null,
      false,
    ]);
  });

  test('IMP-10 un responsable par ligne, un homonyme sans adresse, des jumeaux', async () => {
    const admin = await uneEcoleVide();
    const id = await importerTableur(
      admin,
      csv(
        TETE,
        eleve('ABEL', 'Lou', { resp: 'ABEL Tom', mail: 'tom@example.org' }),
        eleve('ABEL', 'Lou', { resp: 'BRUN Eva' }),
        eleve('ABEL', 'Zoé', { resp: 'ABEL Tom', mail: 'tom@example.org' }),
        eleve('ABEL', 'Max', { resp: 'BRUN Eva' }),
      ),
      { nom: 'apprentis.csv' },
    );
    const vues = await personnes(admin.rne);
    expect(vues['tom.abel']?.enfants).toEqual(['lou.abel', 'zoe.abel']);
    expect([vues['eva.brun']?.enfants, vues['eva.brun2']?.enfants]).toEqual([['lou.abel'], ['max.abel']]);
    expect((await resumeDe(admin, id)).anomalies.map((a) => [a.ligne, a.code])).toEqual([
      [5, 'tableur-responsable-homonyme'],
    ]);
  });

  test('IMP-10 une partie de l’établissement : personne ne sort, les autres enfants restent', async () => {
    const admin = await uneEcoleVide();
    const [lou, zoe] = [
      eleve('ABEL', 'Lou', { resp: 'ABEL Tom', mail: 't@example.org' }),
      eleve('ABEL', 'Zoé', { classe: '1COM', resp: 'ABEL Tom', mail: 't@example.org' }),
    ];
    await importerTableur(admin, csv(TETE, lou, zoe), { nom: 'apprentis.csv' });
    await importerTableur(admin, csv(TETE, lou, eleve('CARO', 'Ali')), { nom: 'apprentis.csv', partiel: true });
    const vues = await personnes(admin.rne);
    expect([
      vues['zoe.abel']?.sortiLe,
      vues['zoe.abel']?.structures,
      vues['tom.abel']?.enfants,
      vues['ali.caro']?.sortiLe,
    ]).toEqual([null, ['1COM'], ['lou.abel', 'zoe.abel'], null]);
  });

  test('IMP-10 de SIECLE au tableur, les comptes restent les mêmes', async () => {
    const admin = await uneEcoleVide();
    await importerEcole(admin, ecoleDeBase(), ANNEE);
    const avant = await personnes(admin.rne);
    const connus = await lire(admin, (tx) =>
      tx
        .select({ nom: compte.nom, prenom: compte.prenom, ne: compte.dateNaissance, ine: apprenant.ine })
        .from(compte)
        .innerJoin(apprenant, and(eq(apprenant.rne, compte.rne), eq(apprenant.compteId, compte.id))),
    );
    const lignes = connus.map((c, i) =>
      eleve(c.nom, c.prenom, { ne: c.ne ?? '', classe: i < 5 ? '2GA' : '1GA', numero: `E${i}` }),
    );
    const id = await importerTableur(admin, csv(TETE, ...lignes), { nom: 'apprentis.csv' });
    const resume = await resumeDe(admin, id);
    expect([resume.questions, resume.apprenants.crees, resume.apprenants.partis]).toEqual([[], [], []]);
    expect(Object.keys(await personnes(admin.rne)).sort()).toEqual(Object.keys(avant).sort());
  });
});

describe('Import par tableur, annulation', () => {
  test('IMP-9 IMP-10 un import par tableur s’annule : personnes, classes et année reviennent', async () => {
    const admin = await uneEcoleVide();
    const id = await importerTableur(admin, await unClasseur(TOUT));
    const avant = await personnes(admin.rne);
    const suite = csv(TETE, eleve('ABEL', 'Lou', { classe: '1MRC', numero: 'A1' }));
    const second = await importerTableur(admin, suite, { nom: 'apprentis.csv', annee: ANNEE + 1 });
    await annulerImport(admin, { id: second });
    expect(await personnes(admin.rne)).toEqual(avant);
    await annulerImport(admin, { id });
    expect(Object.keys(await personnes(admin.rne))).toEqual(['admin']);
    const [etab] = await lire(admin, (tx) => tx.select({ annee: etablissement.anneeCourante }).from(etablissement));
    expect(etab?.annee).toBeNull();
  });
});

describe('Correspondance des colonnes', () => {
  test('IMP-10 ce qu’on dit d’une colonne est retenu pour le prochain fichier', async () => {
    const admin = await uneEcoleVide();
    const fichier = csv('Nom;Prénom;Né le;Parcours', `ABEL;Lou;${NE};2MRC`);
    const id = await deposerTableur(admin, fichier, 'Base.csv');
    const [feuille] = (await lireCorrespondance(admin, id)).feuilles;
    expect(feuille?.choix.champs).toEqual(['nom', 'prenom', 'naissance', 'classe']);
    const choisir = (champs: string[]) => ({
      id,
      annee: String(ANNEE),
      partiel: false,
      feuilles: [{ contenu: 'apprenants' as const, champs, classe: '2X' }],
    });
    await analyserTableur(admin, choisir(['nom', 'prenom', 'naissance', '']));
    const autre = await deposerTableur(admin, fichier, 'Base.csv');
    expect((await lireCorrespondance(admin, autre)).feuilles[0]?.choix).toMatchObject({
      contenu: 'apprenants',
      champs: ['nom', 'prenom', 'naissance', ''],
    });
    expect(await lire(admin, (tx) => tx.$count(colonneTableur))).toBe(5);
  });

  test('IMP-10 refusés sans rien écrire : une colonne manquante, deux fois la même, des cellules fusionnées, la mauvaise feuille', async () => {
    const admin = await uneEcoleVide();
    const octets = await unClasseur(
      {
        Élèves: [
          ['Nom', 'Prénom', 'Né le', 'Classe'],
          ['ABEL', 'Lou', NE, '2MRC'],
          ['CARO', 'Ali', NE, null],
        ],
        Budget: [
          ['Poste', 'Prix'],
          ['Bois', 12],
        ],
      },
      (c) => {
        c.getWorksheet('Élèves')?.mergeCells('D2:D3');
      },
    );
    const id = await deposerTableur(admin, octets);
    const { feuilles } = await lireCorrespondance(admin, id);
    expect(feuilles.map((f) => f.choix.contenu)).toEqual(['apprenants', '']);
    const tenter = (champs: string[], contenu: 'apprenants' | '' = 'apprenants') =>
      analyserTableur(admin, { id, annee: String(ANNEE), partiel: false, feuilles: [{ contenu, champs, classe: '' }] });
    const surFeuille = (message: string) => ({
      code: 'tableur-colonnes',
      champs: { 'feuilles.0.contenu': expect.stringContaining(message) },
    });
    await expect(tenter(['nom', 'prenom', '', 'classe'])).rejects.toMatchObject(surFeuille('la date de naissance'));
    await expect(tenter(['nom', 'prenom', 'naissance', 'nom'])).rejects.toMatchObject(surFeuille('la classe'));
    await expect(tenter(['nom', 'nomPrenom', 'naissance', 'classe'])).rejects.toMatchObject(
      surFeuille('D2:D3 sont fusionnées'),
    );
    await expect(tenter([], '')).rejects.toMatchObject({ code: 'tableur-aucune-feuille' });
    await expect(deposerTableur(admin, csv('<?xml version="1.0"?><BEE_ELEVES/>'))).rejects.toThrow('fichier XML');
    expect(Object.keys(await personnes(admin.rne))).toEqual(['admin']);
  });

  test('IMP-10 le modèle rempli se lit tel quel ; laissé vide, il ne fait rien ni ne fait partir personne', async () => {
    const admin = await uneEcoleVide();
    const vierge = await composerModele();
    const id = await deposerTableur(admin, vierge, 'modele-import-griotte.xlsx');
    expect((await lireCorrespondance(admin, id)).feuilles.map((f) => f.choix.contenu)).toEqual([
      '',
      'apprenants',
      'responsables',
      'personnels',
    ]);
    await importerTableur(admin, await unClasseur(TOUT));
    const avant = await personnes(admin.rne);
    const analyse = await analyserDepot(admin, vierge);
    expect((await resumeDe(admin, analyse)).anomalies.map((a) => a.code)).toEqual([
      'tableur-exemple',
      'tableur-exemple',
      'tableur-exemple',
    ]);
    await importer(admin, analyse, { confirme: true });
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-10 un seul tableur attend par personne, un jour au plus', async () => {
    const admin = await uneEcoleVide();
    const premier = await deposerTableur(admin, csv('a;b', '1;2'));
    const second = await deposerTableur(admin, csv('a;b', '1;2'));
    await expect(lireCorrespondance(admin, premier)).rejects.toMatchObject({ code: 'introuvable' });
    await purgerDepots(systeme(admin.rne));
    expect((await lireCorrespondance(admin, second)).feuilles).toHaveLength(1);
    await ecrire(systeme(admin.rne), 'test.vieillir', (tx) =>
      tx.update(depotTableur).set({ creeLe: sql`now() - interval '25 hours'` }),
    );
    await purgerDepots(systeme(admin.rne));
    await expect(lireCorrespondance(admin, second)).rejects.toMatchObject({ code: 'introuvable' });
  });
});
