import { type Erreurs, lireErreurs, SANS_ERREUR } from '@/components/erreurs-saisie';
import type { SaisieCreation } from '@/lib/evaluations/schema';

/**
 * Ce qui manque à la première étape, avant de passer à la seconde. La vérification se charge à ce moment-là ; si elle ne
 * vient pas (réseau coupé), le serveur, qui a la même, tranchera.
 */
export async function verifierSujet(sujet: Omit<SaisieCreation, 'apprenants' | 'scenario'>): Promise<Erreurs> {
  const schema = await import('@/lib/evaluations/schema').catch(() => null);
  const lu = schema?.schemaSujet.safeParse(sujet);
  if (!lu?.error) return SANS_ERREUR;
  const champs = Object.fromEntries(lu.error.issues.map((i) => [i.path.join('.'), i.message]).reverse());
  return lireErreurs({ ok: false, code: 'saisie', message: 'Certains champs sont à corriger.', champs });
}
