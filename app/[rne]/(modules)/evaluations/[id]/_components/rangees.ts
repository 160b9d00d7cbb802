import type { ApprenantEvalue, Grille, ItemEvalue } from '@/lib/evaluations/queries';
import { type Cle, cleCase, cleCommentaire } from './saisie-grille';

export type Sens = 'apprenants' | 'competences';

/** Une ligne ou une colonne de la grille : un apprenant, ou un item. */
export interface Rangee {
  id: string;
  titre: string;
  /** Le libellé d'un item ; vide pour un apprenant. */
  libelle: string;
  /** La compétence d'une situation de la GA. */
  detail: string | null;
  verifie: boolean;
}

const NATURES = { item: '', complexite: 'Complexité\u00a0: ', alea: 'Aléa\u00a0: ' } as const;

export const rangeeItem = (i: ItemEvalue): Rangee => ({
  id: i.code,
  titre: i.code,
  libelle: `${NATURES[i.nature]}${i.libelle}`,
  detail: i.competence,
  verifie: i.verifie,
});

export const rangeeApprenant = (a: ApprenantEvalue): Rangee => ({
  id: a.id,
  titre: `${a.nom} ${a.prenom}`,
  libelle: '',
  detail: null,
  verifie: true,
});

/** La case au croisement d'une ligne et d'une colonne, selon ce que les lignes montrent. */
export const cleCroisee = (sens: Sens, ligne: string, colonne: string): Cle =>
  sens === 'apprenants' ? cleCase(ligne, colonne) : cleCase(colonne, ligne);

/** Toutes les cases d'une grille lue, vides comprises, et les commentaires. */
export function valeursDe({ apprenants, items, resultats }: Grille): Map<Cle, string> {
  const vides = apprenants.flatMap((a) => items.map((i): [Cle, string] => [cleCase(a.id, i.code), '']));
  return new Map([
    ...vides,
    ...resultats.map((r): [Cle, string] => [cleCase(r.apprenant, r.item), r.degre]),
    ...apprenants.map((a): [Cle, string] => [cleCommentaire(a.id), a.commentaire]),
  ]);
}
