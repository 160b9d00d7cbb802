import 'server-only';
import { sql } from 'drizzle-orm';
import { evaluation } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { celleCi } from './portee';

/**
 * Ce que l'auteur perdrait en supprimant cette évaluation, au moment où il le demande : résultats et commentaires de
 * tous ses apprenants, ceux qu'il ne voit plus compris. Refuse `introuvable` à qui ne la voit pas, `evaluation-auteur`
 * à un autre que lui.
 */
export function compterPertes(acteur: Acteur, { id }: { id: string }) {
  return lire(acteur, async (tx) => {
    const [pertes] = await tx
      .select({
        auteurId: evaluation.auteurId,
        resultats: sql<number>`(select count(*)::int from resultat r
          where r.rne = evaluation.rne and r.evaluation_id = evaluation.id)`,
        commentaires: sql<number>`(select count(*)::int from evaluation_apprenant ea
          where ea.rne = evaluation.rne and ea.evaluation_id = evaluation.id and ea.commentaire <> '')`,
      })
      .from(evaluation)
      .where(celleCi(acteur, id));
    if (!pertes) throw new Refus('introuvable');
    const { auteurId, ...compte } = pertes;
    if (auteurId !== acteur.compteId) throw new Refus('evaluation-auteur');
    return compte;
  });
}
