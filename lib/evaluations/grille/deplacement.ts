export interface Position {
  ligne: number;
  colonne: number;
}

export interface Taille {
  lignes: number;
  colonnes: number;
}

/** Un bloc de cases, bornes comprises. */
export interface Bloc {
  haut: number;
  gauche: number;
  bas: number;
  droite: number;
}

export interface Touche {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
}

/** Lignes que parcourt « Page suivante ». */
const PAGE = 10;

const borner = (n: number, min: number, max: number) => Math.max(min, Math.min(n, max));

/** Le pas d'une flèche, d'une page, ou nul ; `ctrlKey` va jusqu'au bord. */
function pas({ key, ctrlKey }: Touche): Position | null {
  const loin = ctrlKey ? Number.POSITIVE_INFINITY : 1;
  switch (key) {
    case 'ArrowUp':
      return { ligne: -loin, colonne: 0 };
    case 'ArrowDown':
      return { ligne: loin, colonne: 0 };
    case 'ArrowLeft':
      return { ligne: 0, colonne: -loin };
    case 'ArrowRight':
      return { ligne: 0, colonne: loin };
    case 'PageUp':
      return { ligne: -PAGE, colonne: 0 };
    case 'PageDown':
      return { ligne: PAGE, colonne: 0 };
    default:
      return null;
  }
}

/**
 * La case où mène une touche dans une grille ; `null` si la touche ne déplace pas, ou s'il n'y a plus de case de ce
 * côté. Une flèche va jusqu'aux titres (rang -1), avec Ctrl jusqu'à la dernière case. Tab suit la lecture, Entrée descend
 * puis reprend en haut de la colonne suivante.
 */
export function deplacement(touche: Touche, ou: Position, taille: Taille): Position | null {
  const { ligne, colonne } = ou;
  const fin = { ligne: taille.lignes - 1, colonne: taille.colonnes - 1 };
  const cases = taille.lignes * taille.colonnes;
  const sens = touche.shiftKey ? -1 : 1;
  const dedans = (n: number) => n >= 0 && n < cases;
  switch (touche.key) {
    case 'Home':
      return { ligne: touche.ctrlKey ? 0 : ligne, colonne: 0 };
    case 'End':
      return { ligne: touche.ctrlKey ? fin.ligne : ligne, colonne: fin.colonne };
    case 'Tab': {
      const n = ligne * taille.colonnes + colonne + sens;
      return dedans(n) ? { ligne: Math.floor(n / taille.colonnes), colonne: n % taille.colonnes } : null;
    }
    case 'Enter': {
      const n = colonne * taille.lignes + ligne + sens;
      return dedans(n) ? { ligne: n % taille.lignes, colonne: Math.floor(n / taille.lignes) } : null;
    }
    default:
      return fleche(touche, ou, fin);
  }
}

function fleche(touche: Touche, { ligne, colonne }: Position, fin: Position): Position | null {
  const delta = pas(touche);
  if (!delta) return null;
  // Une flèche seule atteint les titres ; d'un titre on n'en sort pas en arrière.
  const seule = !touche.ctrlKey && touche.key.startsWith('Arrow');
  const vers = {
    ligne: delta.ligne
      ? borner(ligne + delta.ligne, seule && colonne >= 0 ? -1 : Math.min(ligne, 0), fin.ligne)
      : ligne,
    colonne: delta.colonne
      ? borner(colonne + delta.colonne, seule && ligne >= 0 ? -1 : Math.min(colonne, 0), fin.colonne)
      : colonne,
  };
  return vers.ligne === ligne && vers.colonne === colonne ? null : vers;
}

/** La case où Maj et une touche étendent la sélection, sans jamais atteindre les titres ; `null` si elle n'étend pas. */
export function extension(touche: Touche, ou: Position, taille: Taille): Position | null {
  if (touche.key === 'Tab' || touche.key === 'Enter') return null;
  const vers = deplacement({ ...touche, shiftKey: false }, ou, taille);
  return vers && { ligne: Math.max(0, vers.ligne), colonne: Math.max(0, vers.colonne) };
}

