import 'server-only';
import type { Pinceau } from './pinceau';

/** Une image d'un bloc : son coin depuis le bord gauche de la page et le haut du bloc, sa taille, en points. */
export interface ImagePosee {
  png: Buffer;
  x: number;
  y: number;
  l: number;
  h: number;
}

/** Un morceau de page : sa hauteur en points, et comment il se dessine à l'ordonnée donnée. */
export interface Bloc {
  hauteur: number;
  dessiner(pinceau: Pinceau, y: number): void;
  /** Reste sur la page du suivant : un titre, l'en-tête d'un tableau. */
  solidaire?: boolean;
  /** Dit en haut de la page quand le bloc en commence une : l'en-tête de son tableau. */
  rappel?: Bloc;
  /** Posées par-dessus le dessin. */
  images?: readonly ImagePosee[];
}

export interface BlocPlace {
  bloc: Bloc;
  y: number;
}

/**
 * Range les blocs dans des pages de `hauteur` points, dans l'ordre, sans en couper ni en perdre. Un bloc solidaire va
 * avec celui qui le suit ; une espace (bloc sans dessin) n'ouvre jamais une page.
 */
export function paginer(blocs: readonly Bloc[], hauteur: number): BlocPlace[][] {
  const pages: BlocPlace[][] = [];
  let page: BlocPlace[] = [];
  let y = 0;
  const poser = (bloc: Bloc) => {
    page.push({ bloc, y });
    y += bloc.hauteur;
  };
  for (const groupe of grouper(blocs)) {
    // Une espace à la toute fin ne sépare plus rien.
    if (groupe.every(estEspace)) continue;
    const besoin = groupe.reduce((somme, b) => somme + b.hauteur, 0);
    if (page.length > 0 && y + besoin > hauteur) {
      pages.push(page);
      [page, y] = [[], 0];
    }
    const suite = page.length === 0 ? groupe.slice(groupe.findIndex((b) => !estEspace(b))) : groupe;
    const rappel = page.length === 0 ? suite[0]?.rappel : undefined;
    if (rappel) poser(rappel);
    suite.forEach(poser);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** Une espace verticale, en points. */
export const espace = (hauteur: number): Bloc => ({ hauteur, dessiner: RIEN, solidaire: true });

const RIEN = () => {};
const estEspace = (bloc: Bloc) => bloc.dessiner === RIEN;

/** Les blocs par groupes insécables : des solidaires, puis celui qui les porte. */
function grouper(blocs: readonly Bloc[]): Bloc[][] {
  const groupes: Bloc[][] = [];
  let groupe: Bloc[] = [];
  for (const bloc of blocs) {
    groupe.push(bloc);
    if (bloc.solidaire) continue;
    groupes.push(groupe);
    groupe = [];
  }
  return groupe.length > 0 ? [...groupes, groupe] : groupes;
}
