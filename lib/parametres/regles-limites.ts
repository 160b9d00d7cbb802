/** Un fichier de logo ou de cachet, en octets. */
export const TAILLE_IMAGE = 5 * 1024 * 1024;
/** Une image décomprimée, en pixels : au-delà, une bombe ou un scan qui n'a pas sa place ici. */
export const PIXELS_IMAGE = 25_000_000;
/** Côté de l'image gardée, en pixels : 15 cm imprimés à 170 points par pouce. */
export const COTE_IMAGE = 1000;

export const GENRES_IMAGE = ['logo', 'cachet'] as const;
export type GenreImage = (typeof GENRES_IMAGE)[number];

/** Le genre d'image que nomme une adresse ; nul pour tout autre mot. */
export const enGenreImage = (mot: string): GenreImage | null => GENRES_IMAGE.find((g) => g === mot) ?? null;

/** Un intitulé de champ, en caractères. */
export const LONGUEUR_INTITULE = 120;
/** L'intitulé d'un degré, en caractères : il tient sur une ligne de la légende du bilan. */
export const LONGUEUR_DEGRE = 40;
