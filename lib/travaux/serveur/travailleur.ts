import 'server-only';
import { EventEmitter } from 'node:events';
import { setTimeout as attendre } from 'node:timers/promises';
import { parseCrontab, type Runner, run, type WorkerEvents } from 'graphile-worker';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { nomConnexion } from './exploitation';
import { optionsFile, TRAVAUX } from './file';

/** Travaux menés de front. */
const DE_FRONT = 4;
/** Après une panne (base redémarrée), on reprend au bout de ce temps, doublé jusqu'à une minute. En millisecondes. */
const REPRISE = 1000;
const REPRISE_MAX = 60_000;

/** En heure universelle. Une nuit manquée, machine éteinte, se rattrape dans les douze heures. */
const HORAIRES = `
*/5 * * * * relancer ?max=1
0 1 * * * sauvegarde ?fill=12h&max=3
0 2 * * * nuit ?fill=12h&max=3
30 4 * * * matin ?fill=12h&max=3
`;

export interface Travailleur {
  /** Finit ce qui est en cours et rend la main ; ne rejette pas. */
  arreter: () => Promise<void>;
}

/**
 * Lance le travailleur permanent : il prend les travaux dès qu'ils sont demandés (LISTEN), suit les horaires, et se
 * relève seul d'une panne de la base. Ne rejette pas : ce qui l'empêche de travailler est consigné.
 */
export function lancerTravailleur(): Travailleur {
  const arret = new AbortController();
  const fini = veiller(arret.signal);
  return {
    arreter: () => {
      arret.abort();
      return fini;
    },
  };
}

async function veiller(arret: AbortSignal): Promise<void> {
  let delai = REPRISE;
  while (!arret.aborted) {
    const debut = Date.now();
    await travailler(arret).catch((e: unknown) => consigner(e, 'travailleur'));
    if (Date.now() - debut > REPRISE_MAX) delai = REPRISE;
    await attendre(delai, undefined, { signal: arret }).catch(() => {}); // l'arrêt abrège l'attente
    delai = Math.min(2 * delai, REPRISE_MAX);
  }
}

/** Travaille jusqu'à l'arrêt demandé ; rejette si la file ne répond plus. */
async function travailler(arret: AbortSignal): Promise<void> {
  const runner = await run({
    ...optionsFile(DE_FRONT),
    concurrency: DE_FRONT,
    pollInterval: 5000,
    taskList: TRAVAUX,
    parsedCronItems: parseCrontab(HORAIRES),
    events: seNommer(new EventEmitter()),
  });
  const arreter = () => void stopper(runner);
  arret.addEventListener('abort', arreter);
  if (arret.aborted) arreter();
  try {
    await runner.promise;
  } finally {
    arret.removeEventListener('abort', arreter);
  }
}

/** Refusé seulement s'il s'arrête déjà : c'est ce qu'on veut. */
const stopper = (runner: Runner) => runner.stop().catch(() => {});

/** La connexion d'écoute porte le nom du travailleur : tant qu'elle vit, il vit (exploitation.ts). */
function seNommer(evenements: WorkerEvents): WorkerEvents {
  evenements.on('pool:listen:success', ({ client, workerPool }) => {
    const nommer = () =>
      client.query("select set_config('application_name', $1, false)", [nomConnexion(workerPool.id)]);
    client.once('drain', () => void nommer().catch((e: unknown) => consigner(e, 'travailleur'))); // LISTEN passe d'abord
  });
  return evenements;
}
