import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { telechargement } from '@/lib/serveur/telechargement';

/** Une feuille de classeur : son nom, ses colonnes, ses lignes. */
export interface FeuilleTableur {
  nom: string;
  colonnes: string[];
  lignes: string[][];
}

const LARGEUR_MAX = 60;

/** Largeur d'une colonne d'après ce qu'elle contient, en caractères. */
const largeur = (f: FeuilleTableur, rang: number) =>
  Math.min(LARGEUR_MAX, [f.colonnes, ...f.lignes].reduce((n, l) => Math.max(n, l[rang]?.length ?? 0), 0) + 3);

/**
 * Un classeur xlsx, écrit à mesure : une feuille par tableau, en-tête figé et filtre. Toutes les cellules sont du texte :
 * ni formule (`=`, `+`, `-`, `@`), ni date de naissance changée en nombre.
 */
function classeur(feuilles: readonly FeuilleTableur[]): ReadableStream<Uint8Array> {
  const sortie = new PassThrough();
  remplir(feuilles, sortie).catch((e: unknown) => sortie.destroy(e instanceof Error ? e : new Error(String(e))));
  return Readable.toWeb(sortie) as ReadableStream<Uint8Array>;
}

async function remplir(feuilles: readonly FeuilleTableur[], sortie: PassThrough): Promise<void> {
  const ecrivain = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sortie, useStyles: true });
  for (const f of feuilles) {
    const page = ecrivain.addWorksheet(f.nom, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = f.colonnes.map((header, rang) => ({
      header,
      width: largeur(f, rang),
      style: { numFmt: '@' },
    }));
    page.autoFilter = { from: { row: 1, column: 1 }, to: { row: f.lignes.length + 1, column: f.colonnes.length } };
    page.getRow(1).font = { bold: true };
    page.getRow(1).commit();
    for (const l of f.lignes) page.addRow(l).commit();
    page.commit();
  }
  await ecrivain.commit();
}

/** La réponse qui fait télécharger un classeur, `nom` portant son extension. */
export const telechargerClasseur = (feuilles: readonly FeuilleTableur[], nom: string): Response =>
  telechargement(classeur(feuilles), nom);
