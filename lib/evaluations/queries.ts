import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connexion';
import { compte } from '@/db/schema/comptes';
import { evaluation, evaluationApprenant, evaluationItem, resultat } from '@/db/schema/evaluations';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { apprenantsVisibles } from '@/lib/acces/portee';
import { Refus } from '@/lib/acces/refus';
import type { Degre } from '@/lib/maitrise/degres';
import { nomOrigine } from '@/lib/transfert/origine';
import { anneeEnCours, celleCi, maLigne, nouvellePourMoi } from './portee';
import { type ScenarioNomme, scenarioDe } from './queries-scenario';

export interface ItemEvalue {
  code: string;
  nature: 'item' | 'complexite' | 'alea';
  parent: string | null;
  libelle: string;
  /** GA : la compétence de la situation. */
  competence: string | null;
  verifie: boolean;
}

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
  /** Nom de l'établissement d'où elle a été transférée ; nul si elle est d'ici. */
  origine: string | null;
  /** Celui dont elle est tirée, si l'acteur peut l'ouvrir. */
  scenario: ScenarioNomme | null;
}

export interface Grille {
  evaluation: EvaluationLue;
  items: ItemEvalue[];
  /** Ceux que l'acteur voit, par nom. */
  apprenants: ApprenantEvalue[];
  /** Ceux qu'il ne voit plus (partis, changés de classe) : leurs résultats sont gardés. */
  horsVue: number;
  resultats: ResultatSaisi[];
}

async function lireTete(tx: Transaction, acteur: Acteur, id: string): Promise<EvaluationLue> {
  const [e] = await tx
    .select({
      id: evaluation.id,
      titre: evaluation.titre,
      referentiel: evaluation.referentiel,
      sigle: referentiel.sigle,
      niveau: evaluation.niveau,
      annee: evaluation.annee,
      faiteLe: evaluation.faiteLe,
      visible: evaluation.visible,
      auteurId: evaluation.auteurId,
      auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
      enCours: anneeEnCours(acteur),
      origine: nomOrigine(evaluation),
      scenario: scenarioDe(acteur),
    })
    .from(evaluation)
    .innerJoin(referentiel, eq(referentiel.code, evaluation.referentiel))
    .innerJoin(compte, and(eq(compte.rne, evaluation.rne), eq(compte.id, evaluation.auteurId)))
    .where(celleCi(acteur, id));
  if (!e) throw new Refus('introuvable');
  const { auteurId, enCours, ...tete } = e;
  const estAuteur = auteurId === acteur.compteId;
  return { ...tete, estAuteur, modifiable: estAuteur && tete.annee === enCours };
}

const lireItems = (tx: Transaction, acteur: Acteur, id: string): Promise<ItemEvalue[]> =>
  tx
    .select({
      code: evaluationItem.item,
      nature: referentielItem.nature,
      parent: referentielItem.parent,
      libelle: referentielItem.libelle,
      competence: referentielItem.competence,
      verifie: referentielItem.verifie,
    })
    .from(evaluationItem)
    .innerJoin(
      referentielItem,
      and(eq(referentielItem.referentiel, evaluationItem.referentiel), eq(referentielItem.code, evaluationItem.item)),
    )
    .where(and(eq(evaluationItem.rne, acteur.rne), eq(evaluationItem.evaluationId, id)))
    .orderBy(asc(evaluationItem.rang), asc(evaluationItem.item));

const lireResultats = (tx: Transaction, acteur: Acteur, id: string): Promise<ResultatSaisi[]> =>
  tx
    .select({ apprenant: resultat.apprenantId, item: resultat.item, degre: resultat.degre })
    .from(resultat)
    .where(
      and(
        eq(resultat.rne, acteur.rne),
        eq(resultat.evaluationId, id),
        sql`${resultat.apprenantId} in ${apprenantsVisibles(acteur)}`,
      ),
    );

/**
 * La grille d'une évaluation, pour un enseignant : les apprenants qu'il voit, et leurs seuls résultats. Refuse
 * `introuvable` s'il n'en est pas l'auteur et n'y voit aucun apprenant.
 */
export function lireGrille(acteur: Acteur, id: string): Promise<Grille> {
  return lire(acteur, async (tx) => {
    const tete = await lireTete(tx, acteur, id);
    const lignes = await tx
      .select({
        id: compte.id,
        nom: compte.nom,
        prenom: compte.prenom,
        commentaire: evaluationApprenant.commentaire,
        enVue: sql<boolean>`${compte.id} in ${apprenantsVisibles(acteur)}`,
      })
      .from(evaluationApprenant)
      .innerJoin(compte, and(eq(compte.rne, evaluationApprenant.rne), eq(compte.id, evaluationApprenant.apprenantId)))
      .where(and(eq(evaluationApprenant.rne, acteur.rne), eq(evaluationApprenant.evaluationId, id)))
      .orderBy(sql`${compte.nom} collate "fr-x-icu"`, sql`${compte.prenom} collate "fr-x-icu"`, asc(compte.id));
    const vus = lignes.filter((l) => l.enVue);
    return {
      evaluation: tete,
      items: await lireItems(tx, acteur, id),
      apprenants: vus.map(({ enVue: _, ...a }) => a),
      horsVue: lignes.length - vus.length,
      resultats: await lireResultats(tx, acteur, id),
    };
  });
}

/**
 * Une évaluation visible et ses propres résultats, pour un apprenant (EVA-4). `nouvelle` : changée pour lui depuis sa
 * dernière lecture. Refuse `introuvable` une évaluation cachée ou qui ne le concerne pas.
 */
export function lireMonEvaluation(acteur: Acteur, id: string) {
  return lire(acteur, async (tx) => {
    const tete = await lireTete(tx, acteur, id);
    const [mienne] = await tx
      .select({ commentaire: evaluationApprenant.commentaire, nouvelle: nouvellePourMoi })
      .from(evaluation)
      .innerJoin(evaluationApprenant, maLigne(acteur))
      .where(celleCi(acteur, id));
    if (!mienne) throw new Refus('introuvable');
    const resultats = await lireResultats(tx, acteur, id);
    const degres = new Map(resultats.map((r) => [r.item, r.degre]));
    const items = (await lireItems(tx, acteur, id)).map((i) => ({ ...i, degre: degres.get(i.code) ?? null }));
    return { evaluation: tete, items, ...mienne };
  });
}
