import 'server-only';
import { Logger, type RunnerOptions, type Task, type TaskList } from 'graphile-worker';
import * as z from 'zod';
import { adresseFile } from '@/db/connexion';
import { consigner, forme } from '@/lib/acces/serveur/erreurs';
import { sauvegarderChaqueJour } from '@/lib/sauvegarde/serveur/travaux';
import type { NomTache } from '@/lib/serveur/demander-travail';
import { journal } from '@/lib/serveur/journal';
import { absorber, passerLaNuit, passerLeMatin, relancer } from './exploitation';
import { TACHES } from './taches';

const charge = z.object({ rne: z.string() });

/** L'erreur d'un travail se garde dans la file : ni requête ni donnée personnelle, seulement sa référence. */
async function proteger(nom: string, faire: () => Promise<void>): Promise<void> {
  try {
    await faire();
  } catch (e) {
    throw new Error(`référence ${consigner(e, `travail ${nom}`)}`);
  }
}

const parEtablissement =
  (nom: NomTache): Task =>
  (brute, helpers) =>
    proteger(nom, async () => {
      const { rne } = charge.parse(brute);
      await absorber(helpers, nom, rne);
      const reste = await TACHES[nom](rne, helpers.abortSignal);
      if (reste) await helpers.addJob(nom, { rne }, { jobKey: `${nom}:${rne}:suite` });
    });

/** Tous les travaux, tels que graphile-worker les exécute. */
export const TRAVAUX: TaskList = {
  expedier: parEtablissement('expedier'),
  'acces-parents': parEtablissement('acces-parents'),
  purger: parEtablissement('purger'),
  'transfert-fichiers': parEtablissement('transfert-fichiers'),
  relancer: (_, helpers) => proteger('relancer', () => relancer(helpers)),
  resumes: parEtablissement('resumes'),
  matin: (_, helpers) => proteger('matin', () => passerLeMatin(helpers)),
  sauvegarde: () => proteger('sauvegarde', sauvegarderChaqueJour),
  nuit: (_, helpers) => proteger('nuit', () => passerLaNuit(helpers)),
};

/** Ce que graphile-worker dit de lui-même ; l'échec d'un travail, lui, est déjà consigné. */
const deLaFile = new Logger(() => (niveau, message, meta) => {
  if ((niveau === 'error' || niveau === 'warning') && !meta?.failure)
    journal.error({ dit: forme(message) }, 'Travaux de fond');
});

/**
 * La file, sous la connexion du propriétaire et avec sa propre petite réserve ; les travaux, eux, passent par celle de
 * l'application. À l'arrêt, le travail en cours est prévenu aussitôt.
 * Les comptes rendus de fin passent par lots (d'un instant) : l'arrêt les attend, et une base perdue ne lève pas
 * d'exception hors de tout appel.
 */
export const optionsFile = (connexions: number) =>
  ({
    connectionString: adresseFile(),
    maxPoolSize: connexions,
    logger: deLaFile,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 0,
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }) satisfies RunnerOptions;
