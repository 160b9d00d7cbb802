import { and, asc, eq } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { referentielItem } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';

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
