import type { Degre } from '@/lib/degres/regles';

/** Ce que vaut chaque degré, en pourcentage (G 3.12) ; nul : ne compte pas, comme si rien n'avait été saisi. */
export const POURCENTAGES: Record<Degre, number | null> = {
  totale: 100,
  partielle: 66,
  encours: 33,
  erreurs: 0,
  nonevaluable: null,
  absent: null,
};

/** Un résultat d'un apprenant et tout ce qu'il faut pour l'expliquer. */
export interface ResultatObtenu {
  id: string;
  source: 'evaluation' | 'fiche';
  /** L'évaluation ou la fiche d'où il vient, et son titre. */
  sourceId: string;
  titre: string;
  /** Jour qui compte, `aaaa-mm-jj` : celui de l'évaluation ; pour une fiche, celui où elle a été évaluée. */
  jour: string;
  /** Instant de la saisie (millisecondes depuis 1970), qui départage un même jour. */
  saisiLe: number;
  auteur: string;
  /** Nul : une appréciation sans degré. */
  degre: Degre | null;
  remarque: string;
  referentiel: string;
  /** Codes de ce que le degré porte : la compétence, et en GA les complexités et aléas retenus. */
  items: readonly string[];
}

/** `meilleur` en Gestion-Administration (passeport seul), `dernier` ailleurs (G 3.12.2). */
export type Regle = 'meilleur' | 'dernier';

/** La maîtrise d'un seul item : sa valeur de 0 à 100, le résultat retenu, et tous ceux qui le portent, récents d'abord. */
export interface Mesure {
  pourcentage: number | null;
  retenu: ResultatObtenu | null;
  resultats: readonly ResultatObtenu[];
}

/** Une moyenne de 0 à 100, arrondie à l'unité, et combien d'items évalués l'ont faite, sur combien. */
export interface Moyenne {
  pourcentage: number | null;
  evalues: number;
  total: number;
}

export const pourcentageDe = (degre: Degre | null): number | null => (degre === null ? null : POURCENTAGES[degre]);

/**
 * Ordre « le plus récent d'abord » : jour, puis instant de saisie, puis identifiant, pour que deux lectures des mêmes
 * résultats donnent toujours le même.
 */
export function plusRecent(a: ResultatObtenu, b: ResultatObtenu): number {
  if (a.jour !== b.jour) return a.jour < b.jour ? 1 : -1;
  const ecart = b.saisiLe - a.saisiLe;
  return ecart || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/**
 * La maîtrise d'un item par les résultats qui le portent. `dernier` : le plus récent de ceux qui comptent. `meilleur` :
 * le plus haut, le plus récent à égalité. Un résultat non évaluable, absent ou sans degré reste dans la liste mais ne
 * change rien : celui d'avant vaut toujours.
 */
export const mesurer = (resultats: readonly ResultatObtenu[], regle: Regle): Mesure =>
  mesurerOrdonnes([...resultats].sort(plusRecent), regle);

/** La même, pour des résultats déjà dans l'ordre de `plusRecent`. */
export function mesurerOrdonnes(resultats: readonly ResultatObtenu[], regle: Regle): Mesure {
  let retenu: ResultatObtenu | null = null;
  let pourcentage: number | null = null;
  for (const r of resultats) {
    const valeur = pourcentageDe(r.degre);
    if (valeur === null || (pourcentage !== null && valeur <= pourcentage)) continue;
    [retenu, pourcentage] = [r, valeur];
    if (regle === 'dernier' || valeur === 100) break;
  }
  return { pourcentage, retenu, resultats };
}

const sommerNotees = (valeurs: readonly (number | null)[]) => {
  const notees = valeurs.filter((v) => v !== null);
  return { somme: notees.reduce((s, v) => s + v, 0), evalues: notees.length, total: valeurs.length };
};

/** Moyenne sur tous, ceux qui ne sont pas encore évalués comptant 0 : complexités et aléas d'une situation. */
export function moyenneDeTous(valeurs: readonly (number | null)[]): Moyenne {
  const { somme, evalues, total } = sommerNotees(valeurs);
  return { pourcentage: total === 0 ? null : Math.round(somme / total), evalues, total };
}

/** Moyenne de ceux qui sont évalués : synthèse d'un pôle ou d'un groupe, toujours dite avec « n évalués sur m ». */
export function moyenneDesEvalues(valeurs: readonly (number | null)[]): Moyenne {
  const { somme, evalues, total } = sommerNotees(valeurs);
  return { pourcentage: evalues === 0 ? null : Math.round(somme / evalues), evalues, total };
}

/** Le degré dont un pourcentage est le plus proche : il donne sa couleur à une barre. */
export function degreProche(pourcentage: number): Degre {
  if (pourcentage >= 83) return 'totale';
  if (pourcentage >= 50) return 'partielle';
  return pourcentage >= 17 ? 'encours' : 'erreurs';
}
