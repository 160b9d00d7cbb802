import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { evaluationSaisissant } from '@/db/schema/evaluations';
import { ecrire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { SaisieCollegues } from '../schema';
import { exigerAuteur } from './portee';
import { listerCollegues } from './queries-collegues';

/**
 * Fixe les collègues qui saisissent avec l'auteur. L'auteur seul, l'année en cours. Refuse `introuvable` pour qui n'a
 * aucun apprenant de l'évaluation, sauf s'il était déjà désigné.
 */
export function nommerCollegues(acteur: Acteur, { id, collegues }: SaisieCollegues): Promise<void> {
  return ecrire(acteur, 'evaluation.collegues', async (tx, tracer) => {
    await exigerAuteur(tx, acteur, id);
    const connus = await listerCollegues(tx, acteur, id);
    const possibles = new Set(connus.map((c) => c.id));
    if (collegues.some((c) => !possibles.has(c))) throw new Refus('introuvable');
    const avant = new Set(connus.filter((c) => c.saisit).map((c) => c.id));
    const ajoutes = collegues.filter((c) => !avant.has(c));
    const retires = [...avant].filter((c) => !collegues.includes(c));
    const cle = { rne: acteur.rne, evaluationId: id };
    if (ajoutes.length > 0)
      await tx.insert(evaluationSaisissant).values(ajoutes.map((compteId) => ({ ...cle, compteId })));
    if (retires.length > 0)
      await tx
        .delete(evaluationSaisissant)
        .where(
          and(
            eq(evaluationSaisissant.rne, acteur.rne),
            eq(evaluationSaisissant.evaluationId, id),
            inArray(evaluationSaisissant.compteId, retires),
          ),
        );
    tracer({ cible: id, details: { ajoutes: ajoutes.length, retires: retires.length } });
  });
}
