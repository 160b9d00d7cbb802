import { type Bloc, blocEntre, type Position, type Taille, toutLeBloc } from './deplacement';

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
