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

/** Qui sort de lui-même avant n'a pas su démarrer : le relancer recommencerait sans fin. En millisecondes. */
const ESSAI = 10_000;

/** Ce qu'on attend avant de relancer qui est tombé aussitôt ; doublé chaque fois, jusqu'à une demi-minute. */
const PAUSE = 500;
const PAUSE_MAX = 30_000;

/** Combien de processus servent les pages : `GRIOTTE_PROCESSUS`, sinon un par cœur, quatre au plus. */
export const nombreDeProcessus = (): number => env().GRIOTTE_PROCESSUS ?? Math.min(availableParallelism(), MAXIMUM);

/**
 * Lance un serveur en autant de processus qu'il en est demandé, sur un même port : chaque connexion va à l'un d'eux, à
 * tour de rôle. Le premier fait aussi les travaux de fond. Celui qui tombe, ou qu'on tue, est remplacé tant que le
 * service est rendu ; si le premier à démarrer ne sait pas, tout s'arrête.
 */
export function lancerGrappe(programme: Programme, nombre: number, essai = ESSAI): Grappe {
  cluster.setupPrimary({
    exec: programme.fichier,
    args: programme.arguments,
    execArgv: [],
    silent: programme.ecouter !== undefined,
  });
  const vivants = new Map<Worker, number>();
  const relances = new Set<NodeJS.Timeout>();
  let arrete = false;
  let code = 0;
  let finir: (code: number) => void = () => {};
  const fin = new Promise<number>((ok) => {
    finir = ok;
  });
  const arreter = (signal: NodeJS.Signals) => {
    arrete = true;
    for (const relance of relances) clearTimeout(relance);
    relances.clear();
    for (const membre of vivants.keys()) membre.process.kill(signal);
    if (vivants.size === 0) finir(code);
  };
  const installe = (debut: number) => Date.now() - debut > essai;
  const lancer = (rang: number, pause = PAUSE) => {
    const debut = Date.now();
    const membre = cluster.fork({ ...programme.environnement, ...(rang > 0 && { GRIOTTE_TRAVAILLEUR: 'non' }) });
    vivants.set(membre, debut);
    programme.ecouter?.(membre.process.stdout);
    programme.ecouter?.(membre.process.stderr);
    membre.once('exit', (sortie, signal) => {
      vivants.delete(membre);
      if (!arrete && installe(debut)) return lancer(rang);
      if (!arrete && (signal || [...vivants.values()].some(installe))) return relancer(rang, pause);
      if (!arrete) {
        code = sortie || 1;
        arreter('SIGTERM');
      } else if (vivants.size === 0) finir(code);
    });
  };
  const relancer = (rang: number, pause: number) => {
    const relance = setTimeout(() => {
      relances.delete(relance);
      lancer(rang, Math.min(2 * pause, PAUSE_MAX));
    }, pause);
    relances.add(relance);
  };
  for (let rang = 0; rang < nombre; rang++) lancer(rang);
  return { fin, arreter };
}
