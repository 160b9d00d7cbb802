import 'server-only';
import { PassThrough } from 'node:stream';
import { ZipArchive } from 'archiver';
import ExcelJS from 'exceljs';
import { XMLParser } from 'fast-xml-parser';
import { lettreDe } from '../../regles-feuille';
import { RefusTableur, refuser } from '../../regles-refus';
import type { Classeur, FeuilleLue, Fusion } from '../../types';
import { deplierClasseur } from './archive';
import { Bornes, Lignes } from './lignes';

const FEUILLES_MAX = 60;
const CHAINES_MAX = 20 * 1024 * 1024;
/** Les cellules remplies de toutes les feuilles, en XML. */
const REMPLI_MAX = 40 * 1024 * 1024;
const FUSIONS_MAX = 1000;

const lecteur = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  processEntities: true,
  htmlEntities: false,
  isArray: (nom) => nom === 'sheet' || nom === 'Relationship',
});

interface Feuille {
  nom: string;
  xml: string;
  fusions: Fusion[];
}

type Attributs = Record<string, string>;

/** Les feuilles visibles d'un classeur, dans son ordre, par ce que disent le classeur et ses relations. */
function lireStructure(pieces: ReadonlyMap<string, Buffer>): { feuilles: Feuille[]; depuis1904: boolean } {
  const lire = (chemin: string) => lecteur.parse(pieces.get(chemin)?.toString('utf8') ?? '');
  const { workbook } = lire('xl/workbook.xml');
  const relations: Attributs[] = lire('xl/_rels/workbook.xml.rels').Relationships?.Relationship ?? [];
  const cibles = new Map(relations.map((r) => [r.Id, r.Target]));
  const declarees: Attributs[] = workbook?.sheets?.sheet ?? [];
  if (declarees.length > FEUILLES_MAX) throw refuser('trop-de-feuilles', { nombre: declarees.length });
  const feuilles = declarees.flatMap((f): Feuille[] => {
    const cible = (cibles.get(f.id) ?? '').replace(/^\/?(?:xl\/)?/, 'xl/');
    const piece = pieces.get(cible);
    if (!piece || (f.state ?? 'visible') !== 'visible') return [];
    const xml = piece.toString('utf8');
    return [{ nom: String(f.name ?? ''), xml: sansVide(xml), fusions: lireFusions(xml) }];
  });
  return { feuilles, depuis1904: ['1', 'true'].includes(workbook?.workbookPr?.date1904) };
}

/** Ôte les cellules et les lignes vides : une feuille mise en forme en a parfois cent mille. */
const sansVide = (xml: string): string =>
  xml.replace(/<c\b[^<>]*\/>/g, '').replace(/<row\b[^<>]*(?:\/>|>\s*<\/row>)/g, '');

