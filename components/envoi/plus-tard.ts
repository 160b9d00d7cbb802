const PAUSE = 2000;

/**
 * Le code d'une partie de page, redemandé toutes les deux secondes jusqu'à ce qu'il vienne : d'ici là, le navigateur montre ce que
 * le serveur a rendu, et ce qui y est tapé reste (décision 0054).
 */
export const insister = <M>(charger: () => Promise<M>): Promise<M> =>
  charger().catch(() => new Promise<M>((ok) => setTimeout(() => ok(insister(charger)), PAUSE)));
