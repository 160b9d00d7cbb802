import { route } from '@/lib/acces/serveur/portes';
import { scenarioEnDocx } from '@/lib/scenarios/serveur/export-docx';
import { lirePourExport } from '@/lib/scenarios/serveur/queries-export';
import { telechargement } from '@/lib/serveur/telechargement';

/** Un scénario en document Word, à modifier ou à imprimer. */
export const GET = route<{ rne: string; id: string }>({ module: 'scenarios' }, async ({ acteur, params }) => {
  const lu = await lirePourExport(acteur, params.id);
  return telechargement(await scenarioEnDocx(lu), `${lu.scenario.titre}.docx`);
});
