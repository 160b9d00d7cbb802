import { Refus } from '@/lib/acces/refus';
import { route } from '@/lib/acces/serveur/portes';
import { schemaIds } from '@/lib/scpro/schema';
import { scproEnZip } from '@/lib/scpro/serveur/export-zip';
import { lireMesScenarios } from '@/lib/scpro/serveur/queries';
import { telechargement } from '@/lib/serveur/telechargement';

/** Tous ses scénarios au format de CERISE Pro, ou ceux que nomme l'adresse (`?id=…&id=…`), dans une archive (SCE-6). */
export const GET = route({ module: 'scenarios' }, async ({ acteur, requete }) => {
  const ids = schemaIds.safeParse(new URL(requete.url).searchParams.getAll('id'));
  if (!ids.success) throw new Refus('introuvable');
  const scenarios = await lireMesScenarios(acteur, ids.data.length > 0 ? ids.data : undefined);
  return telechargement(scproEnZip(acteur.rne, scenarios, requete.signal), 'mes-scenarios.zip');
});
