import type { ReactNode } from 'react';
import type { Sens } from '@/lib/listes';

/**
 * Une colonne d'un tableau de `L`. `cle` la désigne ; si elle se trie, `cle` est son mot dans l'adresse et `tri` le sens du
 * premier clic.
 */
export type Colonne<L, T extends string = never> = {
  titre: ReactNode;
  /** Ce que la cellule montre d'une ligne. */
  cellule: (ligne: L) => ReactNode;
  /** La cellule nomme sa ligne (`<th scope="row">`) : une colonne par tableau. */
  nomme?: true;
  /** Sur une carte, ce qui nomme la cellule. */
  libelle?: string;
  /** De l'en-tête et des cellules : `nombre`, `centre`, `etroit`, `colle`, ou de Tailwind. */
  className?: string;
  /** D'une cellule, selon sa ligne. */
  classe?: (ligne: L) => string | undefined;
  /** Des lignes voisines de même valeur n'ont qu'une cellule, haute d'autant. */
  fusion?: (ligne: L) => string;
  /** Combien de colonnes prend la cellule, la sienne comprise ; `Infinity` : toutes celles qui suivent. */
  etendue?: (ligne: L) => number;
} & ({ cle: T; tri: Sens } | { cle: string; tri?: undefined });
