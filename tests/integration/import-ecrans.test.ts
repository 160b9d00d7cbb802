import './base';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { POST as appliquer } from '@/app/[rne]/(modules)/import/[id]/appliquer/route';
import { GET as exporter } from '@/app/[rne]/(modules)/import/[id]/export/route';
import { POST as analyser } from '@/app/[rne]/(modules)/import/analyse/route';
import { TEXTES } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { ENVOI_MAX } from '@/lib/siecle/regles-limites';
import { lireAccueilImport } from '@/lib/siecle/serveur/queries';
import { lireImport } from '@/lib/siecle/serveur/queries-import';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { cookieDe } from '@/tests/fabriques/session';
import {
  analyserFichiers,
  importerFichiers,
  MEF_GA,
  texteEleves,
  texteResponsables,
  texteSts,
} from '@/tests/fabriques/siecle';

const session = vi.hoisted(() => ({ cookie: '' }));
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: session.cookie }) }) }));

const ouvrir = async (a: Acteur) => {
  session.cookie = (await cookieDe(a)).value;
};

/** Un établissement avant tout import, et son administrateur, connecté. */
async function unDebut() {
  const rne = await unEtablissement({ annee: null });
  const admin = await unCompte(rne, 'administrateur', { nom: 'ROY', prenom: 'Ana', origine: 'manuel' });
  await ouvrir(admin);
  return { rne, admin };
}

const sts = (rne: string, options: { annee?: number } = {}) =>
  texteSts(rne, {
    ...options,
    individus: [
      { id: '1', nom: 'LEMOINE', prenom: 'CLAIRE', naissance: '1979-03-14', disciplines: ['ECO-GEST'] },
      { id: '2', nom: '=CMD', prenom: 'Zoé', naissance: '1980-01-02' },
      { id: '3', nom: 'VASSEUR', prenom: 'Hélène', naissance: '1967-04-12', type: 'dir', fonction: 'DIR' },
    ],
    divisions: [{ code: 'TGA1', mefs: [MEF_GA.terminale], profs: ['1', '2'] }],
    groupes: [{ code: 'TGA1-A', divisions: ['TGA1'], profs: ['1'] }],
  });

const eleves = (rne: string) =>
  texteEleves(rne, {
    eleves: [
      { id: '10', nom: 'FABRE', prenom: 'Camille', division: 'TGA1', groupes: ['TGA1-A'], mef: MEF_GA.terminale },
      { id: '11', nom: 'ALVES', prenom: 'Tom', division: 'TGA1', mef: MEF_GA.terminale },
      { id: '12', nom: 'PERDU', division: 'INCONNUE' },
    ],
  });

const responsables = (rne: string) =>
  texteResponsables(rne, { personnes: [{ id: '90', nom: 'FABRE', prenom: 'Dominique', enfants: ['10', '11'] }] });

/** Les lignes d'une réponse qui dit son avancement. */
async function evenements(reponse: Response): Promise<Record<string, unknown>[]> {
  expect(reponse.headers.get('content-type')).toContain('ndjson');
  const lignes = (await reponse.text()).trim().split('\n');
  return lignes.map((l) => JSON.parse(l) as Record<string, unknown>);
}

async function envoyer(rne: string, champs: Record<string, string | File>, entetes: Record<string, string> = {}) {
  const formulaire = new FormData();
  for (const [nom, v] of Object.entries(champs)) formulaire.set(nom, v);
  const encode = new Response(formulaire);
  const corps = new Uint8Array(await encode.arrayBuffer());
  const requete = new Request(`http://localhost:3000/${rne}/import/analyse`, {
    method: 'POST',
    body: corps,
    headers: {
      'content-type': encode.headers.get('content-type') ?? '',
      'content-length': String(corps.length),
      host: 'localhost:3000',
      ...entetes,
    },
  });
  return analyser(requete, { params: Promise.resolve({ rne }) });
}

const fichier = (texte: string, nom: string) => new File([texte.replaceAll('ISO-8859-15', 'UTF-8')], nom);

const demander = (rne: string, id: string, suite = '') =>
  exporter(new Request(`http://localhost:3000/${rne}/import/${id}/export${suite}`), {
    params: Promise.resolve({ rne, id }),
  });

const importerParRoute = (rne: string, id: string, confirme: boolean) =>
  appliquer(new Request('http://localhost:3000/', { method: 'POST', body: JSON.stringify({ confirme }) }), {
    params: Promise.resolve({ rne, id }),
  });

let rne: string;
let admin: Acteur;
beforeEach(async () => {
  ({ rne, admin } = await unDebut());
});

