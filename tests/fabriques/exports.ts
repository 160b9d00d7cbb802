import { buffer } from 'node:stream/consumers';
import { and, asc, eq } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { referentielItem } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';

/** Un classeur rouvert, comme le ferait un tableur. */
export async function rouvrirXlsx(octets: Uint8Array): Promise<ExcelJS.Workbook> {
  const classeur = new ExcelJS.Workbook();
  await classeur.xlsx.load(new Uint8Array(octets).buffer);
  return classeur;
}

/** Le texte d'une cellule, morceaux mis bout à bout, espaces insécables en espaces. */
export const texteDe = (cellule: ExcelJS.Cell): string => cellule.text.replaceAll('\u00a0', ' ');

/** Le rang de la ligne dont la première cellule est ce texte ; 0 s'il n'y en a pas. */
export function ligneDe(feuille: ExcelJS.Worksheet, texte: string): number {
  let rang = 0;
  feuille.eachRow((ligne, n) => {
    if (texteDe(ligne.getCell(1)) === texte) rang = n;
  });
  return rang;
}

/** Les premiers items évaluables d'un diplôme, dans l'ordre de son référentiel. */
export const desItems = (acteur: Acteur, referentiel: string, nombre: number): Promise<string[]> =>
  lire(acteur, async (tx) => {
    const lignes = await tx
      .select({ code: referentielItem.code })
      .from(referentielItem)
      .where(
        and(
          eq(referentielItem.referentiel, referentiel),
          eq(referentielItem.nature, 'item'),
          eq(referentielItem.evaluable, true),
        ),
      )
      .orderBy(asc(referentielItem.ordre))
      .limit(nombre);
    return lignes.map((l) => l.code);
  });

/** Les pièces d'un document Word, par leur chemin dans l'archive ; celles en XML sont lues. */
export async function rouvrirDocx(octets: Uint8Array): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(octets));
  const pieces = new Map<string, string>();
  for await (const entree of archive.eachEntry()) {
    const contenu = await buffer(await archive.openReadStreamPromise(entree));
    pieces.set(entree.fileName, /\.(xml|rels)$/.test(entree.fileName) ? contenu.toString('utf8') : '');
  }
  return pieces;
}

export interface ParagrapheLu {
  style: string;
  /** Liste et niveau ; vide hors d'une liste. */
  liste: string;
  texte: string;
}

const ENTITES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** Les paragraphes d'une pièce, dans l'ordre ; espaces insécables en espaces. */
export const paragraphes = (xml: string): ParagrapheLu[] =>
  [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].map(([, corps = '']) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(corps)?.[1] ?? '',
    liste: [/<w:numId w:val="(\d+)"/, /<w:ilvl w:val="(\d+)"/].map((r) => r.exec(corps)?.[1] ?? '').join('.'),
    texte: [...corps.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
      .map(([, mot]) => mot ?? '\n')
      .join('')
      .replace(/&\w+;/g, (e) => ENTITES[e] ?? e)
      .replaceAll('\u00a0', ' '),
  }));
