import { type Transaction, transaction } from './transaction';

/** Lecture des tables globales (référentiels, MEF), les mêmes pour tous ; aucune table d'établissement n'y répond. */
export function lireGlobal<T>(executer: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction('lecture', null, executer);
}
