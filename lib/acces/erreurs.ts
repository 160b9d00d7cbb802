import { randomUUID } from 'node:crypto';
import { Refus, TEXTES } from './refus';

/** PostgreSQL range son code sous `cause` (Drizzle y ajoute requête et paramètres, qu'on n'écrit nulle part). */
const codePostgres = (e: unknown): string | undefined => {
  const cause = e instanceof Error ? (e.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : undefined;
};

/**
 * Écrit une erreur imprévue sur la sortie d'erreur sous une référence, sans requête ni donnée personnelle, et rend
 * cette référence, seule chose que le navigateur en verra.
 */
export function consigner(e: unknown, ou: string): string {
  const reference = randomUUID().slice(0, 8);
  const code = codePostgres(e);
  const nom = e instanceof Error ? e.name : typeof e;
  const message = code ? `PostgreSQL ${code}` : e instanceof Error ? e.message : '';
  const pile = e instanceof Error && !code ? e.stack?.split('\n').slice(1, 6).join('\n') : '';
  console.error(`[${reference}] ${ou} : ${nom} ${message}\n${pile ?? ''}`);
  return reference;
}

/** Change ce qu'une écriture a levé en valeur pour le navigateur. */
export function enResultat(e: unknown, ou: string): ReturnType<Refus['enResultat']> {
  if (e instanceof Refus) return e.enResultat();
  return { ok: false, code: 'imprevu', message: `${TEXTES.imprevu}${consigner(e, ou)}.` };
}
