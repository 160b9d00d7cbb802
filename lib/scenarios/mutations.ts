import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '@/db/connexion';
import { evaluation } from '@/db/schema/evaluations';
import { scenario, scenarioFichier, scenarioItem, scenarioLien } from '@/db/schema/scenarios';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { exigerItems } from '@/lib/evaluations/mutations-verifications';
import { supprimerFichiers } from '@/lib/fichiers/mutations';
import type { Lien } from '@/lib/liens';
import { nettoyerTexteRiche } from '@/lib/texte-riche/regles';
import { exigerAuteurScenario } from './portee';
import { exigerDiplomePropose } from './queries-choix';
import type { SaisieModification, SaisieScenario } from './schema';

/**
 * Crée un scénario de l'acteur (SCE-2 ; G 3.7.2) et rend son identifiant. Les textes enrichis sont nettoyés ici, d'où
 * qu'ils viennent. Refuse `saisie` pour un diplôme qui n'est pas proposé, ou un item qui n'est pas du diplôme.
 */
export function creerScenario(acteur: Acteur, saisie: SaisieScenario): Promise<{ id: string }> {
  return ecrire(acteur, 'scenario.creer', async (tx, tracer) => {
    await exigerDiplomePropose(tx, acteur, saisie.referentiel);
    await exigerItems(tx, saisie.referentiel, saisie.items);
    const id = await poserScenario(tx, acteur, saisie);
    tracer({ cible: id, details: { items: saisie.items.length, prive: saisie.prive } });
    return { id };
  });
}

/** Écrit un scénario neuf, dont tout a été vérifié. */
export async function poserScenario(tx: Transaction, acteur: Acteur, saisie: SaisieScenario): Promise<string> {
  const { items, liens, referentiel, ...reste } = saisie;
  const id = uuidv7();
  const { rne, compteId: auteurId } = acteur;
  await tx.insert(scenario).values({ ...reste, ...nettoyer(saisie), rne, id, referentiel, auteurId });
  await poserItems(tx, acteur, id, referentiel, items);
  await poserLiens(tx, acteur, id, liens);
  return id;
}

/**
 * Change tout d'un scénario, sauf son diplôme (SCE-5). Un item déjà choisi puis retiré du référentiel peut rester.
 * Refuse `scenario-perime` si le scénario a changé depuis la version lue et que `remplacer` est faux.
 */
export function modifierScenario(acteur: Acteur, saisie: SaisieModification): Promise<void> {
  return ecrire(acteur, 'scenario.modifier', async (tx, tracer) => {
    const { id, titre, niveau, prive, items, liens, remplacer } = saisie;
    const { referentiel, modifieLe } = await exigerAuteurScenario(tx, acteur, id);
    if (!remplacer && modifieLe.getTime() !== saisie.modifieLe.getTime()) throw new Refus('scenario-perime');
    const cle = and(eq(scenarioItem.rne, acteur.rne), eq(scenarioItem.scenarioId, id));
    const avant = await tx.delete(scenarioItem).where(cle).returning({ item: scenarioItem.item });
    const connus = new Set(avant.map((a) => a.item));
    await exigerItems(
      tx,
      referentiel,
      items.filter((i) => !connus.has(i)),
    );
    await poserItems(tx, acteur, id, referentiel, items);
    await tx.delete(scenarioLien).where(and(eq(scenarioLien.rne, acteur.rne), eq(scenarioLien.scenarioId, id)));
    await poserLiens(tx, acteur, id, liens);
    await tx
      .update(scenario)
      .set({ titre, niveau, prive, ...nettoyer(saisie), modifieLe: sql`now()` })
      .where(and(eq(scenario.rne, acteur.rne), eq(scenario.id, id)));
    tracer({ cible: id, details: { items: items.length, prive } });
  });
}

/**
 * Supprime un scénario et ses fichiers, dont la place est rendue (SCE-5). Les évaluations qui en sont nées restent.
 * L'auteur seul.
 */
export async function supprimerScenario(acteur: Acteur, { id }: { id: string }): Promise<void> {
  const effacer = await ecrire(acteur, 'scenario.supprimer', async (tx, tracer) => {
    await exigerAuteurScenario(tx, acteur, id);
    await tx
      .update(evaluation)
      .set({ scenarioId: null })
      .where(and(eq(evaluation.rne, acteur.rne), eq(evaluation.scenarioId, id)));
    const joints = await tx
      .select({ id: scenarioFichier.fichierId })
      .from(scenarioFichier)
      .where(and(eq(scenarioFichier.rne, acteur.rne), eq(scenarioFichier.scenarioId, id)));
    const effacerObjets = await supprimerFichiers(
      tx,
      acteur,
      joints.map((j) => j.id),
    );
    await tx.delete(scenario).where(and(eq(scenario.rne, acteur.rne), eq(scenario.id, id)));
    tracer({ cible: id, details: { fichiers: joints.length } });
    return effacerObjets;
  });
  await effacer();
}

const nettoyer = ({
  contexte,
  materiels,
  ressources,
}: Pick<SaisieScenario, 'contexte' | 'materiels' | 'ressources'>) => ({
  contexte: nettoyerTexteRiche(contexte),
  materiels: nettoyerTexteRiche(materiels),
  ressources: nettoyerTexteRiche(ressources),
});

async function poserItems(
  tx: Transaction,
  { rne }: Acteur,
  scenarioId: string,
  referentiel: string,
  items: readonly string[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.insert(scenarioItem).values(items.map((item, rang) => ({ rne, scenarioId, item, referentiel, rang })));
}

async function poserLiens(tx: Transaction, { rne }: Acteur, scenarioId: string, liens: readonly Lien[]): Promise<void> {
  if (liens.length === 0) return;
  await tx.insert(scenarioLien).values(liens.map((lien, rang) => ({ rne, scenarioId, rang, ...lien })));
}
