const format = new Intl.NumberFormat('fr-FR');

/** 2000 → « 2 000 ». */
export const nombre = (n: number): string => format.format(n);

/** 2000, « fiche » → « 2 000 fiches » : un nombre et son nom, accordé. `plusieurs` : le pluriel qui ne prend pas qu'un s. */
export const accorder = (n: number, un: string, plusieurs = `${un}s`): string =>
  `${nombre(n)}\u00a0${n > 1 ? plusieurs : un}`;
