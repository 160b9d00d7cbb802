import 'server-only';
/** A4 en points, et ce que le contenu en occupe. */
export const PAGE = { largeur: 595.28, hauteur: 841.89 } as const;
export const MARGE = 40;
export const LARGEUR = PAGE.largeur - 2 * MARGE;
/** Le pied de page commence ici. */
export const BAS = PAGE.hauteur - 46;
export const HAUTEUR_UTILE = BAS - MARGE - 8;
