import { adresseDe } from './regles';

/** N'importe quel site : seul le chemin compte. */
const SITE = 'http://griotte.invalid';

/** L'en-tête où le premier filtre note l'adresse demandée, qu'une page ne connaît pas d'elle-même. */
export const ENTETE_ADRESSE = 'x-griotte-adresse';

/**
 * Chemin interne à rouvrir après la connexion : celui demandé s'il est de cet établissement, sinon l'accueil. Rendu tel qu'un
 * navigateur l'entendrait (« .. » suivis, signes codés) : il part dans un en-tête.
 */
export function suiteSure(rne: string, suite: string | undefined): string {
  const accueil = adresseDe(rne, 'accueil');
  const lue = suite?.startsWith('/') && !suite.includes('\\') ? URL.parse(suite, SITE) : null;
  if (lue?.origin !== SITE || !lue.pathname.startsWith(`${accueil}/`)) return accueil;
  if (/^\/[^/]+\/(connexion(?!\/retour$)|premiere-connexion|mot-de-passe-oublie|deconnexion)/.test(lue.pathname))
    return accueil;
  return lue.pathname + lue.search + lue.hash;
}

/** La suite d'une adresse, quand ce n'est pas l'accueil : lui n'a pas besoin d'être dit. */
export const suiteUtile = (rne: string, suite: string | undefined): { suite?: string } => {
  const sure = suiteSure(rne, suite);
  return sure === adresseDe(rne, 'accueil') ? {} : { suite: sure };
};
