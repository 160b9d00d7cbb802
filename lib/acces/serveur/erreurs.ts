import 'server-only';
import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm';
import { journal } from '@/lib/serveur/journal';
import { type Echec, Refus, TEXTES } from '../refus';

/** Le code d'une erreur de PostgreSQL, nue ou sous la `cause` de Drizzle ; nul pour une erreur d'une autre sorte. */
function codeDeLaBase(e: unknown): string | null {
  if (!(e instanceof Error)) return null;
  const { code } = (e instanceof DrizzleQueryError ? (e.cause ?? {}) : e) as { code?: unknown };
  if (e instanceof DrizzleQueryError) return typeof code === 'string' ? code : 'sans code';
  return e.name === 'PostgresError' && typeof code === 'string' ? code : null;
}

/** Entre guillemets, ce qu'un message cite ; ailleurs, ce qui peut être une adresse, un couple, un courriel, un nom composé, un numéro. */
const CITATION = /(["'`])[\s\S]*?\1|«[\s\S]*?»/g;
const VALEUR = /\S*(?:[/\\?=&@%]|\w[.:_-]\w|\d{5})\S*/g;

/**
 * La forme d'un message d'une bibliothèque, sans rien de ce qu'un inconnu a pu y mettre : les mots de sa première ligne, « … »
 * à la place des valeurs.
 */
export function forme(message: string): string {
  const sansValeur = stripVTControlCharacters(message).replace(CITATION, '«…»').replace(VALEUR, '…');
  return sansValeur.trim().split('\n', 1)[0] ?? '';
}

/**
 * Ce qu'on peut écrire d'une erreur : la forme de son texte, et l'endroit. Celles de la base portent requête et valeurs
 * jusque dans leur pile : leur code seulement.
 */
export function decrire(e: unknown): { erreur: string; detail: string; pile: string[] } {
  const erreur = e instanceof Error ? e.name : typeof e;
  const code = codeDeLaBase(e);
  if (code !== null) return { erreur, detail: `PostgreSQL ${code}`, pile: [] };
  if (!(e instanceof Error)) return { erreur, detail: '', pile: [] };
  const apresLeTexte = e.stack?.replace(e.message, '') ?? '';
  const pile = apresLeTexte.split('\n').filter((ligne) => /^\s+at /.test(ligne));
  return { erreur, detail: forme(e.message), pile: pile.slice(0, 5).map((ligne) => ligne.trim()) };
}

/**
 * Écrit une erreur imprévue au journal sous une référence, sans requête ni donnée personnelle, et rend
 * cette référence, seule chose que le navigateur en verra.
 */
export function consigner(e: unknown, ou: string): string {
  const reference = randomUUID().slice(0, 8);
  journal.error({ reference, ou, ...decrire(e) }, 'Erreur imprévue');
  return reference;
}

const DISQUE_PLEIN = ['ENOSPC', 'EDQUOT', '53100'];

/** Le disque, le nôtre ou celui de la base, n'a plus de place : dit par l'erreur, ou par une de ses causes. */
function disquePlein(e: unknown): boolean {
  if (!(e instanceof Error)) return false;
  return DISQUE_PLEIN.includes(String((e as NodeJS.ErrnoException).code)) || disquePlein(e.cause);
}

/** Change ce qu'une écriture a levé en valeur pour le navigateur, et le dit au journal. */
export function enResultat(e: unknown, ou: string): Echec {
  if (e instanceof Refus) {
    journal.info({ ou, code: e.code }, 'Refus');
    return e.enResultat();
  }
  if (disquePlein(e))
    return new Refus('disque-plein', { detail: `Référence\u00a0: ${consigner(e, ou)}.` }).enResultat();
  return { ok: false, code: 'imprevu', message: `${TEXTES.imprevu}${consigner(e, ou)}.` };
}
