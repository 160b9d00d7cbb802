import { route } from '@/lib/acces/portes';
import { telechargement } from '@/lib/fichiers/telechargement';
import { ecrireScpro } from '@/lib/scpro/ecrire';
import { nomScpro } from '@/lib/scpro/export-zip';
import { lireScenarioAEcrire } from '@/lib/scpro/queries';

/** Un scénario au format de CERISE Pro (SCE-6). */
export const GET = route<{ rne: string; id: string }>({ module: 'scenarios' }, async ({ acteur, params }) => {
  const scenario = await lireScenarioAEcrire(acteur, params.id);
  return telechargement(ecrireScpro(acteur.rne, scenario), nomScpro(scenario.titre));
});
