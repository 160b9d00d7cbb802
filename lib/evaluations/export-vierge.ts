import { asc, sql } from 'drizzle-orm';
import { evaluation } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { apprenantsVisibles } from '@/lib/acces/portee';
import { formaterJour } from '@/lib/dates';
import { lireReglages } from '@/lib/parametres/queries';
import { libelleNiveau } from '@/lib/referentiels/niveaux';
import { enColonnes, estReserve, type GrilleVierge } from './export-grille';
import { celleCi } from './portee';
import { lireGrille } from './queries';

/** Les divisions, l'année de l'évaluation, des apprenants qu'on y voit ; la dernière pour qui en a changé. */
const lireClasses = (acteur: Acteur, id: string): Promise<string[]> =>
  lire(acteur, async (tx) => {
    const derniere = sql`lateral (
      select s.code from evaluation_apprenant ea, lateral (
        select st.code from affectation f join structure st on st.rne = f.rne and st.id = f.structure_id
        where f.rne = ea.rne and f.compte_id = ea.apprenant_id and f.exclue_le is null
          and st.nature = 'division' and st.annee = ${evaluation.annee}
        order by f.fin_le desc nulls first, st.code limit 1) s
      where ea.rne = ${evaluation.rne} and ea.evaluation_id = ${evaluation.id}
        and ea.apprenant_id in ${apprenantsVisibles(acteur)}) d`;
    const code = sql<string>`d.code`;
    const lignes = await tx
      .selectDistinct({ code })
      .from(evaluation)
      .innerJoin(derniere, sql`true`)
      .where(celleCi(acteur, id))
      .orderBy(asc(code));
    return lignes.map((l) => l.code);
  });

/** « Classe TGA1 », « Classes TGA1 et TGA2 » ; rien sans classe. */
const direClasses = (codes: readonly string[]): string[] =>
  codes.length === 0 ? [] : [`${codes.length > 1 ? 'Classes' : 'Classe'} ${new Intl.ListFormat('fr').format(codes)}`];

/**
 * La fiche vierge d'une évaluation (EVA-2 ; G 3.8.2) : ses items, et les apprenants que l'acteur y voit. Refuse
 * `introuvable` une évaluation qu'il ne peut pas ouvrir.
 */
export async function lireVierge(acteur: Acteur, id: string): Promise<GrilleVierge> {
  const [{ evaluation: e, items, apprenants }, classes, reglages] = await Promise.all([
    lireGrille(acteur, id),
    lireClasses(acteur, id),
    lireReglages(acteur),
  ]);
  return {
    onglet: classes.length === 1 ? (classes[0] ?? '') : 'Évaluation',
    titre: e.titre,
    precisions: [
      e.sigle,
      libelleNiveau(e.niveau),
      ...direClasses(classes),
      formaterJour(e.faiteLe),
      e.auteur,
      ...(e.origine ? [e.origine] : []),
    ],
    groupes: enColonnes(items),
    noms: apprenants.map((a) => `${a.nom} ${a.prenom}`),
    remarque: 'Commentaire',
    reserve: estReserve(items),
    reglages,
  };
}
