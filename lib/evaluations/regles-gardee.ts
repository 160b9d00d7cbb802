/** Début des sujets sous lesquels l'appareil garde les grilles (components/gardien). */
export const GENRE_GRILLE = 'grille:';

export const sujetGrille = (id: string): string => GENRE_GRILLE + id;

/** L'évaluation dont parle un sujet, « grille:<id> ». */
export const idDuSujet = (sujet: string): string => sujet.slice(GENRE_GRILLE.length);
