import 'server-only';
import { jourDe } from '@/lib/dates';
import type { Feuille } from './export-feuilles';
import type { ImportLu } from './queries-import';

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
