import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import ExcelJS from 'exceljs';

/** Un classeur xlsx, comme un tableur l'écrit : des feuilles de cellules (texte, nombre, date, formule). */
export async function unClasseur(
  feuilles: Record<string, readonly (readonly ExcelJS.CellValue[])[]>,
  finir?: (classeur: ExcelJS.Workbook) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const classeur = new ExcelJS.Workbook();
  for (const [nom, lignes] of Object.entries(feuilles)) {
    const page = classeur.addWorksheet(nom);
    for (const ligne of lignes) page.addRow([...ligne]);
  }
  finir?.(classeur);
  return new Uint8Array(await classeur.xlsx.writeBuffer());
}

/** Un zip fait à la main : un classeur abîmé, une bombe, un document d'un autre logiciel. */
export async function unZip(pieces: Record<string, string | Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new ZipArchive();
  for (const [name, contenu] of Object.entries(pieces)) archive.append(contenu, { name });
  const [octets] = await Promise.all([buffer(archive), archive.finalize()]);
  return new Uint8Array(octets);
}

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const NS_R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Les pièces d'un classeur d'une feuille, dont on donne le contenu de `sheetData`. */
export const piecesDe = (
  lignes: string,
  plus: Record<string, string | Buffer> = {},
): Record<string, string | Buffer> => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/workbook.xml': `<workbook xmlns="${NS}" xmlns:r="${NS_R}"><sheets><sheet name="Élèves" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${NS_R}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${NS}"><sheetData>${lignes}</sheetData></worksheet>`,
  ...plus,
});

/** Un envoi en morceaux, comme le réseau le donne. */
export async function* enMorceaux(octets: Uint8Array, taille = 32 * 1024): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
}
