/** Où s'est passé ce que dit la fiche. */
export const LIEUX = { pfmp: 'PFMP', etablissement: 'Établissement' } as const;

/** Longueur d'un champ : plus que les deux pages d'une fiche officielle. */
export const LONGUEUR_CHAMP = 10_000;
export const LONGUEUR_TITRE = 100;
/** Liens d'une partie. */
export const LIENS_MAX = 10;

/** La famille de fiche d'un référentiel : la GA a la sienne, tous les autres partagent les mêmes champs. */
export const familleFiche = (famille: string): 'ga' | 'competences' => (famille === 'ga' ? 'ga' : 'competences');
