import 'server-only';
import type { ColonneGrille, GroupeColonnes } from '../regles';

/** A4 paysage, en points. */
export const PAGE = { largeur: 841.89, hauteur: 595.28 } as const;
export const MARGE = 30;
export const LARGEUR = PAGE.largeur - 2 * MARGE;
export const LARGEUR_NOM = 150;
const LARGEUR_REMARQUE = 140;
const COLONNE_MIN = 24;
const COLONNE_MAX = 92;

const COLONNES_MAX = Math.floor((LARGEUR - LARGEUR_NOM - LARGEUR_REMARQUE) / COLONNE_MIN);

/** Une colonne à sa place sur une page ; `groupe` : le rang de sa situation. */
export interface ColonnePlacee extends ColonneGrille {
  groupe: number;
}

/** Les colonnes d'une page. La dernière porte aussi la remarque ; `premiere` : rang, dans la grille, de sa première. */
export interface Volet {
  premiere: number;
  colonnes: ColonnePlacee[];
  largeur: number;
  largeurRemarque: number;
}

/** Les colonnes réparties en pages aussi égales que possible, vingt au plus sur chacune. */
export function enVolets(groupes: readonly GroupeColonnes[]): Volet[] {
  const toutes = groupes.flatMap((g, groupe) => g.colonnes.map((c) => ({ ...c, groupe })));
  const nombre = Math.max(1, Math.ceil(toutes.length / COLONNES_MAX));
  return Array.from({ length: nombre }, (_, rang) => {
    const [debut, fin] = [rang, rang + 1].map((r) => Math.round((r * toutes.length) / nombre));
    const colonnes = toutes.slice(debut, fin);
    const place = LARGEUR - LARGEUR_NOM - (rang === nombre - 1 ? LARGEUR_REMARQUE : 0);
    const largeur = Math.min(COLONNE_MAX, place / colonnes.length);
    const reste = LARGEUR - LARGEUR_NOM - largeur * colonnes.length;
    return { premiere: debut ?? 0, colonnes, largeur, largeurRemarque: rang === nombre - 1 ? reste : 0 };
  });
}

const LIGNE_MIN = 14;
const LIGNE_MAX = 24;
const LIGNE = 18;

/**
 * Les lignes par page, et leur hauteur en points : une seule page si les lignes y gardent 14 points, sinon des pages de
 * lignes de 18 points. `places` : la hauteur libre sur la première page, puis sur les suivantes.
 */
export function enPages(lignes: number, places: { premiere: number; suivantes: number }) {
  const seule = places.premiere / lignes;
  if (seule >= LIGNE_MIN) return { hauteur: Math.min(LIGNE_MAX, seule), pages: [lignes] };
  const pages = [Math.floor(places.premiere / LIGNE)];
  const parPage = Math.floor(places.suivantes / LIGNE);
  for (let reste = lignes - (pages[0] ?? 0); reste > 0; reste -= parPage) pages.push(Math.min(reste, parPage));
  return { hauteur: LIGNE, pages };
}
