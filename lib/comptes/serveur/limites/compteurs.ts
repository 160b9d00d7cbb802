import 'server-only';
import { createHash } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { base } from '@/db/connexion';
import { limite } from '@/db/schema/exploitation';
import type { Transaction } from '@/db/transaction';
import { reseauDe } from '@/lib/acces/serveur/adresse-ip';

const HEURE = 3600;
const JOUR = 24 * HEURE;

/** Ce qui se compte, et pendant combien de secondes ; `pas` : le prochain passage d'une cadence. */
const DUREES = {
  paire: JOUR,
  'paire-pas': 1,
  compte: JOUR,
  'compte-pas': 1,
  adresse: JOUR,
  'adresse-pas': 1,
  inconnus: JOUR,
  'inconnus-pas': 1,
  arret: HEURE,
  actuel: HEURE,
  appareil: HEURE,
  oubli: HEURE,
  alerte: JOUR,
} as const;
export type Compteur = keyof typeof DUREES;

const limiteurs = new Map<Compteur, RateLimiterDrizzle>();

function limiteur(compteur: Compteur): RateLimiterDrizzle {
  const connu = limiteurs.get(compteur);
  if (connu) return connu;
  const duration = DUREES[compteur];
  const neuf = new RateLimiterDrizzle({
    storeClient: base(),
    schema: limite,
    keyPrefix: compteur,
    points: 1,
    duration,
  });
  limiteurs.set(compteur, neuf);
  return neuf;
}

/** Un login ou une adresse ne sont gardés que par leur empreinte. */
export const empreinte = (...parties: string[]): string =>
  createHash('sha256').update(parties.join('\n')).digest('base64url');

export const empreinteCompte = (rne: string, login: string): string => empreinte(rne, login.toLowerCase());

export const empreinteAdresse = (rne: string, ip: string): string => empreinte(rne, reseauDe(ip));

/** Compte un essai de plus ; rend combien il y en a. Atomique : deux essais simultanés n'ont pas le même rang. */
export async function compter(compteur: Compteur, cle: string): Promise<number> {
  return (await limiteur(compteur).penalty(cle, 1)).consumedPoints;
}

/** Reprend un essai compté d'avance. */
export async function decompter(compteur: Compteur, cle: string): Promise<void> {
  await limiteur(compteur).reward(cle, 1);
}

/** Prend le prochain passage, et ferme derrière soi pour `duree` secondes. Rend 0, ou les secondes qu'il reste à attendre. */
export async function passer(compteur: Compteur, cle: string, duree: number = DUREES[compteur]): Promise<number> {
  try {
    await limiteur(compteur).consume(cle, 1, { customDuration: duree });
    return 0;
  } catch (e) {
    if (e instanceof RateLimiterRes) return Math.max(1, Math.ceil(e.msBeforeNext / 1000));
    throw e;
  }
}

/** Rend les secondes à attendre au-delà de `points` essais dans la durée du compteur, sinon 0. */
export async function borner(compteur: Compteur, cle: string, points: number): Promise<number> {
  const r = await limiteur(compteur).penalty(cle, 1);
  return r.consumedPoints > points ? Math.max(1, Math.ceil(r.msBeforeNext / 1000)) : 0;
}

export async function oublier(compteur: Compteur, cle: string): Promise<void> {
  await limiteur(compteur).delete(cle);
}

/** Efface, dans la transaction en cours, tout ce qui est compté sous ces empreintes : celles qui commencent les clés. */
export async function oublierTout(tx: Transaction, empreintes: readonly string[]): Promise<void> {
  await tx.delete(limite).where(inArray(sql`substring(${limite.key} from ':([^.]+)')`, [...empreintes]));
}

/** Efface les essais de tous ces comptes d'un établissement, dans la transaction en cours. */
export const oublierComptes = (tx: Transaction, rne: string, logins: readonly string[]): Promise<void> =>
  oublierTout(
    tx,
    logins.map((login) => empreinteCompte(rne, login)),
  );

/** 75 → « 2 minutes » ; 20 → « 20 secondes ». */
export const delaiEnClair = (s: number): string =>
  s > 60 ? `${Math.ceil(s / 60)} minutes` : `${s} seconde${s > 1 ? 's' : ''}`;
