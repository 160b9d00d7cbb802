import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import type postgres from 'postgres';
import { adresseApplication, adresseFile, connexionProprietaire, ROLE_APPLICATION } from './connexion';
import { chargerReferentiels } from './seed';

const VERROU = 727_001;

/**
 * Met la base à jour : rôle de l'application, migrations, file des travaux (graphile-worker), sécurité par ligne,
 * transfert, référentiels. Sans effet sur une base à jour ; deux appels simultanés se suivent (verrou consultatif).
 */
export async function migrer(dossier = process.cwd()): Promise<void> {
  const sql = connexionProprietaire();
  try {
    await sql`select pg_advisory_lock(${VERROU})`;
    await creerRole(sql);
    await appliquerMigrations(resolve(dossier, 'db/migrations'));
    await runMigrations({ connectionString: adresseFile(), maxPoolSize: 1 });
    await sql.unsafe(await readFile(resolve(dossier, 'db/securite.sql'), 'utf8'));
    await sql.unsafe(await readFile(resolve(dossier, 'db/transfert.sql'), 'utf8'));
    await chargerReferentiels(sql, resolve(dossier, 'db/referentiels'));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Sur une connexion à part : Drizzle remplace les conversions de types du client qu'on lui confie. */
async function appliquerMigrations(migrationsFolder: string): Promise<void> {
  const sql = connexionProprietaire();
  try {
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function creerRole(sql: postgres.Sql): Promise<void> {
  const app = new URL(adresseApplication());
  const nom = decodeURIComponent(app.username);
  if (nom !== ROLE_APPLICATION) {
    throw new Error(`DATABASE_URL_APP doit se connecter sous le rôle « ${ROLE_APPLICATION} » (et non « ${nom} »).`);
  }
  const [{ existe } = { existe: false }] = await sql<{ existe: boolean }[]>`
    select exists (select 1 from pg_roles where rolname = ${ROLE_APPLICATION}) as existe`;
  const motDePasse = decodeURIComponent(app.password).replaceAll("'", "''");
  // Un propriétaire sans pouvoirs (PostgreSQL géré) crée le rôle ainsi, mais n'a pas le droit d'y reposer ces attributs.
  const pouvoirs = existe ? '' : 'nosuperuser nobypassrls nocreatedb nocreaterole';
  const verbe = existe ? 'alter' : 'create';
  await sql.unsafe(`${verbe} role ${ROLE_APPLICATION} login ${pouvoirs} password '${motDePasse}'`);
  await sql.unsafe(`grant usage on schema public to ${ROLE_APPLICATION}`);
}
