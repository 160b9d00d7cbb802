const format = new Intl.NumberFormat('fr-FR');

/** 2000 → « 2 000 ». */
export const nombre = (n: number): string => format.format(n);

/** 2000, « apprenant » → « 2 000 apprenants ». `plusieurs` : le pluriel, quand il ne prend pas qu'un s. */
export const compter = (n: number, un: string, plusieurs = `${un}s`): string =>
  `${nombre(n)}\u00a0${n > 1 ? plusieurs : un}`;
