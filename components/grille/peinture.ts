import type { Presentation } from '@/lib/degres/regles';
import { type Bloc, blocContient, casesDe, type Position, toutLeBloc } from '@/lib/evaluations/grille/deplacement';
import type { Cle } from '@/lib/evaluations/grille/format';
import { cleEn, type Plan, situer, tailleDuPlan } from '@/lib/evaluations/grille/plan';
import { enDegre } from '@/lib/evaluations/grille/valeurs';

/** Ce qu'une case montre et fait lire, pour une valeur. */
export function apparence(valeur: string, presentation: Presentation) {
  const degre = enDegre(valeur);
  const { code, libelle } = degre ? presentation[degre] : { code: '', libelle: '' };
  return { degre, code, libelle: degre ? `${libelle}, ${code}` : '' };
}

const A_DEPARTAGER = 'à départager';

function ecrireAttribut(element: Element | undefined, nom: string, valeur: string | null | false): void {
  if (valeur) element?.setAttribute(nom, valeur);
  else element?.removeAttribute(nom);
}

/**
 * Redessine les seules cases qui changent, directement : dans une grille de mille quatre cents cases, React en relirait
 * chacune à chaque touche. Les cases ont été écrites par React d'après les mêmes valeurs ; les deux restent d'accord.
 */
export class Peinture {
  readonly #table: HTMLTableElement;
  readonly #presentation: Presentation;
  readonly #idAuteur: string | undefined;
  readonly #plan: Plan;
  readonly #situer: (cle: Cle) => Position | null;
  #ecarts = new Set<Cle>();
  #selection: Bloc | null = null;
  #croisees: Element[] = [];
  #tabulable: HTMLElement | undefined;

  constructor(table: HTMLTableElement, plan: Plan, presentation: Presentation, idAuteur?: string) {
    this.#table = table;
    this.#idAuteur = idAuteur;
    this.#presentation = presentation;
    this.#plan = plan;
    this.#situer = situer(plan);
    for (const restee of table.querySelectorAll('[aria-selected]')) restee.removeAttribute('aria-selected');
  }

  /** La case à cette position, ou le titre quand un rang vaut -1. */
  element({ ligne, colonne }: Position): HTMLElement | undefined {
    if (ligne < 0) return this.#table.querySelector<HTMLElement>(`[data-colonne="${colonne}"]`) ?? undefined;
    return colonne < 0
      ? (this.#table.querySelector<HTMLElement>(`[data-ligne="${ligne}"]`) ?? undefined)
      : this.#table.tBodies[0]?.rows[ligne]?.cells[colonne + 1];
  }

  /** Rend chaque case atteignable et lisible : la page n'envoie que son degré. */
  preparer(valeur: (cle: Cle) => string): void {
    for (const ou of casesDe(toutLeBloc(tailleDuPlan(this.#plan)))) {
      const element = this.element(ou);
      element?.setAttribute('tabindex', '-1');
      this.#peindreUne(element, cleEn(this.#plan, ou), valeur(cleEn(this.#plan, ou)));
    }
  }

  peindre(cles: readonly Cle[], valeur: (cle: Cle) => string): void {
    for (const cle of cles) {
      const ou = this.#situer(cle);
      if (ou) this.#peindreUne(this.element(ou), cle, valeur(cle));
    }
  }

  /** Montre quelles cases sont à départager. */
  marquer(ecarts: ReadonlyMap<Cle, unknown>, valeur: (cle: Cle) => string): void {
    const changees = [...this.#ecarts, ...ecarts.keys()].filter((cle) => this.#ecarts.has(cle) !== ecarts.has(cle));
    this.#ecarts = new Set(ecarts.keys());
    this.peindre(changees, valeur);
  }

  selectionner(bloc: Bloc | null): void {
    const [avant, apres] = [this.#selection, bloc];
    this.#selection = bloc;
    if (avant === apres) return;
    for (const ou of avant ? casesDe(avant) : [])
      if (!apres || !blocContient(apres, ou)) this.element(ou)?.removeAttribute('aria-selected');
    for (const ou of apres ? casesDe(apres) : [])
      if (!avant || !blocContient(avant, ou)) this.element(ou)?.setAttribute('aria-selected', 'true');
  }

  /** Éclaire la ligne et la colonne où l'on est, et y laisse l'entrée de la grille pour Tab. */
  croiser(ou: Position): void {
    for (const e of this.#croisees) e.removeAttribute('data-actif');
    const bande = this.#table.querySelectorAll('col')[ou.colonne + 1];
    const ligne = this.#table.tBodies[0]?.rows[ou.ligne];
    const titres = [this.element({ ...ou, ligne: -1 }), this.element({ ...ou, colonne: -1 })];
    this.#croisees = [bande, ligne, ...titres.map((t) => t?.closest('th'))].filter((e) => e instanceof Element);
    for (const e of this.#croisees) e.setAttribute('data-actif', '');
    this.#tabulable?.setAttribute('tabindex', '-1');
    this.#tabulable?.removeAttribute('aria-describedby');
    this.#tabulable = this.element(ou);
    this.#tabulable?.setAttribute('tabindex', '0');
    if (this.#idAuteur) this.#tabulable?.setAttribute('aria-describedby', this.#idAuteur);
  }

  survoler(colonne: number): void {
    for (const e of this.#table.querySelectorAll('col[data-survol]')) e.removeAttribute('data-survol');
    if (colonne >= 0) this.#table.querySelectorAll('col')[colonne + 1]?.setAttribute('data-survol', '');
  }

  /** Le début d'un code tapé, que la case montre en attendant la suite. */
  attendre(ou: Position, debut: string): void {
    ecrireAttribut(this.element(ou), 'data-attente', debut);
  }

  #peindreUne(element: HTMLElement | undefined, cle: Cle, valeur: string): void {
    if (!element) return;
    const { degre, code, libelle } = apparence(valeur, this.#presentation);
    const ecart = this.#ecarts.has(cle);
    ecrireAttribut(element, 'data-degre', degre);
    ecrireAttribut(element, 'data-ecart', ecart && 'oui');
    ecrireAttribut(element, 'aria-label', [libelle, ...(ecart ? [A_DEPARTAGER] : [])].filter(Boolean).join(', '));
    if (element.textContent !== code) element.textContent = code;
  }
}

/** La position d'un élément de la grille : case, ou titre (rang -1) ; nulle pour un commentaire ou autre chose. */
export function positionDe(element: Element | null, plan: Plan): Position | null {
  const titre = element?.closest<HTMLElement>('[data-colonne],[data-ligne]');
  if (titre?.dataset.colonne !== undefined) return { ligne: -1, colonne: Number(titre.dataset.colonne) };
  if (titre?.dataset.ligne !== undefined) return { ligne: Number(titre.dataset.ligne), colonne: -1 };
  const cellule = element?.closest<HTMLTableCellElement>('tbody td');
  const rang = cellule?.parentElement;
  if (!cellule || !(rang instanceof HTMLTableRowElement)) return null;
  const ou = { ligne: rang.sectionRowIndex, colonne: cellule.cellIndex - 1 };
  return cleEn(plan, ou) ? ou : null;
}
