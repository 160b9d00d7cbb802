/** Temps qu'une évaluation supprimée reste à la corbeille de son auteur, en jours. */
export const JOURS_CORBEILLE = 30;

const JOUR = 86_400_000;

/** L'instant avant lequel ce qui a été supprimé ne se reprend plus, et s'efface. */
export const finDeCorbeille = (maintenant: Date): Date => new Date(maintenant.getTime() - JOURS_CORBEILLE * JOUR);

/** Jours qui restent pour reprendre ce qui a été supprimé à cet instant : de 30 à 1, puis 0 le dernier jour. */
export const joursRestants = (supprimeLe: Date, maintenant: Date): number =>
  Math.max(0, Math.floor((supprimeLe.getTime() - finDeCorbeille(maintenant).getTime()) / JOUR));

/** « encore 12 jours », « moins d’un jour » : ce que la corbeille en dit. */
export function direJoursRestants(jours: number): string {
  if (jours === 0) return 'moins d’un jour';
  return jours === 1 ? 'encore 1 jour' : `encore ${jours} jours`;
}
