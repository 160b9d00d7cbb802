import { route } from '@/lib/acces/serveur/portes';
import { grillesEnClasseur } from '@/lib/grilles-vierges/serveur/export-xlsx';
import { lireGrilles } from '@/lib/grilles-vierges/serveur/queries-scenario';
import { telechargement } from '@/lib/serveur/telechargement';

/** La grille d'observation d'un scénario : une feuille par classe cochée (`?classe=…&classe=…`), ou sans noms. */
export const GET = route<{ rne: string; id: string }>({ module: 'scenarios' }, async ({ acteur, params, requete }) => {
  const classes = new URL(requete.url).searchParams.getAll('classe');
  const grilles = await lireGrilles(acteur, params.id, classes);
  return telechargement(await grillesEnClasseur(grilles), `${grilles[0]?.titre ?? 'Grille d’observation'}.xlsx`);
});
