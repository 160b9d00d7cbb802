import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connexion';
import { compte } from '@/db/schema/comptes';
import { evaluation, evaluationApprenant, resultat } from '@/db/schema/evaluations';
import { fiche, ficheEvaluation } from '@/db/schema/passeport';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { type ApprenantLu, lireClasses, lireEnfants, lireUnApprenant } from '@/lib/apprenants/queries';
import { type ApprenantListe, type Choix, type Classe, choisirApprenant, parametre } from '@/lib/apprenants/regles';
import { jourDe } from '@/lib/dates';
import { plusRecent, type ResultatObtenu } from './regles';
import type { Matiere } from './tableau';

const auteur = sql<string>`concat_ws(' ', ${compte.prenom}, ${compte.nom})`;

/** L'apprenant et ses parents ne voient que les évaluations rendues visibles (G 3.8.3) ; les personnels, toutes. */
const evaluationsVues = (acteur: Acteur) =>
  acteur.profil === 'apprenant' || acteur.profil === 'parent' ? eq(evaluation.visible, true) : undefined;

/**
 * Fiches et résultats de ces apprenants, par apprenant, en trois requêtes. L'appelant a vérifié que l'acteur peut les
 * voir. Ni brouillon, ni fiche à la corbeille, ni évaluation supprimée.
 */
export async function lireMatieres(tx: Transaction, acteur: Acteur, ids: string[]): Promise<Map<string, Matiere>> {
  const matieres = new Map<string, Matiere>(ids.map((id) => [id, { fiches: [], evaluations: [] }]));
  if (ids.length === 0) return matieres;
  const notes = await lireNotesDeFiches(tx, acteur, ids);
  for (const { apprenantId, ...f } of await lireFiches(tx, acteur, ids)) {
    const siennes = (notes.get(f.id) ?? []).sort((a, b) => plusRecent(a.resultat, b.resultat));
    const de = (partie: string) => siennes.filter((n) => n.partie === partie).map((n) => n.resultat);
    matieres.get(apprenantId)?.fiches.push({ ...f, bacpro: de('bacpro'), bep: de('bep') });
  }
  for (const { apprenantId, item, ...r } of await lireEvaluations(tx, acteur, ids)) {
    const id = `${r.sourceId} ${item}`;
    matieres.get(apprenantId)?.evaluations.push({ ...r, id, source: 'evaluation', items: [item] });
  }
  return matieres;
}

const fichesSuivies = (acteur: Acteur, ids: string[]) =>
  and(
    eq(fiche.rne, acteur.rne),
    inArray(fiche.apprenantId, ids),
    eq(fiche.brouillon, false),
    isNull(fiche.corbeilleLe),
  );

const lireFiches = (tx: Transaction, acteur: Acteur, ids: string[]) =>
  tx
    .select({
      apprenantId: fiche.apprenantId,
      id: fiche.id,
      titre: fiche.titre,
      faiteLe: fiche.faiteLe,
      lieu: fiche.lieu,
      referentiel: fiche.referentiel,
      item: fiche.item,
      bepReferentiel: fiche.bepReferentiel,
      bepItem: fiche.bepItem,
    })
    .from(fiche)
    .where(fichesSuivies(acteur, ids))
    .orderBy(desc(fiche.faiteLe), desc(fiche.id));

type NoteDeFiche = { partie: FicheEvaluationPartie; resultat: ResultatObtenu };
type FicheEvaluationPartie = (typeof ficheEvaluation.$inferSelect)['partie'];

