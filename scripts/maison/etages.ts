/**
 * Les étages de lib (docs/decisions/0036) : un sujet ne prend qu'aux étages du dessous et à la base (`lib/*.ts`,
 * `lib/serveur`, `lib/acces`, `lib/adresses`), jamais à un voisin. Un sujet neuf y choisit sa place.
 */
const ETAGES: readonly (readonly string[])[] = [
  ['abonnement', 'apprenants', 'champs', 'courriels', 'degres', 'filtres', 'referentiels', 'texte-riche'],
  ['comptes', 'fichiers', 'maitrise', 'parametres'],
  ['acces-eleves', 'acces-parents', 'classe', 'etablissement', 'notifications', 'pdf', 'transfert', 'utilisateurs'],
  ['bilan', 'passeport', 'siecle'],
  ['export-passeport', 'scenarios'],
  ['evaluations', 'scpro'],
  ['grilles-vierges'],
  ['travaux'],
];

/** Sous les étages : tout le monde y prend, la base n'y prend qu'à elle-même. */
const BASE: readonly string[] = ['acces', 'adresses', 'serveur'];

/** L'étage d'un sujet, à partir de 1 ; 0 pour la base ; indéfini pour un sujet qui n'a pas choisi le sien. */
export function etageDe(sujet: string): number | undefined {
  if (sujet === '' || BASE.includes(sujet)) return 0;
  const rang = ETAGES.findIndex((sujets) => sujets.includes(sujet));
  return rang < 0 ? undefined : rang + 1;
}

/** Le sujet d'un fichier de lib : « evaluations » ; vide à la racine de lib. */
export const sujetDe = (chemin: string): string => /^lib\/([^/]+)\//.exec(chemin)?.[1] ?? '';
