/** « jeanne.dupont@example.org » → « j••••••••@e••••••.org » : assez pour reconnaître la sienne, pas pour l'apprendre. */
export function masquerCourriel(courriel: string): string {
  const arobase = courriel.lastIndexOf('@');
  const point = courriel.lastIndexOf('.');
  const voiler = (s: string) => s.slice(0, 1) + '•'.repeat(Math.max(2, s.length - 1));
  return `${voiler(courriel.slice(0, arobase))}@${voiler(courriel.slice(arobase + 1, point))}${courriel.slice(point)}`;
}

/** Chemin interne à rouvrir après la connexion : celui demandé s'il est de cet établissement, sinon l'accueil. */
export function suiteSure(rne: string, suite: string | undefined): string {
  const accueil = `/${rne}`;
  if (!suite?.startsWith(`${accueil}/`) || suite.includes('\\') || suite.startsWith('//')) return accueil;
  return /^\/[^/]+\/(connexion|premiere-connexion|mot-de-passe-oublie)/.test(suite) ? accueil : suite;
}
