import { adresseDe } from './regles';

/** L'en-tête où le premier filtre note l'adresse demandée, qu'une page ne connaît pas d'elle-même. */
export const ENTETE_ADRESSE = 'x-griotte-adresse';

/** Chemin interne à rouvrir après la connexion : celui demandé s'il est de cet établissement, sinon l'accueil. */
export function suiteSure(rne: string, suite: string | undefined): string {
  const accueil = adresseDe(rne, 'accueil');
  if (!suite?.startsWith(`${accueil}/`) || suite.includes('\\') || suite.startsWith('//')) return accueil;
  return /^\/[^/]+\/(connexion(?!\/retour$)|premiere-connexion|mot-de-passe-oublie|deconnexion)/.test(suite)
    ? accueil
    : suite;
}

/** La suite d'une adresse, quand ce n'est pas l'accueil : lui n'a pas besoin d'être dit. */
export const suiteUtile = (rne: string, suite: string | undefined): { suite?: string } => {
  const sure = suiteSure(rne, suite);
  return sure === adresseDe(rne, 'accueil') ? {} : { suite: sure };
};
