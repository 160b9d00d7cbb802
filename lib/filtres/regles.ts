/** Longueur d'un nom de filtre, et nombre qu'une personne en garde par module et diplôme. */
export const LONGUEUR_NOM = 80;
export const MAX_FILTRES = 50;

/** Un filtre gardé : les paramètres de l'adresse qui le rejouent. */
export interface FiltreGarde {
  id: string;
  nom: string;
  contenu: Record<string, string>;
}
