import { route } from '@/lib/acces/portes';
import { grillesEnClasseur } from '@/lib/evaluations/export-grille-xlsx';
import { telechargement } from '@/lib/fichiers/telechargement';
import { lireGrilles } from '@/lib/scenarios/export-grille';

/** La grille d'observation d'un scénario : une feuille par classe cochée (`?classe=…&classe=…`), ou sans noms. */
export const GET = route<{ rne: string; id: string }>({ module: 'scenarios' }, async ({ acteur, params, requete }) => {
  const classes = new URL(requete.url).searchParams.getAll('classe');
  const grilles = await lireGrilles(acteur, params.id, classes);
  return telechargement(await grillesEnClasseur(grilles), `${grilles[0]?.titre ?? 'Grille d’observation'}.xlsx`);
});
