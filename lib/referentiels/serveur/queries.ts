import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { cache } from 'react';
import { lireGlobal } from '@/db/global';
import { correspondance, referentiel, referentielItem } from '@/db/schema/referentiels';

export type Referentiel = typeof referentiel.$inferSelect;
export type ItemReferentiel = typeof referentielItem.$inferSelect;

/** Tous les référentiels chargés, par sigle. */
export const listerReferentiels = cache(
  (): Promise<Referentiel[]> => lireGlobal((tx) => tx.select().from(referentiel).orderBy(asc(referentiel.sigle))),
);

/** Les nœuds que ce processus a déjà lus : ils ne changent qu'avec l'empreinte de leur référentiel. */
const noeudsLus = new Map<string, { empreinte: string; items: readonly ItemReferentiel[] }>();

/** Un référentiel et tous ses nœuds (complexités et aléas compris), dans l'ordre d'affichage ; nul s'il est inconnu. */
export const lireReferentiel = cache(
  async (code: string): Promise<{ referentiel: Referentiel; items: readonly ItemReferentiel[] } | null> => {
    const voulu = (await listerReferentiels()).find((r) => r.code === code);
    if (!voulu) return null;
    const { empreinte } = voulu;
    const connus = noeudsLus.get(code);
    if (connus?.empreinte === empreinte) return { referentiel: voulu, items: connus.items };
    const items = await lireNoeuds(code);
    noeudsLus.set(code, { empreinte, items });
    return { referentiel: voulu, items };
  },
);

const lireNoeuds = (code: string) =>
  lireGlobal((tx) =>
    tx
      .select()
      .from(referentielItem)
      .where(and(eq(referentielItem.referentiel, code), isNull(referentielItem.retireLe)))
      .orderBy(asc(referentielItem.ordre)),
  );

/** Activités du BEP préconisées pour une situation de la GA. */
export const lireCorrespondances = (code: string, item: string) =>
  lireGlobal((tx) =>
    tx
      .select({
        referentiel: correspondance.versReferentiel,
        item: correspondance.versItem,
        preconisee: correspondance.preconisee,
      })
      .from(correspondance)
      .where(and(eq(correspondance.referentiel, code), eq(correspondance.item, item))),
  );
