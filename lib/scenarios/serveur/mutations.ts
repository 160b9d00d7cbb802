import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { evaluation } from '@/db/schema/evaluations';
import { scenario, scenarioFichier, scenarioItem, scenarioLien } from '@/db/schema/scenarios';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
import type { Lien } from '@/lib/liens';
import { exigerItems } from '@/lib/referentiels/serveur/queries-verifications';
import { nettoyerTexteRiche } from '@/lib/texte-riche/serveur/regles';
import type { SaisieModification, SaisieScenario } from '../schema';
import { exigerAuteurScenario } from './portee';
import { exigerDiplomePropose } from './queries-choix';

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
  const id = uuidv7();
  await poserScenarios(tx, acteur, [{ ...saisie, id }]);
  return id;
}

/** Écrit des scénarios neufs de l'acteur, dont tout a été vérifié : une requête par table, quel que soit leur nombre. */
export async function poserScenarios(
  tx: Transaction,
  acteur: Acteur,
  neufs: readonly (SaisieScenario & { id: string })[],
): Promise<void> {
  if (neufs.length === 0) return;
  const { rne, compteId: auteurId } = acteur;
  const tetes = neufs.map(({ items: _, liens: __, ...tete }) => ({ ...tete, ...nettoyer(tete), rne, auteurId }));
  await tx.insert(scenario).values(tetes);
  await poserItems(
    tx,
    acteur,
    neufs.flatMap(({ id, referentiel, items }) =>
      items.map((item, rang) => ({ scenarioId: id, item, referentiel, rang })),
    ),
  );
  await poserLiens(
    tx,
    acteur,
    neufs.flatMap(({ id, liens }) => liens.map((lien, rang) => ({ scenarioId: id, rang, ...lien }))),
  );
}

/**
 * Change tout d'un scénario, sauf son diplôme (SCE-5). Un item déjà choisi puis retiré du référentiel peut rester.
 * Refuse `scenario-perime` si le scénario a changé depuis la version lue et que `remplacer` est faux.
 */
export function modifierScenario(acteur: Acteur, saisie: SaisieModification): Promise<{ id: string }> {
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
    await poserItems(
      tx,
      acteur,
      items.map((item, rang) => ({ scenarioId: id, item, referentiel, rang })),
    );
    await tx.delete(scenarioLien).where(and(eq(scenarioLien.rne, acteur.rne), eq(scenarioLien.scenarioId, id)));
    await poserLiens(
      tx,
      acteur,
      liens.map((lien, rang) => ({ scenarioId: id, rang, ...lien })),
    );
    await tx
      .update(scenario)
      .set({ titre, niveau, prive, ...nettoyer(saisie), modifieLe: sql`now()` })
      .where(and(eq(scenario.rne, acteur.rne), eq(scenario.id, id)));
    tracer({ cible: id, details: { items: items.length, prive } });
    return { id };
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

interface LigneItem {
  scenarioId: string;
  item: string;
  referentiel: string;
  rang: number;
}

/** Par colonnes : un import en écrit plus que PostgreSQL n'admet de paramètres. */
async function poserItems(tx: Transaction, { rne }: Acteur, lignes: readonly LigneItem[]): Promise<void> {
  if (lignes.length === 0) return;
  const colonne = <C extends keyof LigneItem>(c: C) => sql.param(lignes.map((l) => l[c]));
  await tx.execute(sql`
    insert into scenario_item (rne, scenario_id, item, referentiel, rang)
    select ${rne}, l.* from unnest(${colonne('scenarioId')}::uuid[], ${colonne('item')}::text[],
      ${colonne('referentiel')}::text[], ${colonne('rang')}::int[]) l`);
}

async function poserLiens(
  tx: Transaction,
  { rne }: Acteur,
  lignes: readonly (Lien & { scenarioId: string; rang: number })[],
): Promise<void> {
  if (lignes.length === 0) return;
  await tx.insert(scenarioLien).values(lignes.map((ligne) => ({ rne, ...ligne })));
}
