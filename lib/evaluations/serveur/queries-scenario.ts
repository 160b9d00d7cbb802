import 'server-only';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { referentielItem } from '@/db/schema/referentiels';
import { scenario, scenarioItem } from '@/db/schema/scenarios';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { celuiCi, scenariosAccessibles } from '@/lib/scenarios/serveur/portee';

/** Le scénario dont une évaluation est tirée, tel qu'on le nomme. */
export interface ScenarioNomme {
  id: string;
  titre: string;
}

/** Ce qu'une évaluation reprend d'un scénario (SCE-7). */
export interface ScenarioAEvaluer extends ScenarioNomme {
  referentiel: string;
  niveau: number;
  /** Codes, complexités et aléas compris, dans l'ordre de l'auteur. */
  items: string[];
}

/**
 * Colonne à lire d'`evaluation` : le scénario dont elle est tirée, si l'acteur peut l'ouvrir. Nul sans scénario, et pour
 * qui n'a pas à savoir qu'un scénario privé existe.
 */
export const scenarioDe = (acteur: Acteur): SQL<ScenarioNomme | null> => sql`(
  select json_build_object('id', scenario.id, 'titre', scenario.titre) from scenario
  where scenario.rne = evaluation.rne and scenario.id = evaluation.scenario_id and ${scenariosAccessibles(acteur)})`;

/**
 * De quoi créer une évaluation d'après un scénario que l'acteur voit ; un item retiré du référentiel n'est pas repris.
 * Refuse `introuvable` le scénario privé d'un autre.
 */
export async function lireScenarioAEvaluer(tx: Transaction, acteur: Acteur, id: string): Promise<ScenarioAEvaluer> {
  const lignes = await tx
    .select({
      titre: scenario.titre,
      referentiel: scenario.referentiel,
      niveau: scenario.niveau,
      item: referentielItem.code,
    })
    .from(scenario)
    .leftJoin(scenarioItem, and(eq(scenarioItem.rne, scenario.rne), eq(scenarioItem.scenarioId, scenario.id)))
    .leftJoin(
      referentielItem,
      and(
        eq(referentielItem.referentiel, scenarioItem.referentiel),
        eq(referentielItem.code, scenarioItem.item),
        eq(referentielItem.evaluable, true),
        isNull(referentielItem.retireLe),
      ),
    )
    .where(celuiCi(acteur, id))
    .orderBy(asc(scenarioItem.rang), asc(scenarioItem.item));
  const [tete] = lignes;
  if (!tete) throw new Refus('introuvable');
  const { titre, referentiel, niveau } = tete;
  return { id, titre, referentiel, niveau, items: lignes.flatMap((l) => l.item ?? []) };
}

/** Refuse `introuvable` un scénario que l'acteur ne voit pas, `saisie` s'il est d'un autre diplôme. */
export async function exigerScenario(
  tx: Transaction,
  acteur: Acteur,
  id: string | undefined,
  referentiel: string,
): Promise<void> {
  if (id === undefined) return;
  const [s] = await tx
    .select({ referentiel: scenario.referentiel })
    .from(scenario)
    .where(celuiCi(acteur, id))
    .for('key share');
  if (!s) throw new Refus('introuvable');
  if (s.referentiel === referentiel) return;
  throw new Refus('saisie', { champs: { referentiel: 'Le scénario est d’un autre diplôme.' } });
}
