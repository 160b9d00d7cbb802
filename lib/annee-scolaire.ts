import { aujourdhui } from './dates';

/** Année scolaire d'un jour `aaaa-mm-jj`, désignée par l'année de sa rentrée : elle commence le 1er août. */
export function anneeScolaire(jour: string = aujourdhui()): number {
  const annee = Number(jour.slice(0, 4));
  return jour.slice(5) >= '08-01' ? annee : annee - 1;
}

/** 2026 → « 2026-2027 ». */
export const libelleAnnee = (annee: number): string => `${annee}-${annee + 1}`;
