import 'server-only';
import { EventEmitter } from 'node:events';
import { makeWorkerUtils, runOnce, type WorkerEvents, type WorkerUtils } from 'graphile-worker';
import { libererOrphelins } from './exploitation';
import { optionsFile, TRAVAUX } from './file';

/** Travaux menés de front. */
const DE_FRONT = 2;

export interface BilanPassage {
  faits: number;
  echecs: number;
  /** Vrai s'il restait des travaux quand le temps a manqué. */
  reste: boolean;
}

/**
 * Fait ce qui est dû, pendant `secondes` au plus, puis rend le compte. Pour les hébergeurs sans processus permanent :
 * leur horloge tient lieu des horaires du travailleur.
 */
export async function passer(secondes: number): Promise<BilanPassage> {
  const file = await makeWorkerUtils(optionsFile(1));
  try {
    await libererOrphelins(file.withPgClient);
    await suivreLesHoraires(file);
  } finally {
    await file.release();
  }
  return executer(secondes);
}

async function suivreLesHoraires(file: WorkerUtils): Promise<void> {
  await file.addJob('relancer', {}, { jobKey: 'relancer', maxAttempts: 1 });
  const quotidien = (nom: 'nuit' | 'matin', heure: number, minutes: number) =>
    file.addJob(nom, {}, { jobKey: nom, jobKeyMode: 'preserve_run_at', runAt: demain(heure, minutes) });
  await quotidien('nuit', 2, 0);
  await quotidien('matin', 4, 30);
}

/** Cette heure-là du lendemain, en heure universelle. */
function demain(heure: number, minutes: number): Date {
  const jour = new Date();
  jour.setUTCHours(24 + heure, minutes, 0, 0);
  return jour;
}

/** Passé le temps, aucun travail n'est plus pris ; celui qui est en cours est prévenu, et rend ce qu'il n'a pas fait. */
async function executer(secondes: number): Promise<BilanPassage> {
  const bilan = { faits: 0, echecs: 0, reste: false };
  const evenements: WorkerEvents = new EventEmitter();
  evenements.on('job:success', () => bilan.faits++);
  evenements.on('job:error', () => bilan.echecs++);
  let fin: NodeJS.Timeout | undefined;
  evenements.on('pool:create', ({ workerPool }) => {
    fin = setTimeout(() => {
      bilan.reste = true;
      void workerPool.gracefulShutdown('temps écoulé');
    }, secondes * 1000);
  });
  try {
    await runOnce({ ...optionsFile(DE_FRONT), concurrency: DE_FRONT, events: evenements, taskList: TRAVAUX });
  } finally {
    clearTimeout(fin);
  }
  return bilan;
}
