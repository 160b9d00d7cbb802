import 'server-only';
import { refuser } from '../../regles-refus';
import type { LigneLue } from '../../types';

const LIGNES_MAX = 25_000;
const COLONNES_MAX = 200;
const CELLULE_MAX = 2000;
/** Une même chaîne peut emplir cent mille cellules : le texte qu'elles font, mises bout à bout. */
const SIGNES_MAX = 20_000_000;

/** Les caractères de commande deviennent des blancs ; une cellule peut avoir plusieurs lignes. */
const nettoyer = (texte: string): string =>
  texte
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\u0080-\u009f]+/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

/** Ce qu'un fichier entier peut contenir, toutes feuilles réunies. */
export class Bornes {
  #lignes = 0;
  #signes = 0;

  compter(cellules: readonly string[]): void {
    this.#signes += cellules.reduce((somme, c) => somme + c.length, 0);
    if (this.#signes > SIGNES_MAX) throw refuser('bombe', {});
    if (++this.#lignes > LIGNES_MAX) throw refuser('trop-de-lignes', { maximum: LIGNES_MAX });
  }
}

/** Recueille les lignes remplies d'une feuille, bornées en nombre, en largeur et en longueur de cellule. */
export class Lignes {
  readonly #lignes: LigneLue[] = [];
  readonly #bornes: Bornes;

  constructor(bornes: Bornes) {
    this.#bornes = bornes;
  }

  ajouter(numero: number, brutes: readonly string[]): void {
    const cellules = brutes.map(nettoyer);
    while (cellules.at(-1) === '') cellules.pop();
    if (cellules.length === 0) return;
    if (cellules.length > COLONNES_MAX) throw refuser('trop-de-colonnes', { ligne: numero, nombre: cellules.length });
    if (cellules.some((c) => c.length > CELLULE_MAX)) throw refuser('trop-long', { ligne: numero });
    this.#bornes.compter(cellules);
    this.#lignes.push({ numero, cellules });
  }

  toutes = (): LigneLue[] => this.#lignes;
}
