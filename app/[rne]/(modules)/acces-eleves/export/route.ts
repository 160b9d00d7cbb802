import { route } from '@/lib/acces/serveur/portes';
import { nomListe } from '@/lib/acces-eleves/regles';
import { feuilleIdentifiants } from '@/lib/acces-eleves/serveur/export-feuille';
import { lireIdentifiants } from '@/lib/acces-eleves/serveur/queries';
import { aujourdhui } from '@/lib/dates';
import { telechargerClasseur } from '@/lib/serveur/tableur';

/** « Liste des identifiants des élèves » (ACE-2) d'une classe (`?classe=…`), ou de tout l'établissement. */
export const GET = route({ module: 'acces-eleves' }, async ({ acteur, requete }) => {
  const voulu = new URL(requete.url).searchParams.get('classe') || 'toutes';
  const { choix, comptes } = await lireIdentifiants(acteur, voulu);
  return telechargerClasseur([feuilleIdentifiants(comptes)], nomListe(acteur.rne, choix, aujourdhui()));
});
