import cluster, { type Worker } from 'node:cluster';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { env } from '@/lib/env';

interface Programme {
  fichier: string;
  arguments: string[];
  environnement: NodeJS.ProcessEnv;
  /** Reçoit ce que les processus écrivent ; absente : ils écrivent à l'écran. */
  ecouter?: (flux: Readable | null) => void;
}

export interface Grappe {
  /** Rend le code de sortie une fois tous les processus sortis : celui du premier qui n'a pas pu servir, ou 0. */
  fin: Promise<number>;
  arreter: (signal: NodeJS.Signals) => void;
}

/** Chaque processus prend sa mémoire et ses connexions à la base : pas plus que cela sans qu'on l'ait demandé. */
const MAXIMUM = 4;

/** Qui tombe avant n'a pas su démarrer : le relancer recommencerait sans fin. En millisecondes. */
const ESSAI = 10_000;

/** Combien de processus servent les pages : `GRIOTTE_PROCESSUS`, sinon un par cœur, quatre au plus. */
export const nombreDeProcessus = (): number => env().GRIOTTE_PROCESSUS ?? Math.min(availableParallelism(), MAXIMUM);

/**
 * Lance un serveur en autant de processus qu'il en est demandé, sur un même port : chaque connexion va à l'un d'eux, à
 * tour de rôle. Le premier fait aussi les travaux de fond. Celui qui tombe est remplacé ; celui qui ne sait pas
 * démarrer arrête tout.
 */
export function lancerGrappe(programme: Programme, nombre: number, essai = ESSAI): Grappe {
  cluster.setupPrimary({
    exec: programme.fichier,
    args: programme.arguments,
    execArgv: [],
    silent: programme.ecouter !== undefined,
  });
  const vivants = new Set<Worker>();
  let arrete = false;
  let code = 0;
  const arreter = (signal: NodeJS.Signals) => {
    arrete = true;
    for (const membre of vivants) membre.process.kill(signal);
  };
  const fin = new Promise<number>((ok) => {
    const lancer = (rang: number) => {
      const debut = Date.now();
      const membre = cluster.fork({ ...programme.environnement, ...(rang > 0 && { GRIOTTE_TRAVAILLEUR: 'non' }) });
      vivants.add(membre);
      programme.ecouter?.(membre.process.stdout);
      programme.ecouter?.(membre.process.stderr);
      membre.once('exit', (sortie) => {
        vivants.delete(membre);
        if (!arrete && Date.now() - debut > essai) return lancer(rang);
        if (!arrete) {
          code = sortie || 1;
          arreter('SIGTERM');
        }
        if (vivants.size === 0) ok(code);
      });
    };
    for (let rang = 0; rang < nombre; rang++) lancer(rang);
  });
  return { fin, arreter };
}
