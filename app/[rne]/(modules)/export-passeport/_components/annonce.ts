import type { LigneExport } from '@/lib/export-passeport/vue';

interface Options {
  pieces: boolean;
  recap: boolean;
}

/** Combien de fichiers donnerait cette demande : fiches, pièces jointes, un récapitulatif par onglet. */
export function compterFichiers(cochees: readonly LigneExport[], { pieces, recap }: Options): number {
  const joints = pieces ? cochees.reduce((n, l) => n + l.fichiers, 0) : 0;
  const recaps = recap ? new Set(cochees.map((l) => l.onglet)).size : 0;
  return cochees.length + joints + recaps;
}

/** Ce qui sera téléchargé. */
export function annoncer(cochees: readonly LigneExport[], options: Options): string {
  if (cochees.length === 0) return 'Aucune fiche cochée.';
  const fiches = cochees.length === 1 ? '1 fiche cochée' : `${cochees.length} fiches cochées`;
  const total = compterFichiers(cochees, options);
  return total === 1 ? `${fiches}\u00a0: un PDF.` : `${fiches}\u00a0: une archive ZIP de ${total} fichiers.`;
}
