import 'server-only';
import { and, eq, not, or, type SQL, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { scenario } from '@/db/schema/scenarios';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';

/** Ceux que l'acteur a écrits. */
export const scenariosDe = (acteur: Acteur): SQL => eq(scenario.auteurId, acteur.compteId);

/**
 * Condition sur `scenario` : ceux qu'un enseignant peut ouvrir, les siens et les publics de son établissement (G 3.7.1).
 * Un scénario privé n'existe que pour son auteur ; les autres profils n'en voient aucun.
 */
export function scenariosAccessibles(acteur: Acteur): SQL | undefined {
  if (acteur.profil !== 'enseignant') return sql`false`;
  return and(eq(scenario.rne, acteur.rne), or(not(scenario.prive), scenariosDe(acteur)));
}

/** La condition pour un seul scénario. Refuse (`introuvable`) ce qui n'est pas un identifiant. */
export function celuiCi(acteur: Acteur, id: string): SQL | undefined {
  if (!validate(id)) throw new Refus('introuvable');
  return and(scenariosAccessibles(acteur), eq(scenario.id, id));
}

/**
 * Verrouille un scénario que l'acteur va modifier, lui ou ses fichiers. Refuse `introuvable` hors de sa vue,
 * `scenario-auteur` s'il n'en est pas l'auteur.
 */
export async function exigerAuteurScenario(
  tx: Transaction,
  acteur: Acteur,
  id: string,
): Promise<{ referentiel: string; modifieLe: Date }> {
  const [s] = await tx
    .select({ auteurId: scenario.auteurId, referentiel: scenario.referentiel, modifieLe: scenario.modifieLe })
    .from(scenario)
    .where(celuiCi(acteur, id))
    .for('no key update');
  if (!s) throw new Refus('introuvable');
  if (s.auteurId !== acteur.compteId) throw new Refus('scenario-auteur');
  return { referentiel: s.referentiel, modifieLe: s.modifieLe };
}