describe('Envoi des fichiers', () => {
  test('IMP-5 dit où en est la lecture, puis donne l’analyse', async () => {
    const suite = await evenements(await envoyer(rne, { genre: 'enseignants', sts: fichier(sts(rne), 'sts_emp.xml') }));
    expect(suite[0]).toMatchObject({ etape: 'lecture', fichier: 'sts_emp.xml', octets: 0 });
    expect(suite.at(-2)).toEqual({ etape: 'analyse' });
    const enAttente = (await lireAccueilImport(admin)).enAttente.map(({ id }) => ({ fin: { id } }));
    expect(enAttente).toEqual(suite.slice(-1));
  });

  test('IMP-5 refuse en nommant le fichier, la ligne et le remède, sans laisser d’analyse', async () => {
    const tronque = sts(rne).slice(0, -40);
    const [refus] = (
      await evenements(await envoyer(rne, { genre: 'enseignants', sts: fichier(tronque, 'a.xml') }))
    ).slice(-1);
    expect(refus).toMatchObject({ refus: { fichier: 'a.xml', ligne: expect.any(Number) } });
    expect(JSON.stringify(refus)).toMatch(/incomplet/);
    expect((await lireAccueilImport(admin)).enAttente).toEqual([]);
  });

  test('IMP-2 refuse les apprenants tant qu’aucun import d’enseignants n’a été fait', async () => {
    const suite = await evenements(await envoyer(rne, { genre: 'apprenants', eleves: fichier(eleves(rne), 'e.xml') }));
    expect(suite.at(-1)).toMatchObject({ refus: { message: TEXTES['import-enseignants-dabord'] } });
  });

  test('IMP-5 refuse le fichier des enseignants de l’an passé', async () => {
    await importerFichiers(admin, { sts: sts(rne) });
    const ancien = fichier(sts(rne, { annee: 2025 }), 'sts.xml');
    const suite = await evenements(await envoyer(rne, { genre: 'enseignants', sts: ancien }));
    expect(JSON.stringify(suite.at(-1))).toContain(
      'Il porte l’année 2025-2026, et votre établissement en est à 2026-2027.',
    );
  });

  test('IMP-5 refuse un envoi vide, coupé, démesuré, ou venu d’un autre site', async () => {
    const rien = await envoyer(rne, { genre: 'enseignants' });
    expect([rien.status, await rien.text()]).toEqual([422, TEXTES['import-sans-fichier']]);
    const coupe = await envoyer(
      rne,
      { genre: 'enseignants' },
      { 'content-type': 'multipart/form-data; boundary=autre' },
    );
    expect(await coupe.text()).toBe(TEXTES['envoi-interrompu']);
    const gros = await envoyer(rne, { genre: 'enseignants' }, { 'content-length': String(ENVOI_MAX + 1) });
    expect([gros.status, await gros.text()]).toEqual([413, TEXTES['import-trop-gros']]);
    const ailleurs = await envoyer(rne, { genre: 'enseignants' }, { 'sec-fetch-site': 'cross-site' });
    expect([ailleurs.status, await ailleurs.text()]).toEqual([403, TEXTES['autre-site']]);
  });
});

