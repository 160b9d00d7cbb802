import { accorder } from '@/lib/accords';

/** Ce qu'un transfert apporte, ou a apporté, en nombres. */
export interface BilanTransfert {
  fiches: number;
  /** Fichiers joints à ces fiches ; absent des transferts d'avant qu'ils voyagent. */
  fichiers?: number;
  /** Évaluations de ces fiches, historique compris. */
  evaluationsFiches: number;
  evaluations: number;
  /** Degrés saisis dans ces évaluations. */
  resultats: number;
}

/** Où en sont les fichiers d'un transfert reçu : copiés après coup, dans le quota. */
export interface SuiteFichiers {
  fichiersRepris?: number;
  /** Ceux qui n'ont pas tenu dans l'espace disque, au dernier essai. */
  fichiersLaisses?: number;
}

const BILAN_VIDE: BilanTransfert = { fiches: 0, fichiers: 0, evaluationsFiches: 0, evaluations: 0, resultats: 0 };

/** La somme de plusieurs transferts. */
export const additionner = (bilans: readonly BilanTransfert[]): BilanTransfert =>
  bilans.reduce(
    (total, b) => ({
      fiches: total.fiches + b.fiches,
      fichiers: (total.fichiers ?? 0) + (b.fichiers ?? 0),
      evaluationsFiches: total.evaluationsFiches + b.evaluationsFiches,
      evaluations: total.evaluations + b.evaluations,
      resultats: total.resultats + b.resultats,
    }),
    BILAN_VIDE,
  );

const avec = (n: number, mot: string, dont: string) => (n > 0 ? [`${accorder(n, mot)} (${dont})`] : []);

/** « 12 fiches (8 évaluations, 5 fichiers), 3 évaluations (21 résultats) » ; « rien » pour un bilan vide. */
export function direBilan(b: BilanTransfert): string {
  const { fichiers = 0 } = b;
  const joints = fichiers > 0 ? [accorder(fichiers, 'fichier')] : [];
  const evaluees = b.evaluationsFiches > 0 ? accorder(b.evaluationsFiches, 'évaluation') : 'sans évaluation';
  const morceaux = [
    ...avec(b.fiches, 'fiche', [evaluees, ...joints].join(', ')),
    ...avec(b.evaluations, 'évaluation', b.resultats > 0 ? accorder(b.resultats, 'résultat') : 'sans résultat'),
  ];
  if (b.fiches === 0 && fichiers > 0) morceaux.unshift(`${joints.join()} de fiches déjà reprises`);
  if (b.fiches === 0 && b.evaluationsFiches > 0)
    morceaux.unshift(`${accorder(b.evaluationsFiches, 'évaluation')} de fiches déjà reprises`);
  if (b.evaluations === 0 && b.resultats > 0)
    morceaux.push(`${accorder(b.resultats, 'résultat')} d’évaluations déjà reprises`);
  return morceaux.join(', ') || 'rien';
}

/** Ce qu'il faut dire des fichiers d'un transfert reçu : rien quand tous sont là. */
export function direFichiers({
  fichiers = 0,
  fichiersRepris = 0,
  fichiersLaisses = 0,
}: BilanTransfert & SuiteFichiers) {
  if (fichiersRepris >= fichiers) return null;
  if (fichiersLaisses === 0) return `Les fichiers arrivent\u00a0: ${fichiersRepris} sur ${fichiers}.`;
  return `${accorder(fichiersLaisses, 'fichier')} ${fichiersLaisses > 1 ? 'n’ont' : 'n’a'} pas tenu dans votre espace disque.`;
}
