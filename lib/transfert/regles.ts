/** Ce qu'un transfert apporte, ou a apporté, en nombres. */
export interface BilanTransfert {
  fiches: number;
  /** Évaluations de ces fiches, historique compris. */
  evaluationsFiches: number;
  evaluations: number;
  /** Degrés saisis dans ces évaluations. */
  resultats: number;
}

const BILAN_VIDE: BilanTransfert = { fiches: 0, evaluationsFiches: 0, evaluations: 0, resultats: 0 };

/** La somme de plusieurs transferts. */
export const additionner = (bilans: readonly BilanTransfert[]): BilanTransfert =>
  bilans.reduce(
    (total, b) => ({
      fiches: total.fiches + b.fiches,
      evaluationsFiches: total.evaluationsFiches + b.evaluationsFiches,
      evaluations: total.evaluations + b.evaluations,
      resultats: total.resultats + b.resultats,
    }),
    BILAN_VIDE,
  );

const compter = (n: number, mot: string) => `${n.toLocaleString('fr-FR')}\u00a0${mot}${n > 1 ? 's' : ''}`;

const avec = (n: number, mot: string, dont: string) => (n > 0 ? [`${compter(n, mot)} (${dont})`] : []);

/** « 12 fiches (8 évaluations), 3 évaluations (21 résultats) » ; « rien » pour un bilan vide. */
export function direBilan(b: BilanTransfert): string {
  const morceaux = [
    ...avec(
      b.fiches,
      'fiche',
      b.evaluationsFiches > 0 ? compter(b.evaluationsFiches, 'évaluation') : 'sans évaluation',
    ),
    ...avec(b.evaluations, 'évaluation', b.resultats > 0 ? compter(b.resultats, 'résultat') : 'sans résultat'),
  ];
  if (b.fiches === 0 && b.evaluationsFiches > 0)
    morceaux.unshift(`${compter(b.evaluationsFiches, 'évaluation')} de fiches déjà reprises`);
  if (b.evaluations === 0 && b.resultats > 0)
    morceaux.push(`${compter(b.resultats, 'résultat')} d’évaluations déjà reprises`);
  return morceaux.join(', ') || 'rien';
}

/** « Transférée de Lycée des Aulnes » : ce que les écrans disent d'une fiche ou d'une évaluation venue d'ailleurs. */
export const direOrigine = (nom: string): string => `Transférée de ${nom}`;
