import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { jourDe } from '@/lib/dates';
import type { Feuille } from './feuilles';
import type { ImportLu } from './queries-import';

const LARGEUR_MAX = 60;

/** Largeur d'une colonne d'après ce qu'elle contient, en caractères. */
const largeur = (f: Feuille, rang: number) =>
  Math.min(LARGEUR_MAX, Math.max(...[f.colonnes, ...f.lignes].map((l) => l[rang]?.length ?? 0)) + 3);

/**
 * Le classeur d'un compte rendu (IMP-3), écrit à mesure : une feuille par tableau, en-tête figé et filtre. Toutes les
 * cellules sont du texte : ni formule (`=`, `+`, `-`, `@`), ni date de naissance changée en nombre.
 */
export function classeur(feuilles: readonly Feuille[]): ReadableStream<Uint8Array> {
  const sortie = new PassThrough();
  remplir(feuilles, sortie).catch((e: unknown) => sortie.destroy(e instanceof Error ? e : new Error(String(e))));
  return Readable.toWeb(sortie) as ReadableStream<Uint8Array>;
}

async function remplir(feuilles: readonly Feuille[], sortie: PassThrough): Promise<void> {
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

/** Un signe qui ferait de la cellule une formule, collée dans un tableur. */
const FORMULE = /^[=+\-@]/;

const cellule = (texte: string) => (FORMULE.test(texte) ? `'${texte}` : texte).replace(/[\t\r\n]+/g, ' ');

/** Les tableaux en texte à coller : colonnes séparées par des tabulations, un titre devant chacun s'ils sont plusieurs. */
export function enTexte(feuilles: readonly Feuille[]): string {
  return feuilles
    .map((f) => {
      const lignes = [f.colonnes, ...f.lignes].map((l) => l.map(cellule).join('\t'));
      return (feuilles.length > 1 ? [f.nom, ...lignes] : lignes).join('\n');
    })
    .join('\n\n');
}

/** « import-enseignants-0999777P-2026-11-21.xlsx » : sans accent ni signe que refuserait un système de fichiers. */
export const nomClasseur = (rne: string, i: Pick<ImportLu, 'genre' | 'etat' | 'appliqueLe' | 'creeLe'>): string =>
  `${i.etat === 'analyse' ? 'analyse' : 'import'}-${i.genre}-${rne}-${jourDe(i.appliqueLe ?? i.creeLe)}.xlsx`;
