import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { adresseApplication, adresseFile, connexionProprietaire, ROLE_APPLICATION } from './connexion';
import { lireProgramme, type Migration, type Programme, SQL_APRES, SQL_AVANT } from './programme';
import { chargerReferentiels } from './seed';
import { migrationsAppliquees, REFUS, situer } from './situation';

/** Un seul migrateur à la fois ; le suivant attend, et trouve la base à jour. */
const VERROU = 727_001;

/**
 * Un pas qui attend une table plus longtemps rend la main : ceux qui s'en servent passent, et PostgreSQL n'a pas le
 * temps (`deadlock_timeout`, une seconde) d'en sacrifier un. En millisecondes.
 */
const PATIENCE = 500;
/** Au bout de tant d'essais, une centaine de secondes, la base est trop occupée pour être mise à jour. */
const ESSAIS = 100;
/** Table occupée, interblocage, ligne du catalogue changée en même temps (« tuple concurrently updated »). */
const OCCUPEE = ['55P03', '40P01', 'XX000'];

interface Options {
  dossier?: string;
  /** Accepte un programme que la base avait quitté pour un autre, si elle n'a pas de migration qu'il ignore. */
  revenir?: boolean;
}

/**
 * Met la base à jour : rôle de l'application, migrations, file des travaux (graphile-worker), sécurité par ligne,
 * transfert, référentiels. Une base à jour n'est que lue ; une base qu'un programme plus récent a mise à jour est
 * refusée. Ceux qui s'en servent pendant ce temps attendent au pire une demi-seconde (décision 0045).
 * @returns vrai s'il y avait quelque chose à faire
 */
export async function migrer({ dossier = process.cwd(), revenir = false }: Options = {}): Promise<boolean> {
  const programme = await lireProgramme(resolve(dossier));
  const sql = connexionProprietaire();
  try {
    if ((await situer(sql, programme)) === 'a-jour' && (await applicationEntre())) return false;
    await sql`select pg_advisory_lock(${VERROU})`;
    await creerRole(sql);
    return await mettreAJour(sql, programme, revenir);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Prépare une base vide, ou la complète, jusqu'à cette migration comprise : une sauvegarde de ce temps-là y entrera. */
export async function migrerJusqua(quand: number, dossier = process.cwd()): Promise<void> {
  const programme = await lireProgramme(resolve(dossier));
  const sql = connexionProprietaire();
  try {
    await sql`select pg_advisory_lock(${VERROU})`;
    await creerRole(sql);
    await jouer(sql, programme, SQL_AVANT);
    await appliquerMigrations(
      sql,
      programme.migrations.filter((m) => m.folderMillis <= quand),
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Les référentiels de ce programme, sur une base qui vient d'en recevoir d'autres (restauration). */
export async function rechargerReferentiels(dossier = process.cwd()): Promise<void> {
  const sql = connexionProprietaire();
  try {
    await chargerReferentiels(sql, resolve(dossier, 'db/referentiels'));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function mettreAJour(sql: postgres.Sql, programme: Programme, revenir: boolean): Promise<boolean> {
  const situation = await situer(sql, programme);
  if (situation === 'a-jour') return false;
  if (situation === 'en-avance' && !(revenir && (await toutesConnues(sql, programme))))
    throw new Error(REFUS[situation]);
  await sql.unsafe(`set lock_timeout = ${PATIENCE}`);
  await jouer(sql, programme, SQL_AVANT);
  await appliquerMigrations(sql, programme.migrations);
  await runMigrations({ connectionString: adresseFile(), maxPoolSize: 1 });
  for (const fichier of SQL_APRES) await jouer(sql, programme, fichier);
  await quandLibre(() => chargerReferentiels(sql, resolve(programme.dossier, 'db/referentiels')));
  const { empreinte, version, migrations } = programme;
  const migration = migrations.at(-1)?.nom ?? '';
  await sql`insert into exploitation.mise_a_jour ${sql({ empreinte, version, migration })}`;
  return true;
}

async function toutesConnues(sql: postgres.Sql, { migrations }: Programme): Promise<boolean> {
  const connues = new Set(migrations.map((m) => m.folderMillis));
  return ((await migrationsAppliquees(sql)) ?? []).every((quand) => connues.has(quand));
}

/** Recommence ce qui a trouvé la base occupée. */
async function quandLibre<T>(faire: () => Promise<T>): Promise<T> {
  for (let essai = 1; ; essai++) {
    try {
      return await faire();
    } catch (e) {
      if (!(e instanceof postgres.PostgresError) || !OCCUPEE.includes(e.code)) throw e;
      if (essai === ESSAIS)
        throw new Error('La base est trop occupée pour être mise à jour : recommencez à une heure plus calme.', {
          cause: e,
        });
      await attendre(PATIENCE * (0.5 + Math.random()));
    }
  }
}

/** Joue un fichier du SQL maison : chaque pas, entre deux coupures, est une transaction. */
async function jouer(sql: postgres.Sql, { dossier }: Programme, fichier: string): Promise<void> {
  const texte = await readFile(resolve(dossier, fichier), 'utf8');
  for (const pas of texte.split('--> statement-breakpoint')) await quandLibre(() => sql.unsafe(pas));
}

/** Comme `migrate` de Drizzle, dont elle tient la table, mais une transaction par migration : peu de tables fermées. */
async function appliquerMigrations(sql: postgres.Sql, migrations: readonly Migration[]): Promise<void> {
  await sql`create schema if not exists drizzle`;
  await sql`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`;
  const faites = new Set(await migrationsAppliquees(sql));
  for (const { sql: ordres, hash, folderMillis } of migrations.filter((m) => !faites.has(m.folderMillis))) {
    await quandLibre(() =>
      sql.begin(async (tx) => {
        for (const ordre of ordres) await tx.unsafe(ordre);
        await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
      }),
    );
  }
}

/** L'application peut-elle se connecter sous son rôle ? Faux s'il n'existe pas, ou si son mot de passe a changé. */
async function applicationEntre(): Promise<boolean> {
  const sql = postgres(adresseApplication(), { max: 1, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (e) {
    if (e instanceof postgres.PostgresError && e.code.startsWith('28')) return false;
    throw e;
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
  if (await applicationEntre()) return;
  const [{ existe } = { existe: false }] = await sql<{ existe: boolean }[]>`
    select exists (select 1 from pg_roles where rolname = ${ROLE_APPLICATION}) as existe`;
  const motDePasse = decodeURIComponent(app.password).replaceAll("'", "''");
  // Un propriétaire sans pouvoirs (PostgreSQL géré) crée le rôle ainsi, mais n'a pas le droit d'y reposer ces attributs.
  const pouvoirs = existe ? '' : 'nosuperuser nobypassrls nocreatedb nocreaterole';
  const verbe = existe ? 'alter' : 'create';
  await quandLibre(() => sql.unsafe(`${verbe} role ${ROLE_APPLICATION} login ${pouvoirs} password '${motDePasse}'`));
}
