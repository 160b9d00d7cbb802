/** Un nom et un prénom tirés d'une seule cellule. */
export interface NomPartage {
  civilite: 'M.' | 'Mme' | null;
  nom: string;
  prenom: string;
  /** Rien dans l'écriture ne dit où finit le nom : à relire. */
  incertain: boolean;
}

const CIVILITES: readonly [RegExp, 'M.' | 'Mme'][] = [
  [/^(?:m\.|mr\.?|monsieur|m)\s+/i, 'M.'],
  [/^(?:mmes?\.?|mlles?\.?|madame|mademoiselle)\s+/i, 'Mme'],
];

/** Les particules d'un nom, qui s'écrivent souvent en minuscules : « de la FONTAINE ». */
const PARTICULES = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'da',
  'dos',
  'di',
  'ben',
  'd',
  'd’',
  "d'",
]);

/** Tout en capitales, deux lettres au moins : « MARTIN », « D’ALMEIDA », « LE », mais pas l'initiale « J. ». */
const enCapitales = (mot: string): boolean => {
  const lettres = mot.replace(/^(?:d|l|m|n|o)(?=['’])/i, (l) => l.toUpperCase()).replace(/[^\p{L}]/gu, '');
  return lettres.length > 1 && lettres === lettres.toUpperCase() && lettres !== lettres.toLowerCase();
};

const estParticule = (mot: string): boolean => PARTICULES.has(mot.toLowerCase());

/** Combien de mots, au début, sont le nom : ceux en capitales, et les particules qui les précèdent. */
function longueurDuNom(mots: readonly string[]): number {
  let longueur = 0;
  for (const [rang, mot] of mots.entries()) {
    if (enCapitales(mot)) longueur = rang + 1;
    else if (!estParticule(mot)) break;
  }
  return longueur;
}

/**
 * « MARTIN Léa », « LE GALL Anne-Lise », « Léa MARTIN », « Martin, Léa », « Mme de la FONTAINE Jeanne » → un nom et un prénom.
 * Les capitales décident ; sans elles, une virgule, sinon `ordre`, et au-delà de deux mots le partage est incertain. Vides si
 * la cellule l'est ; un seul mot est le nom.
 */
export function partagerNom(texte: string, ordre: 'nom-prenom' | 'prenom-nom'): NomPartage {
  const lu = texte.replace(/\s+/g, ' ').trim();
  const [motif, civilite] = CIVILITES.find(([m]) => m.test(lu)) ?? [/^/, null];
  const reste = lu.replace(motif, '');
  const [avant, apres] = reste.split(/\s*,\s*/);
  if (avant && apres) return { civilite, nom: avant, prenom: apres, incertain: false };
  const mots = reste.split(' ').filter(Boolean);
  const rendre = (nom: readonly string[], prenom: readonly string[], incertain: boolean): NomPartage => ({
    civilite,
    nom: nom.join(' '),
    prenom: prenom.join(' '),
    incertain,
  });
  if (mots.length < 2) return rendre(mots, [], false);
  const debut = longueurDuNom(mots);
  if (debut > 0 && debut < mots.length) return rendre(mots.slice(0, debut), mots.slice(debut), false);
  if (debut === 0) {
    const fin = mots.findIndex((_, rang) => rang > 0 && longueurDuNom(mots.slice(rang)) === mots.length - rang);
    if (fin > 0) return rendre(mots.slice(fin), mots.slice(0, fin), false);
  }
  return sansCapitales(mots, ordre, rendre);
}

/** Tout en capitales, ou rien : le premier mot, particules comprises, est le nom ; ou le dernier est le nom, selon l'ordre. */
function sansCapitales(
  mots: readonly string[],
  ordre: 'nom-prenom' | 'prenom-nom',
  rendre: (nom: readonly string[], prenom: readonly string[], incertain: boolean) => NomPartage,
): NomPartage {
  if (ordre === 'prenom-nom') return rendre(mots.slice(1), mots.slice(0, 1), mots.length > 2);
  const particules = mots.findIndex((m) => !estParticule(m));
  const coupe = Math.min(Math.max(particules, 0) + 1, mots.length - 1);
  return rendre(mots.slice(0, coupe), mots.slice(coupe), mots.length > 2);
}

/** Les personnes d'une cellule qui en nomme plusieurs, une par ligne ou séparées par « ; » ou « / ». */
export const separer = (texte: string): string[] =>
  texte
    .split(/[\n;]|\s\/\s/)
    .map((t) => t.trim())
    .filter(Boolean);

/** « M. et Mme MARTIN » : deux personnes sous un nom, que rien ne permet de distinguer. */
export const nommeUnCouple = (texte: string): boolean => /(?:^|\s)(?:et|&)\s/i.test(texte.trim());
