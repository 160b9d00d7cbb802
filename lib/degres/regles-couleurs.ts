import { type Degre, parDegre } from './regles';

/** Les couleurs d'un degré dans un document (PDF, tableur), en hexadécimal. */
export interface Couleurs {
  fond: string;
  bord: string;
  texte: string;
}

/** Les couleurs des degrés à l'écran (components/ui/styles/jetons.css, thème clair). */
const COULEURS: Record<Degre, Couleurs> = {
  totale: { fond: '#1b6b3a', bord: '#14522c', texte: '#ffffff' },
  partielle: { fond: '#b7e2a0', bord: '#5d9140', texte: '#1c3d10' },
  encours: { fond: '#f5a34a', bord: '#b8660d', texte: '#3d2100' },
  erreurs: { fond: '#b3261e', bord: '#8a1a14', texte: '#ffffff' },
  nonevaluable: { fond: '#2a63b0', bord: '#1f4b88', texte: '#ffffff' },
  absent: { fond: '#6c655f', bord: '#504a45', texte: '#ffffff' },
};

const JAUNE: Couleurs = { fond: '#f6dc5c', bord: '#94790a', texte: '#453600' };

/** Les couleurs des degrés d'un établissement ; `jaune` : le 2e degré en jaune au lieu de vert clair (PAR-4). */
export const couleursDe = (jaune: boolean): Record<Degre, Couleurs> =>
  parDegre((d) => (jaune && d === 'partielle' ? JAUNE : COULEURS[d]));
