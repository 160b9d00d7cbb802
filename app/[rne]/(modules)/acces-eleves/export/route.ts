import { route } from '@/lib/acces/portes';
import { feuilleIdentifiants } from '@/lib/acces-eleves/feuille';
import { lireIdentifiants } from '@/lib/acces-eleves/queries';
import { nomListe } from '@/lib/acces-eleves/regles';
import { aujourdhui } from '@/lib/dates';
import { telecharger } from '@/lib/tableur';

/** « Liste des identifiants des élèves » (ACE-2) d'une classe (`?classe=…`), ou de tout l'établissement. */
export const GET = route({ module: 'acces-eleves' }, async ({ acteur, requete }) => {
  const voulu = new URL(requete.url).searchParams.get('classe') || 'toutes';
  const { choix, comptes } = await lireIdentifiants(acteur, voulu);
  return telecharger([feuilleIdentifiants(comptes)], nomListe(acteur.rne, choix, aujourdhui()));
});
