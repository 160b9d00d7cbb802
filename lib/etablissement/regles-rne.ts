const LETTRES = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** Lettre-clé d'un code RNE/UAI : ses sept chiffres modulo 23, dans un alphabet sans I, O ni Q. */
export const cleRne = (septChiffres: string): string => LETTRES.charAt(Number(septChiffres) % LETTRES.length);

/** Sept chiffres et une lettre (majuscule) : la forme seulement, pas la clé. */
export const formeRne = (code: string): boolean => /^\d{7}[A-Z]$/.test(code);

/** Forme et lettre-clé justes. */
export const rneValide = (code: string): boolean => formeRne(code) && cleRne(code.slice(0, 7)) === code[7];
