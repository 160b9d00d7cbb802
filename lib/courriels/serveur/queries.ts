import 'server-only';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { courriel } from '@/db/schema/exploitation';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type EtatCourriel, raisonEchec } from '../regles';

/** Où en est le dernier message de chacun de ces comptes ; absent : aucun ne lui a été écrit. */
export async function etatsCourriels(
  tx: Transaction,
  acteur: Acteur,
  compteIds: readonly string[],
): Promise<Map<string, EtatCourriel>> {
  if (compteIds.length === 0) return new Map();
  const lignes = await tx
    .selectDistinctOn([courriel.compteId])
    .from(courriel)
    .where(and(eq(courriel.rne, acteur.rne), inArray(courriel.compteId, [...compteIds])))
    .orderBy(courriel.compteId, desc(courriel.id));
  return new Map(lignes.map((c) => [c.compteId ?? '', versEtat(c)]));
}

const versEtat = (c: typeof courriel.$inferSelect): EtatCourriel => ({
  id: c.id,
  etat: c.etat,
  destinataire: c.destinataire,
  deposeLe: c.creeLe,
  envoyeLe: c.envoyeLe,
  raison: c.erreur === null ? null : raisonEchec(c.erreur),
  prochainEssaiLe: c.etat === 'attente' && c.erreur !== null ? c.prochainEssaiLe : null,
});
