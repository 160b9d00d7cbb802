export type EtatDisque = 'ok' | 'presque-plein' | 'plein';

/** Moins que cela de libre, et moins qu'un dixième : le disque est presque plein, on le dit. En octets. */
const PRESQUE = 5 * 1024 ** 3;
/** Moins que cela, et moins qu'un vingtième : plus de dépôt, la base a besoin de ce qui reste. En octets. */
const RESERVE = 512 * 1024 ** 2;

/** Où en est un disque, d'après ses octets libres et sa taille. */
export function etatDuDisque(libres: number, total: number): EtatDisque {
  if (libres < Math.min(RESERVE, total / 20)) return 'plein';
  return libres < Math.min(PRESQUE, total / 10) ? 'presque-plein' : 'ok';
}
