import { route } from '@/lib/acces/serveur/portes';
import { telechargement } from '@/lib/serveur/telechargement';
import { composerModele } from '@/lib/tableur/serveur/export-modele';

/** Le modèle à remplir (IMP-10) : une feuille par sujet. */
export const GET = route({ module: 'import' }, async () =>
  telechargement(await composerModele(), 'modele-import-griotte.xlsx'),
);
