const nombre = new Intl.NumberFormat('fr-FR');

/** 2000, « apprenant » → « 2 000 apprenants ». `plusieurs` : le pluriel, quand il ne prend pas qu'un s. */
export const compter = (n: number, un: string, plusieurs = `${un}s`): string =>
  `${nombre.format(n)}\u00a0${n > 1 ? plusieurs : un}`;
