import { type Transaction, transaction } from './connexion';

/** Lecture des tables globales (référentiels, MEF), les mêmes pour tous ; aucune table d'établissement n'y répond. */
export function lireGlobal<T>(executer: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction(executer, { accessMode: 'read only' });
}
