import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { filtre } from '@/db/schema/exploitation';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { FiltreGarde } from '../regles';
import type { ModuleFiltre } from '../schema';

/** Les filtres que l'acteur garde pour un module et un diplôme, par nom. Personne d'autre ne les voit. */
export async function lireFiltres(
  tx: Transaction,
  acteur: Acteur,
  module: ModuleFiltre,
  referentiel: string | null,
): Promise<FiltreGarde[]> {
  if (referentiel === null) return [];
  const lignes = await tx
    .select({ id: filtre.id, nom: filtre.nom, contenu: filtre.contenu })
    .from(filtre)
    .where(
      and(
        eq(filtre.rne, acteur.rne),
        eq(filtre.compteId, acteur.compteId),
        eq(filtre.module, module),
        eq(filtre.referentiel, referentiel),
      ),
    )
    .orderBy(sql`${filtre.nom} collate "fr-x-icu"`);
  return lignes.map((l) => ({ ...l, contenu: enTextes(l.contenu) }));
}

const enTextes = (contenu: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(contenu).flatMap(([cle, v]) => (typeof v === 'string' ? [[cle, v]] : [])));
