import { type ItemEvaluable, NATURES } from '@/lib/referentiels/regles-items';
import type { Position, Taille } from './deplacement';
import { type ApprenantCompact, type Cle, cleCase, decouperCle } from './format';

export type Sens = 'apprenants' | 'competences';

/** Une ligne ou une colonne de la grille : un apprenant, ou un item. */
export interface Rangee {
  id: string;
  titre: string;
  /** Le libellé d'un item ; vide pour un apprenant. */
  libelle: string;
  /** Ce qu'un titre étroit en montre : une complexité ou un aléa y est désigné sous sa situation, « C1 … ». */
  court: { code: string; libelle: string };
  /** La compétence d'une situation de la GA. */
  detail: string | null;
  /** La situation d'une complexité ou d'un aléa (GA). */
  parent: string | null;
  verifie: boolean;
}

/** Le code propre d'une complexité ou d'un aléa : « C1 » de « 1.1.1-C1 ». */
const codePropre = ({ code, parent }: ItemEvaluable) =>
  (parent && code.startsWith(parent) && code.slice(parent.length).replace(/^\W+/, '')) || code;

export const rangeeItem = (i: ItemEvaluable): Rangee => ({
  id: i.code,
  titre: i.code,
  libelle: `${NATURES[i.nature]}${i.libelle}`,
  court: { code: i.nature === 'item' ? i.code : codePropre(i), libelle: i.libelle },
  detail: i.competence,
  parent: i.nature === 'item' ? null : i.parent,
  verifie: i.verifie,
});

export function rangeeApprenant(a: ApprenantCompact): Rangee {
  const titre = `${a.nom} ${a.prenom}`;
  return {
    id: a.id,
    titre,
    libelle: '',
    court: { code: titre, libelle: '' },
    detail: null,
    parent: null,
    verifie: true,
  };
}

/** Ce que la grille montre : qui est en ligne, qui en colonne. */
export interface Plan {
  sens: Sens;
  lignes: readonly Rangee[];
  colonnes: readonly Rangee[];
}

export const tailleDuPlan = ({ lignes, colonnes }: Plan): Taille => ({
  lignes: lignes.length,
  colonnes: colonnes.length,
});

/** La case d'une ligne et d'une colonne, selon ce que les lignes montrent. */
const cleCroisee = (sens: Sens, ligne: string, colonne: string): Cle =>
  sens === 'apprenants' ? cleCase(ligne, colonne) : cleCase(colonne, ligne);

/** La case à cette position ; vide hors de la grille, ou sur un titre. */
export function cleEn({ sens, lignes, colonnes }: Plan, { ligne, colonne }: Position): Cle {
  const [l, c] = [lignes[ligne], colonnes[colonne]];
  return l && c ? cleCroisee(sens, l.id, c.id) : '';
}

/** De quoi situer une case par sa clé ; nul pour un commentaire ou une case d'une autre grille. */
export function situer({ sens, lignes, colonnes }: Plan): (cle: Cle) => Position | null {
  const rangs = (rangees: readonly Rangee[]) => new Map(rangees.map((r, n) => [r.id, n]));
  const [l, c] = [rangs(lignes), rangs(colonnes)];
  return (cle) => {
    const { apprenant, item } = decouperCle(cle);
    const [enLigne, enColonne] = sens === 'apprenants' ? [apprenant, item] : [item, apprenant];
    const [ligne, colonne] = [l.get(enLigne), c.get(enColonne)];
    return ligne === undefined || colonne === undefined ? null : { ligne, colonne };
  };
}
