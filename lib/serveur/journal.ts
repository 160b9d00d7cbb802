import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import { env } from '@/lib/env';

/** Ce que toute ligne du journal dit de la demande en cours ; rien d'une personne. */
export interface Demande {
  requete: string;
  etablissement?: string;
  route: string;
}

const global_ = globalThis as typeof globalThis & { griotteDemande?: AsyncLocalStorage<Demande> };

/** La demande en cours, la même pour tous les morceaux de la construction. */
export const demande = global_.griotteDemande ?? new AsyncLocalStorage<Demande>();
global_.griotteDemande = demande;

/** Qui développe lit ce que Next écrit de chaque demande ; ici, seulement ce qui ne va pas. */
const NIVEAUX = { production: 'info', development: 'warn', test: 'silent' } as const;

/**
 * Le journal du serveur : une ligne JSON par événement, sur la sortie standard, avec la demande dont il vient. N'y va ni
 * SQL, ni valeur, ni nom, ni identifiant de connexion (décision 0053).
 */
export const journal = pino({
  level: NIVEAUX[env().NODE_ENV],
  base: { processus: process.pid },
  messageKey: 'message',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (niveau) => ({ niveau }) },
  mixin: () => demande.getStore() ?? {},
});
