import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { evaluation, evaluationItem } from '@/db/schema/evaluations';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { anneeEnCours, celleCi } from './portee';
import type { EvaluationLue } from './queries';

/** Ce qui nomme une évaluation en tête de ses pages. */
export type EnTete = Pick<
  EvaluationLue,
  'id' | 'titre' | 'referentiel' | 'sigle' | 'niveau' | 'faiteLe' | 'auteur' | 'estAuteur'
>;

/**
 * L'évaluation que l'acteur s'apprête à modifier. Refuse `introuvable` hors de sa vue, `interdit` à qui n'en est pas
 * l'auteur ou pour une année passée.
 */
export async function exigerModifiable(tx: Transaction, acteur: Acteur, id: string): Promise<EnTete> {
  const [e] = await tx
    .select({
      id: evaluation.id,
      titre: evaluation.titre,
      referentiel: evaluation.referentiel,
      sigle: referentiel.sigle,
      niveau: evaluation.niveau,
      faiteLe: evaluation.faiteLe,
      auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
      estAuteur: sql<boolean>`${evaluation.auteurId} = ${acteur.compteId}`,
      enCours: sql<boolean>`${evaluation.annee} = ${anneeEnCours(acteur)}`,
    })
    .from(evaluation)
    .innerJoin(referentiel, eq(referentiel.code, evaluation.referentiel))
    .innerJoin(compte, and(eq(compte.rne, evaluation.rne), eq(compte.id, evaluation.auteurId)))
    .where(celleCi(acteur, id));
  if (!e) throw new Refus('introuvable');
  const { enCours, ...tete } = e;
  if (!tete.estAuteur || !enCours) throw new Refus('interdit');
  return tete;
}

/** Ce qui se modifie d'une évaluation de l'année : son titre, sa date, ses items dans leur ordre. */
export const lireAModifier = (acteur: Acteur, id: string): Promise<{ evaluation: EnTete; items: ItemEvaluable[] }> =>
  lire(acteur, async (tx) => ({
    evaluation: await exigerModifiable(tx, acteur, id),
    items: await tx
      .select({
        code: evaluationItem.item,
        nature: referentielItem.nature,
        parent: referentielItem.parent,
        libelle: referentielItem.libelle,
        competence: referentielItem.competence,
        verifie: referentielItem.verifie,
      })
      .from(evaluationItem)
      .innerJoin(
        referentielItem,
        and(eq(referentielItem.referentiel, evaluationItem.referentiel), eq(referentielItem.code, evaluationItem.item)),
      )
      .where(and(eq(evaluationItem.rne, acteur.rne), eq(evaluationItem.evaluationId, id)))
      .orderBy(asc(evaluationItem.rang), asc(evaluationItem.item)),
  }));
