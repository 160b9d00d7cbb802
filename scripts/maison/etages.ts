/**
 * Les étages de lib (docs/decisions/0036) : un sujet ne prend qu'aux étages du dessous et à `lib/*.ts`, jamais à un voisin. Un
 * sujet neuf y choisit sa place.
 */
const ETAGES: readonly (readonly string[])[] = [
  [''],
  ['adresses', 'serveur'],
  ['acces'],
  ['abonnement', 'apprenants', 'champs', 'courriels', 'degres', 'filtres', 'referentiels', 'texte-riche'],
  ['comptes', 'fichiers', 'maitrise', 'parametres'],
  [
    'acces-eleves',
    'acces-parents',
    'classe',
    'etablissement',
    'notifications',
    'pdf',
    'sauvegarde',
    'transfert',
    'utilisateurs',
  ],
  ['bilan', 'passeport', 'siecle'],
  ['export-passeport', 'scenarios', 'tableur'],
  ['evaluations', 'scpro'],
  ['grilles-vierges'],
  ['travaux'],
];

/** L'étage d'un sujet, 0 pour `lib/*.ts` ; indéfini pour un sujet qui n'a pas choisi le sien. */
export function etageDe(sujet: string): number | undefined {
  const rang = ETAGES.findIndex((sujets) => sujets.includes(sujet));
  return rang < 0 ? undefined : rang;
}

/** Le sujet d'un fichier de lib : « evaluations » ; vide à la racine de lib. */
export const sujetDe = (chemin: string): string => /^lib\/([^/]+)\//.exec(chemin)?.[1] ?? '';
