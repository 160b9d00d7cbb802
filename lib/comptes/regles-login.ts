const LONGUEUR_MAX = 20;

/** Lettres que la décomposition Unicode ne ramène pas à l'alphabet latin. */
const LETTRES = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
]);

/** Une part de login : sans accent ni apostrophe, espaces et tirets changés en un seul trait d'union, le reste ôté. */
function part(texte: string): string {
  return texte
    .toLowerCase()
    .replace(/[œæßøłđðþħı]/g, (lettre) => LETTRES.get(lettre) ?? '')
    .normalize('NFD')
    .replace(/[\s\p{Pd}]+/gu, '-')
    .replace(/[^a-z-]+/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Réunit deux parts en `maximum` caractères au plus : la plus longue est coupée la première, jusqu'à égalité, puis les
 * deux ensemble (le nom garde la lettre en trop). Un prénom long n'avale donc jamais le nom, ni l'inverse.
 */
function reunir(prenom: string, nom: string, maximum: number): string {
  if (prenom === '' || nom === '') return couper(prenom || nom || 'utilisateur', maximum);
  const place = maximum - 1;
  const moitie = Math.floor(place / 2);
  const pourPrenom = Math.max(moitie, place - nom.length);
  const pourNom = Math.max(place - moitie, place - prenom.length);
  return `${couper(prenom, pourPrenom)}.${couper(nom, pourNom)}`;
}

/** Coupe sans laisser de trait d'union au bout. */
const couper = (texte: string, longueur: number): string => texte.slice(0, longueur).replace(/-$/, '');

/**
 * Login `prenom.nom` d'une personne, avant le numéro des homonymes : minuscules, ni accent ni apostrophe, espaces en
 * traits d'union, autres caractères ôtés, 20 caractères au plus (AUT-3). Sans nom ou sans prénom, l'autre seul ; sans
 * rien, `utilisateur`.
 */
export function loginDeBase(prenom: string, nom: string): string {
  return reunir(part(prenom), part(nom), LONGUEUR_MAX);
}

/**
 * Rend une fonction qui attribue des logins tous différents, et différents de `pris` (tous les logins de
 * l'établissement, comptes masqués compris). Les homonymes prennent un numéro à partir de 2, compris dans les 20
 * caractères : la base est recoupée pour lui laisser la place. Temps constant par login, en moyenne.
 */
export function creerAttributeurLogins(pris: Iterable<string>): (prenom: string, nom: string) => string {
  const occupes = new Set(Array.from(pris, (login) => login.toLowerCase()));
  const suivants = new Map<string, number>();

  /** Premier numéro libre de `chiffres` chiffres derrière une racine ; nul si tous sont pris. */
  function numeroter(racine: string, chiffres: number): string | null {
    const cle = `${racine} ${chiffres}`;
    const fin = 10 ** chiffres;
    let numero = suivants.get(cle) ?? Math.max(2, fin / 10);
    while (numero < fin && occupes.has(`${racine}${numero}`)) numero++;
    suivants.set(cle, numero + 1);
    return numero < fin ? `${racine}${numero}` : null;
  }

  return (prenom, nom) => {
    const [p, n] = [part(prenom), part(nom)];
    let login: string | null = reunir(p, n, LONGUEUR_MAX);
    if (occupes.has(login)) login = null;
    for (let chiffres = 1; login === null; chiffres++) {
      login = numeroter(reunir(p, n, LONGUEUR_MAX - chiffres), chiffres);
    }
    occupes.add(login);
    return login;
  };
}
