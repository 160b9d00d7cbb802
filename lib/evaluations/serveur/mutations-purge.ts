import 'server-only';
import { and, eq, inArray, lte, type SQL } from 'drizzle-orm';
import {
  evaluation,
  evaluationApprenant,
  evaluationItem,
  evaluationSaisissant,
  resultat,
} from '@/db/schema/evaluations';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { finDeCorbeille } from '../regles-corbeille';

const perimees = ({ rne }: Locataire): SQL | undefined =>
  and(eq(evaluation.rne, rne), lte(evaluation.supprimeLe, finDeCorbeille(new Date())));

/**
 * Efface les évaluations supprimées depuis plus de trente jours, avec tout ce qui en dépend. N'écrit rien, pas même au
 * journal, s'il n'y en a pas.
 */
export async function purgerEvaluations(locataire: Locataire): Promise<void> {
  const trouver = (tx: Transaction) => tx.select({ id: evaluation.id }).from(evaluation).where(perimees(locataire));
  if ((await lire(locataire, (tx) => trouver(tx).limit(1))).length === 0) return;
  await ecrire(locataire, 'evaluation.purger', async (tx, tracer) => {
    const ids = (await trouver(tx).for('update')).map((e) => e.id);
    // Dans cet ordre : un résultat tient à son item et à son apprenant, qui tiennent à l'évaluation.
    for (const table of [resultat, evaluationApprenant, evaluationItem, evaluationSaisissant])
      await tx.delete(table).where(and(eq(table.rne, locataire.rne), inArray(table.evaluationId, ids)));
    await tx.delete(evaluation).where(and(eq(evaluation.rne, locataire.rne), inArray(evaluation.id, ids)));
    tracer({ details: { nombre: ids.length } });
  });
}
