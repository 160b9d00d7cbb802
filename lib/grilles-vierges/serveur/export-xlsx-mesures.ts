import 'server-only';
import type { ColonneGrille } from '../regles';

/** Jusqu'à ce nombre, les intitulés s'écrivent à plat ; au-delà, de bas en haut. */
const COLONNES_A_PLAT = 7;
/** Au-delà, une feuille qui peut s'étaler prend une deuxième page en largeur. */
export const COLONNES_PAR_PAGE = 24;

/** Place d'un intitulé écrit de bas en haut, au corps 8 : un signe en points, une ligne en largeur de colonne. */
const SIGNE = 4.7;
const LIGNE = 1.6;

export interface Mesures {
  aPlat: boolean;
  /** Hauteur de la ligne des intitulés, en points. */
  hauteur: number;
  largeur: (colonne: ColonneGrille) => number;
}

const longueur = ({ code, libelle }: ColonneGrille) => code.length + 1 + libelle.length;

/**
 * La place de l'en-tête dans un tableur, dont on ne mesure pas la police. À plat, des colonnes égales. De bas en haut, des
 * colonnes de trois lignes ; s'il y en a trop pour une page, plus hautes, et chacune n'a que les lignes qu'il lui faut.
 */
export function mesurerColonnes(colonnes: readonly ColonneGrille[]): Mesures {
  const max = Math.max(1, ...colonnes.map(longueur));
  if (colonnes.length <= COLONNES_A_PLAT) {
    const large = Math.min(24, Math.floor(110 / Math.max(1, colonnes.length)));
    return { aPlat: true, hauteur: 12 + Math.ceil((max * 1.1) / large) * 11, largeur: () => large };
  }
  const serre = colonnes.length > COLONNES_PAR_PAGE;
  const hauteur = Math.min(240, Math.max(110, ((max + 8) / (serre ? 2 : 3)) * SIGNE + 10));
  const lignes = (c: ColonneGrille) => (serre ? Math.ceil(longueur(c) / ((hauteur - 10) / SIGNE)) : 3);
  return { aPlat: false, hauteur, largeur: (c) => lignes(c) * LIGNE + 1.2 };
}
