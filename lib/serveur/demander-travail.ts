import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/transaction';

/** Les travaux de fond qu'une action peut demander ; `demander_travail` (db/securite.sql) n'en admet pas d'autre. */
export type NomTache = 'expedier' | 'acces-parents' | 'purger' | 'resumes' | 'transfert-fichiers';

/**
 * Demande un travail pour un établissement, dans la transaction en cours : il commence si elle aboutit, aussitôt après.
 * Demandé plusieurs fois par la transaction, il n'est fait qu'une. `urgent` : quelqu'un attend devant son écran. Refusé
 * par la base pour un autre établissement que celui de la transaction.
 */
export async function demanderTravail(
  tx: Transaction,
  tache: NomTache,
  charge: { rne: string; urgent?: boolean },
): Promise<void> {
  await tx.execute(sql`select demander_travail(${tache}, ${JSON.stringify(charge)}::json)`);
}
