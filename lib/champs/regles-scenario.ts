/** Les champs d'un scénario qu'un établissement peut nommer autrement (PAR-3 ; G 3.7.2). `cle` : sa colonne. */
export const CHAMPS_SCENARIO = [
  { cle: 'contexte', libelle: 'Contexte' },
  { cle: 'materiels', libelle: 'Matériels et logiciels' },
  { cle: 'liens', libelle: 'Liens' },
  { cle: 'ressources', libelle: 'Ressources' },
] as const;

export type CleScenario = (typeof CHAMPS_SCENARIO)[number]['cle'];

/** L'intitulé d'origine d'un champ, là où celui de l'établissement n'est pas à portée (un fichier d'ailleurs, un refus). */
export const libelleOrigine = (cle: CleScenario): string => CHAMPS_SCENARIO.find((c) => c.cle === cle)?.libelle ?? cle;
