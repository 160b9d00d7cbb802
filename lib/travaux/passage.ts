import { EventEmitter } from 'node:events';
import { makeWorkerUtils, runTaskListOnce, type WorkerEvents, type WorkerUtils } from 'graphile-worker';
import { libererOrphelins } from './exploitation';
import { optionsFile, TRAVAUX } from './file';

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
  const file = await makeWorkerUtils(optionsFile(2));
  try {
    await libererOrphelins(file.withPgClient);
    await suivreLesHoraires(file);
    return await executer(file, secondes);
  } finally {
    await file.release();
  }
}

async function suivreLesHoraires(file: WorkerUtils): Promise<void> {
  await file.addJob('relancer', {}, { jobKey: 'relancer', maxAttempts: 1 });
  await file.addJob('nuit', {}, { jobKey: 'nuit', jobKeyMode: 'preserve_run_at', runAt: prochaineNuit() });
}

/** Deux heures du matin, en heure universelle. */
function prochaineNuit(): Date {
  const nuit = new Date();
  nuit.setUTCHours(26, 0, 0, 0);
  return nuit;
}

function executer(file: WorkerUtils, secondes: number): Promise<BilanPassage> {
  const bilan = { faits: 0, echecs: 0, reste: false };
  const evenements: WorkerEvents = new EventEmitter();
  evenements.on('job:success', () => bilan.faits++);
  evenements.on('job:error', () => bilan.echecs++);
  return file.withPgClient(async (client) => {
    const equipe = runTaskListOnce({ ...optionsFile(1), events: evenements }, TRAVAUX, client);
    const fin = setTimeout(() => {
      bilan.reste = true;
      void equipe.gracefulShutdown('temps écoulé');
    }, secondes * 1000);
    try {
      await equipe.promise;
    } finally {
      clearTimeout(fin);
    }
    return bilan;
  });
}
