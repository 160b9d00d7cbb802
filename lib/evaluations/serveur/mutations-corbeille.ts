import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { evaluation } from '@/db/schema/evaluations';
import { ecrire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { exigerAuteur } from './portee';
import { dansSaCorbeille } from './portee-corbeille';

/**
 * Met une évaluation de l'année à la corbeille : plus personne ne la voit, ses résultats ne comptent plus nulle part.
 * L'auteur seul, qui peut la reprendre trente jours. Rien d'autre ne change : elle reviendrait telle quelle.
 */
export function supprimerEvaluation(acteur: Acteur, saisie: { id: string }): Promise<void> {
  return ecrire(acteur, 'evaluation.supprimer', async (tx, tracer) => {
    await exigerAuteur(tx, acteur, saisie.id);
    await tx
      .update(evaluation)
      .set({ supprimeLe: sql`now()` })
      .where(and(eq(evaluation.rne, acteur.rne), eq(evaluation.id, saisie.id)));
    tracer({ cible: saisie.id });
  });
}

/**
 * Reprend une évaluation de la corbeille, comme elle était : items, apprenants, résultats, commentaires, visibilité.
 * Refuse `introuvable` si l'acteur ne l'a pas supprimée lui-même, ou il y a plus de trente jours.
 */
export function restaurerEvaluation(acteur: Acteur, { id }: { id: string }): Promise<void> {
  return ecrire(acteur, 'evaluation.restaurer', async (tx, tracer) => {
    if (!validate(id)) throw new Refus('introuvable');
    const reprises = await tx
      .update(evaluation)
      .set({ supprimeLe: null })
      .where(and(dansSaCorbeille(acteur), eq(evaluation.id, id)))
      .returning({ id: evaluation.id });
    if (reprises.length === 0) throw new Refus('introuvable');
    tracer({ cible: id });
  });
}