async function lireNotesDeFiches(tx: Transaction, acteur: Acteur, ids: string[]): Promise<Map<string, NoteDeFiche[]>> {
  const lignes = await tx
    .select({
      partie: ficheEvaluation.partie,
      id: ficheEvaluation.id,
      sourceId: ficheEvaluation.ficheId,
      titre: fiche.titre,
      saisiLe: ficheEvaluation.creeLe,
      auteur,
      degre: ficheEvaluation.degre,
      remarque: ficheEvaluation.appreciation,
      referentiel: ficheEvaluation.referentiel,
      items: ficheEvaluation.items,
    })
    .from(ficheEvaluation)
    .innerJoin(fiche, and(eq(fiche.rne, ficheEvaluation.rne), eq(fiche.id, ficheEvaluation.ficheId)))
    .innerJoin(compte, and(eq(compte.rne, ficheEvaluation.rne), eq(compte.id, ficheEvaluation.auteurId)))
    .where(fichesSuivies(acteur, ids));
  const parFiche = new Map<string, NoteDeFiche[]>();
  for (const { partie, ...r } of lignes) {
    const note: NoteDeFiche = { partie, resultat: { ...r, source: 'fiche', jour: jourDe(r.saisiLe) } };
    const deja = parFiche.get(r.sourceId);
    if (deja) deja.push(note);
    else parFiche.set(r.sourceId, [note]);
  }
  return parFiche;
}

const lireEvaluations = (tx: Transaction, acteur: Acteur, ids: string[]) =>
  tx
    .select({
      apprenantId: resultat.apprenantId,
      item: resultat.item,
      sourceId: evaluation.id,
      titre: evaluation.titre,
      jour: evaluation.faiteLe,
      saisiLe: resultat.saisiLe,
      auteur,
      degre: resultat.degre,
      remarque: evaluationApprenant.commentaire,
      referentiel: evaluation.referentiel,
    })
    .from(resultat)
    .innerJoin(evaluation, and(eq(evaluation.rne, resultat.rne), eq(evaluation.id, resultat.evaluationId)))
    .innerJoin(
      evaluationApprenant,
      and(
        eq(evaluationApprenant.rne, resultat.rne),
        eq(evaluationApprenant.evaluationId, resultat.evaluationId),
        eq(evaluationApprenant.apprenantId, resultat.apprenantId),
      ),
    )
    .innerJoin(compte, and(eq(compte.rne, resultat.rne), eq(compte.id, resultat.saisiPar)))
    .where(
      and(
        eq(resultat.rne, acteur.rne),
        inArray(resultat.apprenantId, ids),
        isNull(evaluation.supprimeLe),
        evaluationsVues(acteur),
      ),
    );

/** L'apprenant d'un tableau de bord et tout ce qu'il a reçu. */
export interface Dossier extends Matiere {
  apprenant: ApprenantLu;
}

async function lireDossier(tx: Transaction, acteur: Acteur, id: string): Promise<Dossier> {
  const apprenant = await lireUnApprenant(tx, acteur, id);
  const matiere = (await lireMatieres(tx, acteur, [id])).get(id);
  return { apprenant, fiches: matiere?.fiches ?? [], evaluations: matiere?.evaluations ?? [] };
}

type Recherche = { classe?: string | string[] | undefined; apprenant?: string | string[] | undefined };

/** Ce qu'il faut à la page : de quoi choisir, selon le profil, et le dossier choisi (nul tant que rien ne l'est). */
export interface TableauDeBordLu {
  classes: Classe[];
  choix: Choix;
  enfants: ApprenantListe[];
  dossier: Dossier | null;
}

/**
 * Tout le tableau de bord en une transaction. `recherche` est l'adresse (`classe`, `apprenant`) : un apprenant n'y
 * regarde que lui-même, un parent l'un de ses enfants, un personnel ceux de sa portée ; hors de là, refus `introuvable`.
 */
export const lireTableauDeBord = (acteur: Acteur, recherche: Recherche): Promise<TableauDeBordLu> =>
  lire(acteur, async (tx) => {
    const [classes, enfants] = [await lireClasses(tx, acteur), await lireEnfants(tx, acteur)];
    const choix = choisirApprenant(classes, recherche);
    if (parametre(recherche.classe) && !choix.classe) throw new Refus('introuvable');
    const id = apprenantVoulu(acteur, recherche, enfants);
    return { classes, enfants, choix, dossier: id ? await lireDossier(tx, acteur, id) : null };
  });

function apprenantVoulu(acteur: Acteur, recherche: Recherche, enfants: ApprenantListe[]) {
  const voulu = parametre(recherche.apprenant);
  if (acteur.profil === 'apprenant') return voulu || acteur.compteId;
  return acteur.profil === 'parent' && !voulu ? enfants[0]?.id : voulu;
}
