export interface Niveau {
  valeur: 1 | 2 | 3;
  libelle: string;
  code: string;
}

/** Les trois années du baccalauréat professionnel (G 3.8.1) : une évaluation ou un scénario vise l'une d'elles, pas une classe. */
export const NIVEAUX: readonly Niveau[] = [
  { valeur: 1, libelle: 'Seconde', code: '1BPRO3' },
  { valeur: 2, libelle: 'Première', code: '2BPRO3' },
  { valeur: 3, libelle: 'Terminale', code: '3BPRO3' },
];

/** 3 → « Terminale ». */
export const libelleNiveau = (niveau: number): string =>
  NIVEAUX.find((n) => n.valeur === niveau)?.libelle ?? `Niveau ${niveau}`;
