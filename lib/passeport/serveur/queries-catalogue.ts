import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { lireGlobal } from '@/db/global';
import { correspondance } from '@/db/schema/referentiels';
import { lireReferentiel, listerReferentiels } from '@/lib/referentiels/serveur/queries';
import { assembler, type Catalogue, grouperItems } from '../regles-catalogue';

/** Situation → activités du BEP préconisées, pour tout un référentiel : le formulaire change de situation sans relire. */
async function lirePreconisees(referentiel: string): Promise<Record<string, string[]>> {
  const lignes = await lireGlobal((tx) =>
    tx
      .select({ item: correspondance.item, vers: correspondance.versItem })
      .from(correspondance)
      .where(and(eq(correspondance.referentiel, referentiel), eq(correspondance.preconisee, true)))
      .orderBy(asc(correspondance.item), asc(correspondance.versItem)),
  );
  const parItem: Record<string, string[]> = {};
  for (const { item, vers } of lignes) parItem[item] = [...(parItem[item] ?? []), vers];
  return parItem;
}

/** L'activité du BEP est une tâche : le premier niveau évaluable. */
async function lireBep(referentiel: string): Promise<Catalogue['bep']> {
  const code = (await listerReferentiels()).find((r) => r.famille === 'bep')?.code;
  const bep = code && (await lireReferentiel(code));
  if (!bep) return null;
  return {
    referentiel: bep.referentiel.code,
    groupes: grouperItems(bep.items, { sousItems: false }),
    preconisees: await lirePreconisees(referentiel),
  };
}

/** Ce que propose le formulaire d'une fiche pour un diplôme ; nul s'il n'est pas chargé. */
export async function lireCatalogue(referentiel: string): Promise<Catalogue | null> {
  const lu = await lireReferentiel(referentiel);
  if (!lu) return null;
  const bep = lu.referentiel.famille === 'ga' ? await lireBep(referentiel) : null;
  return assembler(lu.referentiel, lu.items, bep);
}
