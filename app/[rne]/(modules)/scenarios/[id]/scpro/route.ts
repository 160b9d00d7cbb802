import { route } from '@/lib/acces/serveur/portes';
import { ecrireScpro } from '@/lib/scpro/serveur/export-ecriture';
import { nomScpro } from '@/lib/scpro/serveur/export-zip';
import { lireScenarioAEcrire } from '@/lib/scpro/serveur/queries';
import { telechargement } from '@/lib/serveur/telechargement';

/** Un scénario au format de CERISE Pro (SCE-6). */
export const GET = route<{ rne: string; id: string }>({ module: 'scenarios' }, async ({ acteur, params }) => {
  const scenario = await lireScenarioAEcrire(acteur, params.id);
  return telechargement(ecrireScpro(acteur.rne, scenario), nomScpro(scenario.titre));
});
