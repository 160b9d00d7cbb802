import 'server-only';
import { setTimeout as attendre } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { lireGlobal } from '@/db/global';
import journal from '@/db/migrations/meta/_journal.json' with { type: 'json' };
import type { Transaction } from '@/db/transaction';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { env } from '@/lib/env';
import { type Disque, lireDisques } from '@/lib/fichiers/serveur/service-disque';
import paquet from '@/package.json' with { type: 'json' };

interface Version {
  version: string;
  migration: string;
}

export interface Sante extends Version {
  base: 'ok' | 'injoignable';
  /** Le programme qui a mis la base à jour en dernier ; nul si elle ne le dit pas. */
  baseMiseAJourPar: Version | null;
  /** La sauvegarde de chaque jour, si elle est demandée. */
  sauvegarde?: Sauvegarde;
  /** Chaque disque dont Griotte se sert. */
  disques: Partial<Record<Disque['quoi'], Disque['etat']>>;
}

/** En retard quand la dernière réussie (à l'heure universelle) a plus de 26 heures. */
export interface Sauvegarde {
  etat: 'ok' | 'en-retard';
  derniere: string | null;
}

/** Ce programme. */
const CELUI_CI: Version = { version: paquet.version, migration: journal.entries.at(-1)?.tag ?? '' };

/** Une base qui ne répond pas à ce rythme ne répond pas : qui surveille n'attend pas plus. En millisecondes. */
const PATIENCE = 1500;

/** La base répond-elle ; quelle version tourne, et quelle version la base attend. Rendu en deux secondes, quoi qu'il arrive. */
export async function sante(): Promise<Sante> {
  const [lus, laBase] = await Promise.all([lireDisques(), interroger()]);
  const disques = Object.fromEntries(lus.map(({ quoi, etat }) => [quoi, etat]));
  return { ...(laBase ?? { base: 'injoignable', baseMiseAJourPar: null }), ...CELUI_CI, disques };
}

/** Ce que la base dit d'elle ; nul si elle ne répond pas, ou pas à temps. */
async function interroger() {
  const reponse = lireGlobal(async (tx) => ({
    base: 'ok' as const,
    baseMiseAJourPar: await versionDeLaBase(tx),
    ...(env().GRIOTTE_SAUVEGARDES && { sauvegarde: await derniereSauvegarde(tx) }),
  }));
  const arret = new AbortController();
  const tropTard = attendre(PATIENCE, undefined, { signal: arret.signal, ref: false }).then(
    () => Promise.reject(new Error('pas de réponse à temps')),
    () => null, // la base a répondu avant
  );
  try {
    return await Promise.race([reponse, tropTard]);
  } catch (e) {
    consigner(e, 'santé');
    return null;
  } finally {
    arret.abort();
  }
}

const versionDeLaBase = async (tx: Transaction): Promise<Version | null> => {
  const [derniere] = await tx.execute<{ version: string; migration: string }>(
    sql`select version, migration from exploitation.mise_a_jour order by id desc limit 1`,
  );
  return derniere ?? null;
};

/** Ce que l'administrateur d'un établissement doit savoir de la machine qui le sert. */
export interface Exploitation {
  embarquee: boolean;
  /** Nulle si aucune sauvegarde n'est demandée. */
  sauvegarde: Sauvegarde | null;
  /** Les disques pleins, ou presque. */
  disques: Disque[];
}

/** L'état de la machine, pour l'accueil de l'administrateur. */
export async function lireExploitation(): Promise<Exploitation> {
  const { GRIOTTE_EMBARQUEE, GRIOTTE_SAUVEGARDES } = env();
  const [disques, sauvegarde] = await Promise.all([
    lireDisques(),
    GRIOTTE_SAUVEGARDES ? lireGlobal(derniereSauvegarde) : null,
  ]);
  return {
    embarquee: GRIOTTE_EMBARQUEE === 'oui',
    sauvegarde,
    disques: disques.filter((d) => d.etat !== 'ok'),
  };
}

const derniereSauvegarde = async (tx: Transaction): Promise<Sauvegarde> => {
  const [lue] = await tx.execute<{ derniere: string; recente: boolean }>(
    sql`select to_char(faite_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as derniere,
      faite_le > now() - interval '26 hours' as recente
    from exploitation.sauvegarde where archive is not null order by id desc limit 1`,
  );
  return { etat: lue?.recente ? 'ok' : 'en-retard', derniere: lue?.derniere ?? null };
};
