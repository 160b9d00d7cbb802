import 'server-only';
import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { type CodeRefus, Refus, TEXTES } from '@/lib/acces/refus';

/** Celui des refus que lève `db/transfert.sql` ; leur message est un code de la table des refus. */
const CODE_REFUS = 'GT001';

const estCodeRefus = (mot: string): mot is CodeRefus => Object.hasOwn(TEXTES, mot);

/** Attend un appel à la base, et change en `Refus` ceux que ses fonctions de transfert lèvent. */
export async function traduireRefus<T>(appel: PromiseLike<T>): Promise<T> {
  try {
    return await appel;
  } catch (e) {
    const erreur = e instanceof DrizzleQueryError ? e.cause : e;
    if (erreur instanceof postgres.PostgresError && erreur.code === CODE_REFUS && estCodeRefus(erreur.message))
      throw new Refus(erreur.message);
    throw e;
  }
}
