import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { filtre } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { MAX_FILTRES } from '../regles';
import type { ModuleFiltre, SaisieFiltre } from '../schema';

/**
 * Garde un filtre sous un nom, ou remplace celui que désigne `id`. Refus : `introuvable` s'il n'est pas à l'acteur,
 * `filtre-nom` si un autre porte ce nom, `filtre-trop` au-delà de cinquante.
 */
export function garderFiltre(acteur: Acteur, module: ModuleFiltre, saisie: SaisieFiltre): Promise<{ id: string }> {
  return ecrire(acteur, 'filtre.garder', async (tx, tracer) => {
    const { id = uuidv7(), nom, referentiel, contenu } = saisie;
    await exigerPlace(tx, acteur, module, { ...saisie, id });
    const cle = { rne: acteur.rne, compteId: acteur.compteId, module };
    if (saisie.id === undefined) await tx.insert(filtre).values({ ...cle, id, referentiel, nom, contenu });
    else {
      const changes = await tx
        .update(filtre)
        .set({ nom, contenu, modifieLe: sql`now()` })
        .where(and(aMoi(acteur), eq(filtre.module, module), eq(filtre.id, id)))
        .returning({ id: filtre.id });
      if (changes.length === 0) throw new Refus('introuvable');
    }
    tracer({ cible: id });
    return { id };
  });
}

/** Supprime un de ses filtres. Refus `introuvable` pour celui d'un autre. */
export function supprimerFiltre(acteur: Acteur, module: ModuleFiltre, id: string): Promise<void> {
  return ecrire(acteur, 'filtre.supprimer', async (tx, tracer) => {
    const retires = await tx
      .delete(filtre)
      .where(and(aMoi(acteur), eq(filtre.module, module), eq(filtre.id, id)))
      .returning({ id: filtre.id });
    if (retires.length === 0) throw new Refus('introuvable');
    tracer({ cible: id });
  });
}

const aMoi = (acteur: Acteur) => and(eq(filtre.rne, acteur.rne), eq(filtre.compteId, acteur.compteId));

async function exigerPlace(tx: Transaction, acteur: Acteur, module: ModuleFiltre, f: SaisieFiltre & { id: string }) {
  const autres = await tx
    .select({ id: filtre.id, nom: filtre.nom })
    .from(filtre)
    .where(and(aMoi(acteur), eq(filtre.module, module), eq(filtre.referentiel, f.referentiel)));
  if (autres.some((a) => a.nom === f.nom && a.id !== f.id)) throw new Refus('filtre-nom');
  if (autres.length >= MAX_FILTRES && !autres.some((a) => a.id === f.id)) throw new Refus('filtre-trop');
}
