/** Avant, personne n'est plus en formation ni en poste. */
const PREMIERE_NAISSANCE = '1930-01-01';

/** Une naissance qui n'est pas encore venue, ou trop ancienne pour être vraie. Dates `aaaa-mm-jj`. */
export const naissanceImprobable = (naissance: string, jour: string): boolean =>
  naissance < PREMIERE_NAISSANCE || naissance > jour;
