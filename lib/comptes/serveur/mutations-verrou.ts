import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';

const cle = (rne: string): SQL => sql`hashtext('griotte.import'), hashtext(${rne})`;

async function prendre(tx: Transaction, essai: SQL): Promise<void> {
  const [ligne] = await tx.execute<{ pris: boolean }>(sql`select ${essai} as pris`);
  if (!ligne?.pris) throw new Refus('import-en-cours');
}

/** Un seul import à la fois par établissement : le verrou tient jusqu'à la fin de la transaction. */
export const verrouillerImport = (tx: Transaction, rne: string): Promise<void> =>
  prendre(tx, sql`pg_try_advisory_xact_lock(${cle(rne)})`);

/**
 * Refuse d'écrire sur les personnes pendant un import, qui les a déjà lues et les réécrirait ; et tient l'import à
 * distance jusqu'à la fin de la transaction.
 */
export const refuserPendantImport = (tx: Transaction, rne: string): Promise<void> =>
  prendre(tx, sql`pg_try_advisory_xact_lock_shared(${cle(rne)})`);
