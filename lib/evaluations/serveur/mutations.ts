import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { evaluation, evaluationApprenant, evaluationItem } from '@/db/schema/evaluations';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { exigerApprenants } from '@/lib/acces/serveur/portee';
import { exigerItems } from '@/lib/referentiels/serveur/queries-verifications';
import type { SaisieApprenants, SaisieCreation, SaisieModification } from '../schema';
import { retirerApprenants, retirerItems } from './mutations-retraits';
import { exigerDiplome, exigerJour } from './mutations-verifications';
import { exigerAuteur } from './portee';
import { exigerScenario } from './queries-scenario';

/**
 * Crée une évaluation de l'année en cours, sans résultat, cachée aux apprenants (G 3.8.2). Rend son identifiant.
 * Refuse `introuvable` pour un apprenant ou un scénario hors de portée, `saisie` pour un item, un diplôme ou une date qui ne va pas.
 */
export function creerEvaluation(acteur: Acteur, saisie: SaisieCreation): Promise<{ id: string }> {
  return ecrire(acteur, 'evaluation.creer', async (tx, tracer) => {
    const { titre, faiteLe, referentiel, niveau, items, apprenants, scenario: scenarioId } = saisie;
    await exigerScenario(tx, acteur, scenarioId, referentiel);
    await exigerApprenants(tx, acteur, apprenants);
    await exigerDiplome(tx, acteur, referentiel, apprenants);
    await exigerItems(tx, referentiel, items);
    const annee = await exigerJour(tx, acteur, faiteLe);
    const id = uuidv7();
    const { rne, compteId: auteurId } = acteur;
    await tx.insert(evaluation).values({ rne, id, titre, faiteLe, referentiel, niveau, annee, auteurId, scenarioId });
    await ordonnerItems(tx, acteur, id, referentiel, items);
    await ajouterApprenants(tx, acteur, id, apprenants);
    tracer({ cible: id, details: { items: items.length, apprenants: apprenants.length } });
    return { id };
  });
}

/**
 * Change le titre, la date et les items (liste complète, dans l'ordre voulu). Refuse `evaluation-resultats`, avec le
 * compte, quand un item retiré porte des résultats et que `confirme` est faux.
 */
export function modifierEvaluation(acteur: Acteur, saisie: SaisieModification): Promise<void> {
  return ecrire(acteur, 'evaluation.modifier', async (tx, tracer) => {
    const { id, titre, faiteLe, items, confirme } = saisie;
    const { referentiel } = await exigerAuteur(tx, acteur, id);
    await exigerJour(tx, acteur, faiteLe);
    const connus = await tx
      .select({ item: evaluationItem.item })
      .from(evaluationItem)
      .where(and(eq(evaluationItem.rne, acteur.rne), eq(evaluationItem.evaluationId, id)));
    const avant = new Set(connus.map((c) => c.item));
    const ajoutes = items.filter((i) => !avant.has(i));
    const retires = [...avant].filter((i) => !items.includes(i));
    await exigerItems(tx, referentiel, ajoutes);
    await retirerItems(tx, acteur, id, retires, confirme);
    await ordonnerItems(tx, acteur, id, referentiel, items);
    await marquer(tx, acteur, id, { titre, faiteLe });
    tracer({ cible: id, details: { ajoutes: ajoutes.length, retires: retires.length } });
  });
}

/**
 * Fixe les apprenants de l'évaluation parmi ceux que l'auteur voit ; ceux qu'il ne voit plus restent. Refuse
 * `evaluation-resultats` quand un apprenant retiré a des résultats ou un commentaire et que `confirme` est faux.
 */
export function modifierApprenants(acteur: Acteur, saisie: SaisieApprenants): Promise<void> {
  return ecrire(acteur, 'evaluation.apprenants', async (tx, tracer) => {
    const { id, apprenants, confirme } = saisie;
    const { referentiel } = await exigerAuteur(tx, acteur, id);
    await exigerApprenants(tx, acteur, apprenants);
    const connus = await tx
      .select({ id: evaluationApprenant.apprenantId })
      .from(evaluationApprenant)
      .where(and(eq(evaluationApprenant.rne, acteur.rne), eq(evaluationApprenant.evaluationId, id)));
    const avant = new Set(connus.map((c) => c.id));
    const ajoutes = apprenants.filter((a) => !avant.has(a));
    await exigerDiplome(tx, acteur, referentiel, ajoutes);
    const retires = await retirerApprenants(tx, acteur, id, apprenants, confirme);
    await ajouterApprenants(tx, acteur, id, ajoutes);
    await marquer(tx, acteur, id, {});
    tracer({ cible: id, details: { ajoutes: ajoutes.length, retires } });
  });
}

/** Montre ou cache l'évaluation aux apprenants, quelle que soit son année (G 3.8.1). L'auteur seul. */
export function rendreVisible(acteur: Acteur, saisie: { id: string; visible: boolean }): Promise<void> {
  return ecrire(acteur, 'evaluation.visible', async (tx, tracer) => {
    await exigerAuteur(tx, acteur, saisie.id, { toutesAnnees: true });
    if (saisie.visible) await annoncer(tx, acteur, saisie.id);
    await marquer(tx, acteur, saisie.id, { visible: saisie.visible });
    tracer({ cible: saisie.id, details: { visible: saisie.visible } });
  });
}

/** Une évaluation qui devient visible est nouvelle pour chacun de ses apprenants. */
async function annoncer(tx: Transaction, { rne }: Acteur, id: string): Promise<void> {
  await tx.execute(sql`update evaluation_apprenant ea set modifie_le = now() from evaluation e
    where ea.rne = ${rne} and ea.evaluation_id = ${id} and e.rne = ea.rne and e.id = ea.evaluation_id and not e.visible`);
}

/** Note que l'apprenant a lu cette évaluation : elle n'est plus « nouvelle » pour lui, jusqu'au prochain changement. */
export function marquerEvaluationVue(acteur: Acteur, id: string): Promise<void> {
  return ecrire(acteur, 'evaluation.voir', async (tx, tracer) => {
    await tx.execute(sql`update evaluation_apprenant set vue_le = now()
      where rne = ${acteur.rne} and evaluation_id = ${id} and apprenant_id = ${acteur.compteId}`);
    tracer({ cible: id });
  });
}

type Changements = { titre?: string; faiteLe?: string; visible?: boolean };

async function marquer(tx: Transaction, acteur: Acteur, id: string, changements: Changements): Promise<void> {
  await tx
    .update(evaluation)
    .set({ ...changements, modifieLe: sql`now()` })
    .where(and(eq(evaluation.rne, acteur.rne), eq(evaluation.id, id)));
}

/** Pose les items dans cet ordre, les nouveaux comme ceux qui y étaient. */
async function ordonnerItems(
  tx: Transaction,
  acteur: Acteur,
  id: string,
  referentiel: string,
  items: readonly string[],
): Promise<void> {
  await tx
    .insert(evaluationItem)
    .values(items.map((item, rang) => ({ rne: acteur.rne, evaluationId: id, item, referentiel, rang })))
    .onConflictDoUpdate({
      target: [evaluationItem.rne, evaluationItem.evaluationId, evaluationItem.item],
      set: { rang: sql`excluded.rang` },
    });
}

async function ajouterApprenants(tx: Transaction, acteur: Acteur, id: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .insert(evaluationApprenant)
    .values(ids.map((apprenantId) => ({ rne: acteur.rne, evaluationId: id, apprenantId })));
}
