import type { Cle } from './format';

/** Une case changée par un geste : ce qu'elle valait, ce qu'elle vaut. */
type Changement = readonly [cle: Cle, avant: string, apres: string];
export type Geste = readonly Changement[];

/** Gestes gardés : au-delà, les plus anciens s'oublient. */
const PROFONDEUR = 200;

/**
 * Les gestes de la personne, à défaire et à refaire d'un bloc. Une case qu'un autre a changée depuis n'est pas reprise :
 * défaire n'écrase personne.
 */
export class Historique {
  #faits: Geste[] = [];
  #defaits: Geste[] = [];

  annulable = (): boolean => this.#faits.length > 0;
  refaisable = (): boolean => this.#defaits.length > 0;

  noter(geste: Geste): void {
    this.#faits = [...this.#faits.slice(1 - PROFONDEUR), geste];
    this.#defaits = [];
  }

  /** Le dernier geste, à l'envers ; les cases dont la valeur n'est plus la sienne en sont retirées. */
  defaire(valeur: (cle: Cle) => string): Geste {
    const geste = this.#faits.pop() ?? [];
    if (geste.length > 0) this.#defaits.push(geste);
    return geste.filter(([cle, , apres]) => valeur(cle) === apres).map(([cle, avant, apres]) => [cle, apres, avant]);
  }

  refaire(valeur: (cle: Cle) => string): Geste {
    const geste = this.#defaits.pop() ?? [];
    if (geste.length > 0) this.#faits.push(geste);
    return geste.filter(([cle, avant]) => valeur(cle) === avant);
  }

  /** Oublie les cases disparues de la grille. */
  restreindre(existe: (cle: Cle) => boolean): void {
    const reste = (gestes: Geste[]) => gestes.map((g) => g.filter(([cle]) => existe(cle))).filter((g) => g.length > 0);
    this.#faits = reste(this.#faits);
    this.#defaits = reste(this.#defaits);
  }
}