/** Où la saisie continue après une touche : à la suite de la ligne, en dessous, ou sur place. */
export const APRES = ['suite', 'dessous', 'rester'] as const;
export type Apres = (typeof APRES)[number];

/** La case qui suit (ou précède) celle-ci dans le sens de la saisie ; `null` s'il n'y en a plus. */
export function voisine(apres: Apres, ou: Position, taille: Taille, pasArriere = false): Position | null {
  if (apres === 'rester') return null;
  const key = apres === 'suite' ? 'Tab' : 'Enter';
  return deplacement({ key, shiftKey: pasArriere, ctrlKey: false }, ou, taille);
}

/** Le bloc que bornent deux cases. */
export const blocEntre = (a: Position, b: Position): Bloc => ({
  haut: Math.min(a.ligne, b.ligne),
  gauche: Math.min(a.colonne, b.colonne),
  bas: Math.max(a.ligne, b.ligne),
  droite: Math.max(a.colonne, b.colonne),
});

export const tailleDe = ({ haut, gauche, bas, droite }: Bloc): Taille => ({
  lignes: bas - haut + 1,
  colonnes: droite - gauche + 1,
});

export const toutLeBloc = ({ lignes, colonnes }: Taille): Bloc => ({
  haut: 0,
  gauche: 0,
  bas: lignes - 1,
  droite: colonnes - 1,
});

/** Les cases d'un bloc, dans l'ordre de lecture. */
export function casesDe(bloc: Bloc): Position[] {
  const { lignes, colonnes } = tailleDe(bloc);
  return Array.from({ length: lignes * colonnes }, (_, n) => ({
    ligne: bloc.haut + Math.floor(n / colonnes),
    colonne: bloc.gauche + (n % colonnes),
  }));
}

export const blocContient = (bloc: Bloc, { ligne, colonne }: Position): boolean =>
  ligne >= bloc.haut && ligne <= bloc.bas && colonne >= bloc.gauche && colonne <= bloc.droite;

const memes = (a: Position, b: Position) => a.ligne === b.ligne && a.colonne === b.colonne;

/** Où l'on est dans la grille, et le bloc sélectionné. Hors de React : un pas ne redessine aucune case. */
export class Curseur {
  #ou: Position = { ligne: 0, colonne: 0 };
  /** Le coin d'où la sélection s'étend. */
  #ancre: Position | null = null;
  #bloc: Bloc | null = null;
  #abonnes = new Set<() => void>();

  ou = (): Position => this.#ou;
  /** Le bloc sélectionné ; nul pour une case seule. */
  selection = (): Bloc | null => this.#bloc;
  /** Ce qu'un geste touche : la sélection, ou la case où l'on est. */
  zone = (): Bloc => this.#bloc ?? blocEntre(this.#ou, this.#ou);

  abonner = (prevenir: () => void): (() => void) => {
    this.#abonnes.add(prevenir);
    return () => this.#abonnes.delete(prevenir);
  };

  /** Sur cette case (ou ce titre, rang -1), sans sélection. */
  aller(ou: Position): void {
    this.#ou = ou;
    this.replier();
  }

  etendre(vers: Position): void {
    this.#ancre ??= this.#ou;
    this.#ou = vers;
    this.#bloc = memes(this.#ancre, vers) ? null : blocEntre(this.#ancre, vers);
    this.#prevenir();
  }

  /** Toute la grille, sans bouger. */
  toutPrendre(taille: Taille): void {
    this.#ancre = null;
    this.#bloc = toutLeBloc(taille);
    this.#prevenir();
  }

  replier(): void {
    this.#ancre = null;
    this.#bloc = null;
    this.#prevenir();
  }

  /** Le focus est venu de lui-même sur cette case. */
  suivre(ou: Position): void {
    if (!memes(ou, this.#ou)) this.aller(ou);
    else this.#prevenir();
  }

  #prevenir(): void {
    for (const prevenir of this.#abonnes) prevenir();
  }
}