function lireFusions(xml: string): Fusion[] {
  const fusions: Fusion[] = [];
  for (const [, plage = '', debut, fin] of xml.matchAll(
    /<mergeCell\b[^>]*\bref="([A-Z]{1,3}(\d+):[A-Z]{1,3}(\d+))"/g,
  )) {
    if (fusions.push({ debut: Number(debut), fin: Number(fin), plage }) >= FUSIONS_MAX) break;
  }
  return fusions;
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const NS_R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * Le même classeur, réduit à ce qui se lit, dans l'ordre où exceljs le demande : il lit un zip dans l'ordre de ses entrées, et en
 * croit les en-têtes. Sans compression.
 */
function recomposer(
  pieces: ReadonlyMap<string, Buffer>,
  feuilles: readonly Feuille[],
  depuis1904: boolean,
): PassThrough {
  const sortie = new PassThrough();
  const archive = new ZipArchive();
  archive.on('error', (erreur: Error) => sortie.destroy(erreur));
  archive.pipe(sortie);
  const ajouter = (name: string, contenu: Buffer | string) => archive.append(contenu, { name, store: true });
  const nommees = feuilles.map((_, i) => ({ id: i + 1, chemin: `worksheets/sheet${i + 1}.xml` }));
  const relations = nommees.map(
    ({ id, chemin }) => `<Relationship Id="r${id}" Type="${NS_R}/worksheet" Target="${chemin}"/>`,
  );
  const declarees = nommees.map(({ id }) => `<sheet name="f${id}" sheetId="${id}" r:id="r${id}"/>`);
  ajouter(
    'xl/workbook.xml',
    `<workbook ${NS} xmlns:r="${NS_R}"><workbookPr date1904="${depuis1904 ? 1 : 0}"/><sheets>${declarees.join('')}</sheets></workbook>`,
  );
  ajouter(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  );
  const styles = pieces.get('xl/styles.xml');
  if (styles) ajouter('xl/styles.xml', styles);
  ajouter('xl/sharedStrings.xml', pieces.get('xl/sharedStrings.xml') ?? `<sst ${NS}/>`);
  for (const [i, { xml }] of feuilles.entries()) ajouter(`xl/worksheets/sheet${i + 1}.xml`, xml);
  archive
    .finalize()
    .catch((erreur: unknown) => sortie.destroy(erreur instanceof Error ? erreur : new Error(String(erreur))));
  return sortie;
}

/** Une cellule en texte ; une erreur de calcul garde son signe (« #N/A »). Refuse une formule sans résultat. */
function enTexte(valeur: ExcelJS.CellValue, feuille: string, cellule: () => string): string {
  if (valeur === null || valeur === undefined) return '';
  if (valeur instanceof Date) return Number.isNaN(valeur.getTime()) ? '' : valeur.toISOString().slice(0, 10);
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'number') return Number.isNaN(valeur) ? '#VALEUR!' : String(valeur);
  if (typeof valeur === 'string') return valeur;
  if ('richText' in valeur) return valeur.richText.map((r) => r.text ?? '').join('');
  if ('error' in valeur) return valeur.error;
  if ('formula' in valeur || 'sharedFormula' in valeur) {
    if (valeur.result === undefined) throw refuser('formules', { cellule: cellule(), feuille });
    return enTexte(valeur.result as ExcelJS.CellValue, feuille, cellule);
  }
  return 'text' in valeur ? String(valeur.text) : '';
}

async function lireFeuille(
  page: AsyncIterable<ExcelJS.Row>,
  { nom, fusions }: Feuille,
  bornes: Bornes,
): Promise<FeuilleLue> {
  const lignes = new Lignes(bornes);
  for await (const ligne of page) {
    const cellules: string[] = [];
    ligne.eachCell({ includeEmpty: false }, (cellule, colonne) => {
      cellules[colonne - 1] = enTexte(cellule.value, nom, () => `${lettreDe(colonne - 1)}${ligne.number}`);
    });
    lignes.ajouter(
      ligne.number,
      Array.from(cellules, (c) => c ?? ''),
    );
  }
  return { nom, lignes: lignes.toutes(), fusions };
}

/**
 * Un classeur xlsx → ses feuilles visibles, en texte. D'une formule, le résultat enregistré. Refuse ce qui n'est pas un classeur,
 * des macros, une formule sans résultat, un contenu abîmé ou démesuré.
 */
export async function lireXlsx(octets: Buffer): Promise<Classeur> {
  const pieces = await deplierClasseur(octets);
  if ((pieces.get('xl/sharedStrings.xml')?.length ?? 0) > CHAINES_MAX) throw refuser('bombe', {});
  try {
    const { feuilles, depuis1904 } = lireStructure(pieces);
    if (feuilles.reduce((somme, f) => somme + f.xml.length, 0) > REMPLI_MAX) throw refuser('bombe', {});
    const lues: FeuilleLue[] = [];
    const bornes = new Bornes();
    const classeur = new ExcelJS.stream.xlsx.WorkbookReader(recomposer(pieces, feuilles, depuis1904), {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
    });
    for await (const page of classeur) {
      const feuille = feuilles[lues.length];
      if (feuille) lues.push(await lireFeuille(page, feuille, bornes));
    }
    return { feuilles: lues, depuis1904 };
  } catch (erreur) {
    if (erreur instanceof RefusTableur) throw erreur;
    throw refuser('abime', {}, erreur); // exceljs lève ce que le contenu lui fait lever, sans type
  }
}
