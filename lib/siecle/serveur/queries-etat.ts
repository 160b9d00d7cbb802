import 'server-only';
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { apprenant, compte, enseignant, responsabilite } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { mef } from '@/db/schema/referentiels';
import { affectation, groupeDivision, importSiecle, reponseIdentite, structure } from '@/db/schema/structures';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';

/** Les personnes et les structures d'un établissement, telles que le plan d'un import les compare aux fichiers. */
export type Etat = Awaited<ReturnType<typeof lireEtat>>;
export type CompteConnu = Etat['comptes'][number];
export type StructureConnue = Etat['structures'][number];
export type MefConnu = typeof mef.$inferSelect;

const colonnesCompte = {
  id: compte.id,
  login: compte.login,
  profil: compte.profil,
  civilite: compte.civilite,
  nom: compte.nom,
  prenom: compte.prenom,
  dateNaissance: compte.dateNaissance,
  discipline: enseignant.discipline,
  courriel: compte.courriel,
  courrielSiecle: compte.courrielSiecle,
  origine: compte.origine,
  champsManuels: compte.champsManuels,
  siecle: compte.siecle,
  siecleGenre: compte.siecleGenre,
  siecleId: compte.siecleId,
  sortiLe: compte.sortiLe,
  suspenduLe: compte.suspenduLe,
  masqueLe: compte.masqueLe,
};

/** Lit l'état en un nombre fixe de requêtes, dans la transaction donnée. */
export async function lireEtat(tx: Transaction, rne: string) {
  const [etab] = await tx.select().from(etablissement).where(eq(etablissement.rne, rne));
  if (!etab) throw new Refus('introuvable');
  const [dernier] = await tx
    .select({ date: sql<string | null>`max(f->>'dateExport')` })
    .from(sql`${importSiecle}, jsonb_array_elements(${importSiecle.fichiers}) f`)
    .where(and(eq(importSiecle.rne, rne), eq(importSiecle.etat, 'applique')));
  return {
    rne,
    anneeCourante: etab.anneeCourante,
    revision: etab.revision,
    dernierExport: dernier?.date ?? null,
    comptes: await tx
      .select(colonnesCompte)
      .from(compte)
      .leftJoin(enseignant, and(eq(enseignant.rne, compte.rne), eq(enseignant.compteId, compte.id)))
      .where(eq(compte.rne, rne)),
    enseignants: await tx.select().from(enseignant).where(eq(enseignant.rne, rne)),
    apprenants: await tx.select().from(apprenant).where(eq(apprenant.rne, rne)),
    structures: await tx
      .select()
      .from(structure)
      .where(
        // celles de l'an passé aussi : l'analyse dit de quelle classe vient chacun
        and(
          eq(structure.rne, rne),
          or(isNull(structure.masqueeLe), gte(structure.annee, (etab.anneeCourante ?? 0) - 1)),
        ),
      ),
    groupesDivisions: await tx.select().from(groupeDivision).where(eq(groupeDivision.rne, rne)),
    affectations: await tx
      .select()
      .from(affectation)
      .where(and(eq(affectation.rne, rne), or(isNull(affectation.finLe), sql`${affectation.exclueLe} is not null`))),
    responsabilites: await tx
      .select()
      .from(responsabilite)
      .where(and(eq(responsabilite.rne, rne), isNull(responsabilite.finLe))),
    reponses: new Map(
      (await tx.select().from(reponseIdentite).where(eq(reponseIdentite.rne, rne))).map((r) => [r.cle, r.compteId]),
    ),
    mefs: new Map((await tx.select().from(mef)).map((m) => [m.code, m])),
  };
}
