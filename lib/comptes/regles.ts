import { adresseDe } from '@/lib/adresses/regles';
/** « jeanne.dupont@example.org » → « j••••••••@e••••••.org » : assez pour reconnaître la sienne, pas pour l'apprendre. */
export function masquerCourriel(courriel: string): string {
  const [, avant = courriel, domaine = '', fin = ''] = /^(.*)@(.*?)(\.[^.@]+)?$/s.exec(courriel) ?? [];
  return `${voiler(avant)}@${voiler(domaine)}${fin}`;
}

const voiler = (s: string) => s.slice(0, 1) + '•'.repeat(Math.max(2, s.length - 1));

/** Chemin interne à rouvrir après la connexion : celui demandé s'il est de cet établissement, sinon l'accueil. */
export function suiteSure(rne: string, suite: string | undefined): string {
  const accueil = adresseDe(rne, 'accueil');
  if (!suite?.startsWith(`${accueil}/`) || suite.includes('\\') || suite.startsWith('//')) return accueil;
  return /^\/[^/]+\/(connexion(?!\/retour$)|premiere-connexion|mot-de-passe-oublie|deconnexion)/.test(suite)
    ? accueil
    : suite;
}
