/** « Transférée de Lycée des Aulnes » : ce que les écrans disent d'une fiche ou d'une évaluation venue d'ailleurs. */
export const direOrigine = (nom: string): string => `Transférée de ${nom}`;
