/** Ce qu'un mot de passe dit, sans accent, casse ni séparateur : « Jeanne-Dupont » et « jeannedupont » disent la même chose. */
const nu = (texte: string): string =>
  texte
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

/** Vrai si ce mot de passe contient le login, ou le login à l'envers (« dupont.jeanne »). */
export function ditLeLogin(motDePasse: string, login: string): boolean {
  const [dit, parts] = [nu(motDePasse), login.split('.').map(nu)];
  const formes = [parts.join(''), parts.toReversed().join('')];
  return formes.some((forme) => (forme.length < 4 ? dit === forme : dit.includes(forme)));
}

const MOIS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

/**
 * Vrai si ce mot de passe est la date de naissance (`aaaa-mm-jj`), dans quelque ordre qu'elle s'écrive, ou la contient en
 * toutes ses décimales : 14072009, 2009-07-14, 14/7/09, « 14 juillet 2009 », « moi14072009 ».
 */
export function ditLaNaissance(motDePasse: string, naissance: string): boolean {
  const [annee = '', mois = '', jour = ''] = naissance.split('-');
  const enChiffres = MOIS.reduce(
    (texte, nom, rang) => texte.replace(nom, String(rang + 1).padStart(2, '0')),
    nu(motDePasse),
  );
  const ordres = (j: string, m: string, a: string) => [j + m + a, m + j + a, a + m + j, a + j + m];
  if (ordres(jour, mois, annee).some((forme) => enChiffres.includes(forme))) return true;
  const courtes = [
    ...ordres(jour, mois, annee.slice(2)),
    ...ordres(String(Number(jour)), String(Number(mois)), annee),
    ...ordres(String(Number(jour)), String(Number(mois)), annee.slice(2)),
    ...ordres(String(Number(jour)), mois, annee),
  ];
  return courtes.includes(enChiffres);
}
