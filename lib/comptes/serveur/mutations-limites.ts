import 'server-only';
import { createHash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { RateLimiterDrizzle, type RateLimiterRes } from 'rate-limiter-flexible';
import { base } from '@/db/connexion';
import { limite } from '@/db/schema/exploitation';
import type { Transaction } from '@/db/transaction';

/** Essais manqués admis : par compte, 5 puis un quart d'heure ; par adresse, 60 (une salle entière sort par la même). */
const REGLES = {
  compte: { points: 5, duration: 15 * 60 },
  adresse: { points: 60, duration: 15 * 60 },
  oubli: { points: 3, duration: 60 * 60 },
} as const;
export type GenreLimite = keyof typeof REGLES;

const limiteurs = new Map<GenreLimite, RateLimiterDrizzle>();

function limiteur(genre: GenreLimite): RateLimiterDrizzle {
  const connu = limiteurs.get(genre);
  if (connu) return connu;
  const neuf = new RateLimiterDrizzle({
    storeClient: base(),
    schema: limite,
    keyPrefix: genre,
    ...REGLES[genre],
  });
  limiteurs.set(genre, neuf);
  return neuf;
}

/** Les clés portent un login ou une adresse : seule leur empreinte est gardée. */
const cle = (...parties: string[]) => createHash('sha256').update(parties.join('\n')).digest('base64url');

const secondes = (r: RateLimiterRes) => Math.max(1, Math.ceil(r.msBeforeNext / 1000));

/** Secondes à attendre si la limite est atteinte, sinon 0. Ne compte rien. */
export async function attenteRestante(genre: GenreLimite, ...parties: string[]): Promise<number> {
  const r = await limiteur(genre).get(cle(...parties));
  return r && r.consumedPoints >= REGLES[genre].points ? secondes(r) : 0;
}

/** Compte un essai ; rend les secondes à attendre quand la limite est dépassée, sinon 0. */
export async function compterEssai(genre: GenreLimite, ...parties: string[]): Promise<number> {
  const r = await limiteur(genre).penalty(cle(...parties), 1);
  return r.consumedPoints > REGLES[genre].points ? secondes(r) : 0;
}

/** Un essai réussi efface les échecs du compte. */
export async function oublierEssais(genre: GenreLimite, ...parties: string[]): Promise<void> {
  await limiteur(genre).delete(cle(...parties));
}

/** Efface les échecs de tous ces comptes d'un établissement, dans la transaction en cours. */
export async function oublierComptes(tx: Transaction, rne: string, logins: readonly string[]): Promise<void> {
  const cles = logins.map((login) => `compte:${cle(rne, login.toLowerCase())}`);
  await tx.delete(limite).where(inArray(limite.key, cles));
}

/** 75 → « 2 minutes » ; 20 → « 20 secondes ». */
export const delaiEnClair = (s: number): string =>
  s > 60 ? `${Math.ceil(s / 60)} minutes` : `${s} seconde${s > 1 ? 's' : ''}`;
