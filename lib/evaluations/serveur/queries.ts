import 'server-only';
import { evaluation, evaluationApprenant } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Degre } from '@/lib/degres/regles';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { degreDuSigne } from '../grille/format';
import { celleCi, maLigne, nouvellePourMoi } from './portee';
import { lireGrilleCompacte, lireGrilleDans } from './queries-saisie';
import type { ScenarioNomme } from './queries-scenario';

export interface ApprenantEvalue {
  id: string;
  nom: string;
  prenom: string;
  commentaire: string;
}

export interface ResultatSaisi {
  apprenant: string;
  item: string;
  degre: Degre;
}

export interface EvaluationLue {
  id: string;
  titre: string;
  referentiel: string;
  sigle: string;
  niveau: number;
  annee: number;
  faiteLe: string;
  visible: boolean;
  auteur: string;
  estAuteur: boolean;
  /** Vrai pour son auteur, tant que l'année scolaire est en cours. */
  modifiable: boolean;
  /** Vrai pour qui peut y saisir : l'auteur et les collègues qu'il a nommés. */
  saisissable: boolean;
  /** Vrai si des collègues peuvent y saisir. */
  partagee: boolean;
  /** Nom de l'établissement d'où elle a été transférée ; nul si elle est d'ici. */
  origine: string | null;
  /** Celui dont elle est tirée, si l'acteur peut l'ouvrir. */
  scenario: ScenarioNomme | null;
}

export interface Grille {
  evaluation: EvaluationLue;
  items: ItemEvaluable[];
  /** Ceux que l'acteur voit, par nom. */
  apprenants: ApprenantEvalue[];
  /** Ceux qu'il ne voit plus (partis, changés de classe) : leurs résultats sont gardés. */
  horsVue: number;
  resultats: ResultatSaisi[];
}

/** La grille d'une évaluation, pour un enseignant, case par case. Refuse comme `lireGrilleCompacte`. */
export async function lireGrille(acteur: Acteur, id: string): Promise<Grille> {
  const grille = await lireGrilleCompacte(acteur, id);
  const { evaluation: tete, items, apprenants, horsVue } = grille;
  const resultats = apprenants.flatMap((a, ligne) =>
    items.flatMap((i, colonne) => {
      const degre = degreDuSigne(grille.degres[ligne]?.[colonne] ?? '-');
      return degre ? [{ apprenant: a.id, item: i.code, degre }] : [];
    }),
  );
  return { evaluation: tete, items, apprenants: apprenants.map(({ commente: _, ...a }) => a), horsVue, resultats };
}

/**
 * Une évaluation visible et ses propres résultats, pour un apprenant (EVA-4). `nouvelle` : changée pour lui depuis sa
 * dernière lecture. Refuse `introuvable` une évaluation cachée ou qui ne le concerne pas.
 */
export function lireMonEvaluation(acteur: Acteur, id: string) {
  return lire(acteur, async (tx) => {
    const { evaluation: lue, items, apprenants, degres } = await lireGrilleDans(tx, acteur, id);
    const [mienne] = await tx
      .select({ nouvelle: nouvellePourMoi })
      .from(evaluation)
      .innerJoin(evaluationApprenant, maLigne(acteur))
      .where(celleCi(acteur, id));
    if (!mienne) throw new Refus('introuvable');
    const [miens = ''] = degres;
    const evalues = items.map((i, n) => ({ ...i, degre: degreDuSigne(miens[n] ?? '-') || null }));
    return { evaluation: lue, items: evalues, commentaire: apprenants[0]?.commentaire ?? '', ...mienne };
  });
}
