/** Listes fermées partagées par le schéma et les écrans : ce fichier n'importe rien, le navigateur peut le charger. */
export const PROFILS = ['administrateur', 'chef', 'enseignant', 'lecteur', 'parent', 'apprenant'] as const;

/** Les degrés de maîtrise (G 3.8.2), du meilleur au moindre, puis les deux qui ne comptent pas. */
export const DEGRES = ['totale', 'partielle', 'encours', 'erreurs', 'nonevaluable', 'absent'] as const;
