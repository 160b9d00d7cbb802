import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { affectation, structure } from '@/db/schema/structures';
import type { Locataire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';

/**
 * Associe un enseignant à des divisions et groupes de l'année, à la main : aucun import ne l'en retirera. Une
 * association de SIECLE qu'on avait retirée est rendue à SIECLE. Refuse (`introuvable`) une structure d'un autre
 * établissement, d'une autre année, ou disparue.
 */
export async function associer(
  tx: Transaction,
  l: Locataire,
  cible: { compteId: string; annee: number | null },
  ajouts: readonly string[],
): Promise<void> {
  if (ajouts.length === 0) return;
  const ids = [...new Set(ajouts)];
  const connues = await tx
    .select({ id: structure.id })
    .from(structure)
    .where(
      and(
        eq(structure.rne, l.rne),
        inArray(structure.id, ids),
        eq(structure.annee, cible.annee ?? 0),
        isNull(structure.masqueeLe),
      ),
    );
  if (connues.length !== ids.length) throw new Refus('introuvable');
  const rendue = sql`${affectation.origine} = 'siecle' and ${affectation.finLe} is null`;
  await tx
    .insert(affectation)
    .values(
      ids.map((structureId) => ({
        rne: l.rne,
        structureId,
        compteId: cible.compteId,
        role: 'enseignant' as const,
        origine: 'manuel' as const,
      })),
    )
    .onConflictDoUpdate({
      target: [affectation.rne, affectation.structureId, affectation.compteId],
      set: {
        origine: sql`case when ${rendue} then 'siecle' else 'manuel' end`,
        finLe: null,
        exclueLe: null,
        depuis: sql`current_date`,
      },
    });
}

/** Retire un enseignant de divisions et groupes : aucun import ne l'y remettra. */
export async function dissocier(
  tx: Transaction,
  l: Locataire,
  compteId: string,
  retraits: readonly string[],
): Promise<void> {
  if (retraits.length === 0) return;
  await tx
    .update(affectation)
    .set({ exclueLe: sql`now()` })
    .where(and(enCours(l, compteId), inArray(affectation.structureId, [...retraits])));
}

/** Met fin à toutes les associations d'un compte. */
export async function finirAssociations(tx: Transaction, l: Locataire, compteId: string): Promise<void> {
  await tx.update(affectation).set({ finLe: sql`now()` }).where(enCours(l, compteId));
}

const enCours = (l: Locataire, compteId: string) =>
  and(
    eq(affectation.rne, l.rne),
    eq(affectation.compteId, compteId),
    isNull(affectation.finLe),
    isNull(affectation.exclueLe),
  );
