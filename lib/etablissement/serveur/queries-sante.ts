import 'server-only';
import { sql } from 'drizzle-orm';
import { lireGlobal } from '@/db/global';
import journal from '@/db/migrations/meta/_journal.json' with { type: 'json' };
import type { Transaction } from '@/db/transaction';
import { consigner } from '@/lib/acces/serveur/erreurs';
import paquet from '@/package.json' with { type: 'json' };

interface Version {
  version: string;
  migration: string;
}

export interface Sante extends Version {
  base: 'ok' | 'injoignable';
  /** Le programme qui a mis la base à jour en dernier ; nul si elle ne le dit pas. */
  baseMiseAJourPar: Version | null;
}

/** Ce programme. */
const CELUI_CI: Version = { version: paquet.version, migration: journal.entries.at(-1)?.tag ?? '' };

/** La base répond-elle ; quelle version tourne, et quelle version la base attend. */
export async function sante(): Promise<Sante> {
  try {
    return { base: 'ok', ...CELUI_CI, baseMiseAJourPar: await lireGlobal(versionDeLaBase) };
  } catch (e) {
    consigner(e, 'santé');
    return { base: 'injoignable', ...CELUI_CI, baseMiseAJourPar: null };
  }
}

const versionDeLaBase = async (tx: Transaction): Promise<Version | null> => {
  const [derniere] = await tx.execute<{ version: string; migration: string }>(
    sql`select version, migration from exploitation.mise_a_jour order by id desc limit 1`,
  );
  return derniere ?? null;
};
