import { v7 as uuidv7 } from 'uuid';
import { journal } from './schema/exploitation';
import { type Transaction, transaction } from './transaction';

declare const marque: unique symbol;

/**
 * Preuve qu'on agit pour un établissement, et au nom de qui. Fabriquée par `lib/acces/serveur/acteur.ts` seulement ; qui n'en
 * a pas n'atteint pas la base.
 */
export interface Locataire {
  readonly rne: string;
  readonly compteId: string | null;
  readonly [marque]: 'locataire';
}

/** Réservée à `lib/acces/serveur/acteur.ts` (la règle de lint l'impose). */
export function marquerLocataire<T extends { rne: string; compteId: string | null }>(t: T): T & Locataire {
  return t as T & Locataire;
}

export type Tracer = (trace: { cible?: string; details?: Record<string, unknown> }) => void;

/** Transaction en lecture seule, bornée à l'établissement du locataire par RLS. */
export function lire<T>(locataire: Locataire, executer: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction('lecture', locataire.rne, executer);
}

/**
 * Transaction en écriture, bornée à l'établissement, avec sa ligne au journal. `tracer` complète cette ligne (cible,
 * détails sans donnée personnelle). Une erreur défait tout, ligne comprise.
 */
export function ecrire<T>(
  locataire: Locataire,
  evenement: string,
  executer: (tx: Transaction, tracer: Tracer) => Promise<T>,
): Promise<T> {
  return transaction('ecriture', locataire.rne, async (tx) => {
    const trace: Parameters<Tracer>[0] = {};
    const valeur = await executer(tx, (ajout) => Object.assign(trace, ajout));
    await tx.insert(journal).values({
      rne: locataire.rne,
      id: uuidv7(),
      compteId: locataire.compteId,
      evenement,
      cible: trace.cible,
      details: trace.details,
    });
    return valeur;
  });
}

/** Transaction en écriture sans ligne au journal : pour ce que personne n'a fait, l'usage qu'une page note, une purge. */
export function noter<T>(locataire: Locataire, executer: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction('ecriture', locataire.rne, executer);
}
