import { simplifier } from '@/lib/recherche-texte';

/** « JEAN-PIERRE » → « Jean-Pierre » ; un prénom qui n'est pas tout en capitales reste tel quel. */
export function prenomLisible(prenom: string): string {
  if (prenom.length < 2 || prenom !== prenom.toUpperCase()) return prenom;
  return prenom
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, avant: string, lettre: string) => avant + lettre.toUpperCase());
}

/** Forme de comparaison d'un nom : sans accent, casse ni séparateur. */
export const plier = (texte: string): string => simplifier(texte).replace(/[^a-z]/g, '');
