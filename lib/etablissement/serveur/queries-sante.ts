import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { lireGlobal } from '@/db/global';
import journal from '@/db/migrations/meta/_journal.json' with { type: 'json' };
import type { Transaction } from '@/db/transaction';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { env } from '@/lib/env';
import paquet from '@/package.json' with { type: 'json' };

interface Version {
  version: string;
  migration: string;
}

export interface Sante extends Version {
  base: 'ok' | 'injoignable';
  /** Le programme qui a mis la base à jour en dernier ; nul si elle ne le dit pas. */
  baseMiseAJourPar: Version | null;
  /** La sauvegarde de chaque jour, si elle est demandée : en retard quand la dernière réussie a plus de 26 heures. */
  sauvegarde?: { etat: 'ok' | 'en-retard'; derniere: string | null };
}

/** Ce programme. */
const CELUI_CI: Version = { version: paquet.version, migration: journal.entries.at(-1)?.tag ?? '' };

/** Une base qui ne répond pas à ce rythme ne répond pas : qui surveille n'attend pas plus. En millisecondes. */
const PATIENCE = 1500;

/** La base répond-elle ; quelle version tourne, et quelle version la base attend. En deux secondes, quoi qu'il arrive. */
export async function sante(): Promise<Sante> {
  try {
    const lue = lireGlobal(async (tx) => ({
      base: 'ok' as const,
      ...CELUI_CI,
      baseMiseAJourPar: await versionDeLaBase(tx),
      ...(env().GRIOTTE_SAUVEGARDES && { sauvegarde: await derniereSauvegarde(tx) }),
    }));
    lue.catch(() => {}); // venue trop tard, son échec n'apprend rien de plus
    return await aTemps(lue);
  } catch (e) {
    consigner(e, 'santé');
    return { base: 'injoignable', ...CELUI_CI, baseMiseAJourPar: null };
  }
}

/** Ce que rend cette promesse, ou une erreur une fois le délai passé. */
async function aTemps<T>(promesse: Promise<T>): Promise<T> {
  const arret = new AbortController();
  const delai = setTimeout(PATIENCE, undefined, { signal: arret.signal, ref: false }).then(() => {
    throw new Error('Pas de réponse à temps');
  });
  delai.catch(() => {}); // arrêté : la réponse est venue avant
  return Promise.race([promesse, delai]).finally(() => arret.abort());
}

const versionDeLaBase = async (tx: Transaction): Promise<Version | null> => {
  const [derniere] = await tx.execute<{ version: string; migration: string }>(
    sql`select version, migration from exploitation.mise_a_jour order by id desc limit 1`,
  );
  return derniere ?? null;
};

const derniereSauvegarde = async (tx: Transaction): Promise<NonNullable<Sante['sauvegarde']>> => {
  const [lue] = await tx.execute<{ derniere: string; recente: boolean }>(
    sql`select to_char(faite_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as derniere,
      faite_le > now() - interval '26 hours' as recente
    from exploitation.sauvegarde where archive is not null order by id desc limit 1`,
  );
  return { etat: lue?.recente ? 'ok' : 'en-retard', derniere: lue?.derniere ?? null };
};
