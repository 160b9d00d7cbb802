/** Temps qu'une évaluation supprimée reste à la corbeille de son auteur, en jours. */
export const JOURS_CORBEILLE = 30;

const JOUR = 86_400_000;

/** L'instant avant lequel ce qui a été supprimé ne se reprend plus, et s'efface. */
export const finDeCorbeille = (maintenant: Date): Date => new Date(maintenant.getTime() - JOURS_CORBEILLE * JOUR);

/** Jours qui restent, celui qui est entamé compris, pour reprendre ce qui a été supprimé à cet instant : de 30 à 0. */
export const joursRestantsEvaluation = (supprimeLe: Date, maintenant: Date): number =>
  Math.max(0, Math.ceil((supprimeLe.getTime() - finDeCorbeille(maintenant).getTime()) / JOUR));

/** « 12 jours », « moins d’un jour » : ce que la corbeille en dit. */
export const direJoursRestants = (jours: number): string => (jours <= 1 ? 'moins d’un jour' : `${jours} jours`);
