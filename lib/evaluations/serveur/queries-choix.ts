import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { apprenant, compte } from '@/db/schema/comptes';
import { evaluationApprenant } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { type Diplome, lireDiplomes } from '@/lib/referentiels/serveur/queries-diplomes';
import { anneeEnCours } from './portee';
import { exigerModifiable } from './queries-modification';
import { lireScenarioAEvaluer, type ScenarioAEvaluer } from './queries-scenario';

/** Un apprenant que l'on peut choisir, et ce qui permet de le ranger. */
export interface Candidat {
  id: string;
  nom: string;
  prenom: string;
  /** Nul : aucun diplôme ne lui est rattaché, il ne peut pas être évalué. */
  referentiel: string | null;
  division: { id: string; code: string; niveau: number | null } | null;
}

/** Un groupe de l'enseignant : de quoi choisir d'un geste ceux qui y sont. */
export interface GroupeCandidats {
  id: string;
  code: string;
  apprenants: string[];
}

/** Les apprenants que l'enseignant voit, par nom, avec leur division active de l'année. */
export async function lireCandidats(tx: Transaction, acteur: Acteur): Promise<Candidat[]> {
  const division = sql`lateral (
    select s.id, s.code, s.niveau from affectation f join structure s on s.rne = f.rne and s.id = f.structure_id
    where f.rne = ${compte.rne} and f.compte_id = ${compte.id} and f.fin_le is null and f.exclue_le is null
      and s.nature = 'division' and s.masquee_le is null and s.annee = ${anneeEnCours(acteur)}
    order by s.code limit 1) d`;
  const lignes = await tx
    .select({
      id: compte.id,
      nom: compte.nom,
      prenom: compte.prenom,
      referentiel: apprenant.referentiel,
      division: sql<string | null>`d.id`,
      code: sql<string | null>`d.code`,
      niveau: sql<number | null>`d.niveau`,
    })
    .from(compte)
    .innerJoin(apprenant, and(eq(apprenant.rne, compte.rne), eq(apprenant.compteId, compte.id)))
    .leftJoin(division, sql`true`)
    .where(and(eq(compte.rne, acteur.rne), sql`${compte.id} in ${apprenantsVisibles(acteur)}`))
    .orderBy(sql`${compte.nom} collate "fr-x-icu"`, sql`${compte.prenom} collate "fr-x-icu"`, asc(compte.id));
  return lignes.map(({ division: id, code, niveau, ...a }) => ({
    ...a,
    division: id === null || code === null ? null : { id, code, niveau },
  }));
}

/** Les groupes de l’enseignant, par code, et ceux de leurs apprenants qu’il voit. */
export async function lireGroupes(tx: Transaction, acteur: Acteur): Promise<GroupeCandidats[]> {
  const lignes = await tx.execute<{ id: string; code: string; apprenants: string[] }>(sql`
    select s.id, s.code, array_agg(a.compte_id) as apprenants
    from structure s
    join affectation e on e.rne = s.rne and e.structure_id = s.id and e.role = 'enseignant'
      and e.compte_id = ${acteur.compteId} and e.fin_le is null and e.exclue_le is null
    join affectation a on a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant'
      and a.fin_le is null and a.exclue_le is null and a.compte_id in ${apprenantsVisibles(acteur)}
    where s.rne = ${acteur.rne} and s.nature = 'groupe' and s.masquee_le is null and s.annee = ${anneeEnCours(acteur)}
    group by s.id, s.code
    order by s.code collate "fr-x-icu"`);
  return lignes.map(({ id, code, apprenants }) => ({ id, code, apprenants }));
}

/** Ce qu'il faut pour créer une évaluation. */
export interface Choix {
  candidats: Candidat[];
  groupes: GroupeCandidats[];
  /** Ceux que préparent les candidats ; avec un scénario, le sien seul. */
  diplomes: Diplome[];
  scenario: ScenarioAEvaluer | null;
}

/**
 * Les apprenants de l'enseignant, ses groupes, les diplômes préparés, et le scénario dont il part (SCE-7). Aucun diplôme
 * si personne ne prépare celui du scénario. Refuse `introuvable` un scénario qu'il ne voit pas.
 */
export function lireChoix(acteur: Acteur, scenarioId?: string): Promise<Choix> {
  return lire(acteur, async (tx) => {
    const scenario = scenarioId ? await lireScenarioAEvaluer(tx, acteur, scenarioId) : null;
    const candidats = await lireCandidats(tx, acteur);
    const codes = new Set(candidats.flatMap((c) => c.referentiel ?? []));
    const voulus = [...codes].filter((code) => !scenario || code === scenario.referentiel);
    return {
      candidats,
      groupes: await lireGroupes(tx, acteur),
      diplomes: await lireDiplomes(tx, voulus),
      scenario,
    };
  });
}

/**
 * De quoi changer les apprenants d'une évaluation de l'année. `inscrits` : ceux qui y sont et que l'auteur voit. Refuse
 * `introuvable` hors de sa vue, `interdit` à qui n'est pas l'auteur ou pour une année passée.
 */
export const lireChoixApprenants = (acteur: Acteur, id: string) =>
  lire(acteur, async (tx) => {
    const evaluation = await exigerModifiable(tx, acteur, id);
    const dedans = await tx
      .select({ id: evaluationApprenant.apprenantId })
      .from(evaluationApprenant)
      .where(and(eq(evaluationApprenant.rne, acteur.rne), eq(evaluationApprenant.evaluationId, id)));
    const candidats = await lireCandidats(tx, acteur);
    const vus = new Set(candidats.map((c) => c.id));
    return {
      evaluation,
      inscrits: dedans.map((a) => a.id).filter((a) => vus.has(a)),
      candidats,
      groupes: await lireGroupes(tx, acteur),
    };
  });
