import 'server-only';
import { type Degre, parDegre } from '@/lib/degres/regles';
import { type Couleurs, couleursDe } from '@/lib/degres/regles-couleurs';
import type { Reglages } from '@/lib/parametres/serveur/queries';
import type { Pinceau } from './pinceau';

/** Ce que chaque degré montre dans les documents d'un établissement (PAR-4). */
export type Signes = Record<Degre, Couleurs & { code: string; libelle: string }>;

export function signesDe({ degres, jaune }: Pick<Reglages, 'degres' | 'jaune'>): Signes {
  const couleurs = couleursDe(jaune);
  return parDegre((d) => ({ ...couleurs[d], code: degres[d].code, libelle: degres[d].libelle }));
}

/** Côté d'une pastille, en points. */
export const COTE_PASTILLE = 10;
const CORPS_CODE = 6.5;

/** La pastille d'un degré : sa couleur et son code, réduit s'il le faut pour y tenir. */
export function pastille(pinceau: Pinceau, degre: Degre, x: number, y: number): void {
  const { code, texte, ...couleurs } = pinceau.signes[degre];
  pinceau.pave(x, y, COTE_PASTILLE, COTE_PASTILLE, couleurs);
  const style = { corps: CORPS_CODE, gras: true, couleur: texte };
  const corps = Math.min(CORPS_CODE, (CORPS_CODE * (COTE_PASTILLE - 1)) / pinceau.metre.largeur(code, style));
  pinceau.texteCentre(code, x, COTE_PASTILLE, y + 1 + (CORPS_CODE - corps) / 2, { ...style, corps });
}
