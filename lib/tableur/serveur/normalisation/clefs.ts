import 'server-only';
import { plier } from '@/lib/comptes/regles-noms';

/**
 * Par quoi un tableur désigne quelqu'un d'une année à l'autre (IMP-10) : le numéro que l'établissement lui donne, sinon son nom et
 * sa naissance. Le préfixe garde ces clés de se confondre jamais avec un identifiant de SIECLE ou de STSWEB.
 */
const PREFIXE = 'tableur:';

export const clefNumero = (numero: string): string => `${PREFIXE}n:${numero.toLowerCase()}`;

/** `quoi` distingue les homonymes : une naissance, une adresse, l'enfant dont on est responsable. */
export const clefIdentite = (nom: string, prenom: string, quoi: string): string =>
  `${PREFIXE}i:${plier(nom)}/${plier(prenom)}/${quoi}`;
