import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { evaluation, evaluationApprenant } from '@/db/schema/evaluations';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { anneeScolaire } from '@/lib/annee-scolaire';

/** L'année scolaire en cours de l'établissement : celle du dernier import, à défaut celle du calendrier. */
export const anneeEnCours = (acteur: Acteur): SQL<number> =>
  sql<number>`(select coalesce(annee_courante, ${anneeScolaire()}) from etablissement where rne = ${acteur.rne})`;

/**
 * Condition sur `evaluation` : celles qu'un enseignant peut ouvrir, les siennes et celles qui concernent un apprenant
 * qu'il voit (EVA-3). Un apprenant n'ouvre que celles qui le concernent et sont visibles (EVA-4).
 */
export function evaluationsAccessibles(acteur: Acteur): SQL | undefined {
  const concerne = sql`exists (select 1 from evaluation_apprenant ea where ea.rne = ${evaluation.rne}
    and ea.evaluation_id = ${evaluation.id} and ea.apprenant_id in ${apprenantsVisibles(acteur)})`;
  const visible = {
    enseignant: sql`(${evaluation.auteurId} = ${acteur.compteId} or ${concerne})`,
    apprenant: sql`(${evaluation.visible} and ${concerne})`,
  };
  const droit = acteur.profil === 'enseignant' || acteur.profil === 'apprenant' ? visible[acteur.profil] : sql`false`;
  return and(eq(evaluation.rne, acteur.rne), isNull(evaluation.supprimeLe), droit);
}

/** Condition sur `evaluation` : l'acteur en est l'auteur, ou l'un des collègues à qui il permet de saisir. */
export const saisitIci = (acteur: Acteur): SQL<boolean> =>
  sql<boolean>`(${evaluation.auteurId} = ${acteur.compteId} or exists (select 1 from evaluation_saisissant s
    where s.rne = ${evaluation.rne} and s.evaluation_id = ${evaluation.id} and s.compte_id = ${acteur.compteId}))`;

/** L'instant de la dernière modification, au plus fin : deux grilles de même version sont les mêmes. */
export const versionEvaluation = sql<string>`extract(epoch from ${evaluation.modifieLe})::text`;

/** La ligne de l'apprenant lui-même dans `evaluation_apprenant`, à joindre à `evaluation`. */
export const maLigne = (acteur: Acteur): SQL | undefined =>
  and(
    eq(evaluationApprenant.rne, evaluation.rne),
    eq(evaluationApprenant.evaluationId, evaluation.id),
    eq(evaluationApprenant.apprenantId, acteur.compteId),
  );

/** Jamais lue par l'apprenant, ou changée pour lui depuis (résultat, commentaire, item retiré). */
export const nouvellePourMoi = sql<boolean>`coalesce(${evaluationApprenant.vueLe} < ${evaluationApprenant.modifieLe}, true)`;

/** La condition pour une seule évaluation. Refuse (`introuvable`) ce qui n'est pas un identifiant. */
export function celleCi(acteur: Acteur, id: string): SQL | undefined {
  if (!validate(id)) throw new Refus('introuvable');
  return and(evaluationsAccessibles(acteur), eq(evaluation.id, id));
}

/**
 * Verrouille une évaluation que l'acteur va modifier. Refuse `introuvable` hors de sa vue, `transfere` si elle vient d'un
 * autre établissement, `evaluation-auteur` s'il n'en est pas l'auteur, `evaluation-anterieure` pour une année passée (sauf `toutesAnnees` : la visibilité, G 3.8.1).
 */
export async function exigerAuteur(
  tx: Transaction,
  acteur: Acteur,
  id: string,
  options: { toutesAnnees?: boolean } = {},
): Promise<{ referentiel: string; annee: number }> {
  const [e] = await tx
    .select({
      auteurId: evaluation.auteurId,
      referentiel: evaluation.referentiel,
      annee: evaluation.annee,
      origineRne: evaluation.origineRne,
      enCours: anneeEnCours(acteur),
    })
    .from(evaluation)
    .where(celleCi(acteur, id))
    .for('no key update');
  if (!e) throw new Refus('introuvable');
  if (e.origineRne) throw new Refus('transfere');
  if (e.auteurId !== acteur.compteId) throw new Refus('evaluation-auteur');
  if (e.annee !== e.enCours && !options.toutesAnnees) throw new Refus('evaluation-anterieure');
  return { referentiel: e.referentiel, annee: e.annee };
}

/**
 * Verrouille une évaluation où l'acteur va saisir, et rend sa version : les saisies de deux enseignants passent l'une
 * après l'autre. Refuse `introuvable` hors de sa vue, `transfere` si elle vient d'un autre établissement,
 * `evaluation-saisie` s'il n'en est ni l'auteur ni un collègue nommé, `evaluation-anterieure` pour une année passée.
 */
export async function exigerSaisie(tx: Transaction, acteur: Acteur, id: string): Promise<string> {
  const [e] = await tx
    .select({
      annee: evaluation.annee,
      origineRne: evaluation.origineRne,
      enCours: anneeEnCours(acteur),
      saisit: saisitIci(acteur),
      version: versionEvaluation,
    })
    .from(evaluation)
    .where(celleCi(acteur, id))
    .for('no key update');
  if (!e) throw new Refus('introuvable');
  if (e.origineRne) throw new Refus('transfere');
  if (!e.saisit) throw new Refus('evaluation-saisie');
  if (e.annee !== e.enCours) throw new Refus('evaluation-anterieure');
  return e.version;
}
