import { DrizzleQueryError, type ExtractTablesWithRelations } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { type Base, base, CASSE } from './connexion';

export type Transaction = Parameters<Parameters<Base['transaction']>[0]>[0];

type Schema = Record<string, never>;
type Session = PostgresJsSession<postgres.Sql, Schema, ExtractTablesWithRelations<Schema>>;

/** Ce qui suit `begin`. Une lecture voit la base telle qu'elle était à son premier ordre. */
const MODES = {
  lecture: 'isolation level repeatable read read only',
  ecriture: 'read write',
} as const;

const dialecte = new PgDialect({ casing: CASSE });

/**
 * Une transaction de l'application, bornée par RLS à l'établissement `rne` (nul : les tables globales seulement).
 *
 * Peu d'allers-retours : le mode part avec `begin`, et la borne avec le premier ordre, toujours devant lui. Les ordres
 * d'une lecture sont préparés, et leur plan gardé quelles que soient les valeurs : ce sont toujours les mêmes, PostgreSQL
 * n'a plus à y réfléchir. Ceux d'une écriture ne le sont pas, un import en a d'aussi longs que variés.
 *
 * Connexion perdue en chemin : PostgreSQL a déjà tout défait et le pilote rejette de lui-même. On ne lui rend pas la
 * main, car il écrirait un `rollback` sur une prise fermée (exception hors de tout appel).
 */
export function transaction<T>(
  mode: keyof typeof MODES,
  rne: string | null,
  executer: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const siPerdue = (e: unknown) => (connexionPerdue(e) ? new Promise<never>(() => {}) : Promise.reject(e));
  const session: Session = new PostgresJsSession(borne(base().$client, mode, rne), dialecte, undefined);
  return session.transaction((tx) => executer(tx).catch(siPerdue));
}

/** Le client dont drizzle ouvrira la transaction : lui ne saurait ni joindre l'établissement, ni faire préparer. */
function borne(client: postgres.Sql, mode: keyof typeof MODES, rne: string | null): postgres.Sql {
  const begin = (suite: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    client.begin(MODES[mode], (tx) => {
      // S'ils échouent, l'ordre suivant échoue aussi (25P02), et la transaction avec lui.
      if (mode === 'lecture') tx`select set_config('plan_cache_mode', 'force_generic_plan', true)`.execute();
      if (rne !== null) tx`select set_config('app.rne', ${rne}, true)`.execute();
      return suite(mode === 'lecture' ? preparant(tx) : tx);
    });
  return Object.create(client, { begin: { value: begin } });
}

function preparant(tx: postgres.TransactionSql): postgres.TransactionSql {
  const { unsafe } = tx;
  return Object.assign(tx, {
    unsafe: (...[texte, valeurs, options]: Parameters<typeof unsafe>) =>
      unsafe(texte, valeurs, { ...options, prepare: true }),
  });
}

/** Vrai pour une erreur après laquelle PostgreSQL, ou le pilote, a fermé la connexion. */
function connexionPerdue(e: unknown): boolean {
  const lue = (e instanceof DrizzleQueryError ? e.cause : e) ?? {};
  const { code, severity } = lue as { code?: string; severity?: string };
  return severity === 'FATAL' || code === 'CONNECTION_CLOSED' || code === 'CONNECTION_DESTROYED';
}