describe('Import et résultat', () => {
  test('IMP-1 importe en disant l’avancement ; refaire est refusé', async () => {
    const id = await analyserFichiers(admin, { sts: sts(rne) });
    const suite = await evenements(await importerParRoute(rne, id, true));
    expect(suite.at(-1)).toEqual({ fin: 'importe' });
    const { fait, total } = suite.at(-2) as { fait: number; total: number };
    expect(fait).toBe(total);
    expect((await evenements(await importerParRoute(rne, id, true))).at(-1)).toMatchObject({
      refus: { message: TEXTES['import-termine'] },
    });
  });

  test('IMP-5 une confirmation manquante refuse l’import', async () => {
    await importerFichiers(admin, { sts: sts(rne) });
    const moins = texteSts(rne, {
      individus: [{ id: '1', nom: 'LEMOINE', prenom: 'CLAIRE' }],
      divisions: [{ code: 'TGA1' }],
    });
    const id = await analyserFichiers(admin, { sts: moins });
    expect((await lireImport(admin, id)).resume?.confirmations.map((c) => c.code)).toEqual(['partants']);
    expect((await evenements(await importerParRoute(rne, id, false))).at(-1)).toMatchObject({
      refus: { message: TEXTES['import-confirmer'] },
    });
  });

  test('IMP-1 le résultat donne identifiants, mots de passe, disciplines et classes', async () => {
    const id = await analyserFichiers(admin, { sts: sts(rne) });
    await evenements(await importerParRoute(rne, id, true));
    const { feuilles } = await lireImport(admin, id);
    const table = (cle: string) => feuilles.find((f) => f.cle === cle)?.lignes;
    expect(table('divisions')).toEqual([['TGA1', 'Libellé TGA1', 'Gestion-Administration', 'Terminale', 'Créée']]);
    expect(table('groupes')).toEqual([['TGA1-A', 'Libellé TGA1-A', 'TGA1', 'Créé']]);
    expect(table('enseignants')).toContainEqual([
      'LEMOINE',
      'Claire',
      'claire.lemoine',
      '1979-03-14',
      'ECO-GEST',
      'TGA1',
      'Créé',
    ]);
    expect(table('chefs')).toEqual([['VASSEUR', 'Hélène', 'helene.vasseur', '1967-04-12', 'Créé']]);
  });

  test('IMP-2 le résultat donne classe et groupes, et l’apprenant de chaque responsable', async () => {
    await importerFichiers(admin, { sts: sts(rne) });
    const id = await analyserFichiers(admin, { eleves: eleves(rne), responsables: responsables(rne) });
    await evenements(await importerParRoute(rne, id, true));
    const { feuilles } = await lireImport(admin, id);
    const table = (cle: string) => feuilles.find((f) => f.cle === cle)?.lignes;
    const ga = 'Gestion-Administration';
    expect(table('apprenants')).toEqual([
      ['ALVES', 'Tom', 'TGA1', '', ga, 'tom.alves', 'Créé'],
      ['FABRE', 'Camille', 'TGA1', 'TGA1-A', ga, 'camille.fabre', 'Créé'],
    ]);
    expect(table('responsables')).toEqual([
      ['FABRE', 'Dominique', 'ALVES Tom, FABRE Camille', 'dominique.fabre', 'Créé'],
    ]);
    expect(table('anomalies')).toEqual([expect.arrayContaining(['Ignorée', 'PERDU Camille'])]);
  });

  test('IMP-3 le tableur rouvert contient tout, en texte, sans formule', async () => {
    const id = await analyserFichiers(admin, { sts: sts(rne) });
    await evenements(await importerParRoute(rne, id, true));
    const reponse = await demander(rne, id);
    expect(reponse.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="import-enseignants-${rne}-\\d{4}-\\d\\d-\\d\\d\\.xlsx";`),
    );
    const classeur = new ExcelJS.Workbook();
    await classeur.xlsx.load(await reponse.arrayBuffer());
    expect(classeur.worksheets.map((f) => f.name)).toEqual([
      'Divisions',
      'Groupes',
      'Enseignants',
      'Chefs',
      'Anomalies',
    ]);
    const page = classeur.getWorksheet('Enseignants');
    expect(page?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(page?.autoFilter).toBe('A1:G3');
    const cellules = [2, 3]
      .map((n) => page?.getRow(n).getCell(1))
      .sort((a, b) => a?.text.localeCompare(b?.text ?? '') ?? 0);
    expect(cellules.map((c) => [c?.value, c?.type])).toEqual([
      ['=CMD', ExcelJS.ValueType.String],
      ['LEMOINE', ExcelJS.ValueType.String],
    ]);
    expect(page?.getColumn(4).values).toContain('1979-03-14');
  });

  test('IMP-3 la copie est un texte tabulé, sans formule à coller', async () => {
    const id = await analyserFichiers(admin, { sts: sts(rne) });
    await evenements(await importerParRoute(rne, id, true));
    const texte = await (await demander(rne, id, '?format=texte&tableau=enseignants')).text();
    expect(texte.split('\n')[0]).toBe('Nom\tPrénom\tIdentifiant\tMot de passe\tDiscipline\tClasses\tMouvement');
    expect(texte).toContain("\n'=CMD\tZoé\t");
    expect((await demander(rne, id, '?tableau=inconnu')).status).toBe(404);
  });

  test('IMP-3 un autre administrateur lit le résultat, pas l’analyse ; un autre établissement, rien', async () => {
    const second = await unCompte(rne, 'administrateur');
    const [id, attente] = [
      await analyserFichiers(admin, { sts: sts(rne) }),
      await analyserFichiers(admin, { sts: sts(rne) }),
    ];
    await evenements(await importerParRoute(rne, id, true));
    expect((await lireImport(second, id)).import.auteur).toBe('Ana ROY');
    await expect(lireImport(second, attente)).rejects.toMatchObject({ code: 'introuvable' });
    await ouvrir(second);
    expect((await demander(rne, attente)).status).toBe(404);
    const ailleurs = await unDebut();
    await expect(lireImport(ailleurs.admin, id)).rejects.toMatchObject({ code: 'introuvable' });
    expect(await lireAccueilImport(ailleurs.admin)).toMatchObject({ annee: null, historique: [] });
  });

  test('IMP-4 la page dit l’historique et les effectifs', async () => {
    await importerFichiers(admin, { sts: sts(rne) });
    await importerFichiers(admin, { eleves: eleves(rne), responsables: responsables(rne) });
    const accueil = await lireAccueilImport(admin);
    expect(accueil.annee).toBe(2026);
    expect(accueil.effectifs).toEqual({
      enseignants: 2,
      chefs: 1,
      apprenants: 2,
      responsables: 1,
      divisions: 1,
      aChoisir: 0,
      horsGriotte: 0,
    });
    expect(accueil.historique.map((i) => [i.genre, i.auteur, i.comptes.apprenants.crees])).toEqual([
      ['apprenants', 'Ana ROY', 2],
      ['enseignants', 'Ana ROY', 0],
    ]);
    expect(accueil.enAttente).toEqual([]);
  });
});
