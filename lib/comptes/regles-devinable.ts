/** Ce qu'un mot de passe dit, sans accent, casse ni séparateur : « Jeanne-Dupont » et « jeannedupont » disent la même chose. */
export const nu = (texte: string): string =>
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

/** Ce que dit un mot de passe, entier, et sans les quelques chiffres ajoutés autour d'un mot : « doudou » dans « doudou2010 ». */
export function ditesDe(motDePasse: string): string[] {
  const dit = nu(motDePasse);
  const mot = dit.replace(/^\d+|\d+$/g, '');
  return mot.length >= 4 && dit.length - mot.length <= 4 ? [dit, mot] : [dit];
}

/** Vrai si ceci n'est qu'une même chose répétée : « aaaaaa », « abcabc », « 121212 ». */
export const seRepete = (dit: string): boolean => /^(.+?)\1+$/.test(dit);

/** L'alphabet, les chiffres, les rangées et les colonnes des claviers français et anglais. */
const SUITES = ['abcdefghijklmnopqrstuvwxyz', '01234567890']
  .concat(['azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'])
  .concat(['aqw', 'zsx', 'edc', 'rfv', 'tgb', 'yhn', 'ujm', 'qaz', 'wsx'])
  .flatMap((suite) => [suite, [...suite].toReversed().join('')]);

/** Vrai si ceci n'est fait que de suites d'au moins trois signes : « abcdef », « azeqsd », « 123azerty », « 654321 ». */
export function seSuit(dit: string): boolean {
  for (let debut = 0; debut < dit.length; ) {
    let fin = debut + 3;
    const enSuite = () => fin <= dit.length && SUITES.some((suite) => suite.includes(dit.slice(debut, fin)));
    if (!enSuite()) return false;
    while (enSuite()) fin++;
    debut = fin - 1;
  }
  return dit !== '';
}

/** Ce que les dictionnaires ne connaissent pas, et que chacun essaierait ici : l'école, les jeux, les réseaux, les idoles. */
export const MOTS_DU_MOMENT: readonly string[] = [
  ...['lyceepro', 'lyceen', 'lyceenne', 'terminale', 'bacpro', 'capbep', 'passeport', 'competence', 'ecole'],
  ...[
    'fortnite',
    'minecraft',
    'roblox',
    'pokemon',
    'valorant',
    'clashroyale',
    'brawlstars',
    'callofduty',
    'rocketleague',
  ],
  ...['tiktok', 'snapchat', 'instagram', 'insta', 'youtube', 'twitch', 'discord', 'whatsapp', 'netflix', 'facebook'],
  ...[
    'mbappe',
    'ronaldo',
    'messi',
    'zidane',
    'psgpsg',
    'psgom',
    'ompsg',
    'allezlom',
    'onepiece',
    'luffy',
    'dragonball',
  ],
  ...['jetaime', 'monamour', 'moncoeur', 'mabiche', 'loveyou', 'blackpink', 'ninho', 'gazo', 'wejdene'],
];

/** Le nom du produit, où qu'il soit : c'est ce qui s'essaie le premier sur Griotte. */
export const ditLeProduit = (dit: string): boolean => dit.includes('griotte');
