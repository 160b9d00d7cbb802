import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/transaction';
import type { Profil } from '../modules';
import { Refus } from '../refus';
import type { Acteur } from './acteur';

/** Condition sur un apprenant `c` (compte) : il est dans l'établissement. */
export const present = sql`c.masque_le is null and (c.sorti_le is null or c.sorti_le > current_date)`;

/** Condition sur un apprenant `c` (compte) : il a 18 ans ou plus. Sans date de naissance, il n'est pas dit majeur. */
export const majeur = sql`coalesce(c.date_naissance <= current_date - interval '18 years', false)`;

/** Condition sur un apprenant `c` (compte) : ses parents le suivent, jusqu'à ses 18 ans ou au-delà (ACP-3). */
export const suiviParSesParents = sql`(not ${majeur} or exists (
  select 1 from etablissement t where t.rne = c.rne and t.parents_majeurs))`;

/** Le code de la structure `alias` ; un groupe qui a celui d'une division de son année le dit. */
export const codeDit = (alias: 's' | 'structure'): SQL =>
  sql.raw(`${alias}.code || case when ${alias}.nature = 'groupe' and exists (
    select from structure d where d.rne = ${alias}.rne and d.annee = ${alias}.annee and d.nature = 'division'
      and d.code = ${alias}.code) then ' (groupe)' else '' end`);

/**
 * Qui voit qui (spécification, « Who sees whom »). Rend une sous-requête SQL des identifiants d'apprenants que
 * l'acteur peut voir : l'enseignant, ceux de ses divisions et groupes ; le chef et le lecteur, tout l'établissement ;
 * le parent, ses enfants (les majeurs si l'établissement l'a dit) ; l'apprenant, lui seul ; l'administrateur, personne.
 * Les apprenants sortis n'y sont pas, sauf soi-même.
 *
 * Usage : `where(sql`${fiche.apprenantId} in ${apprenantsVisibles(acteur)}`)`.
 */
export const apprenantsVisibles = (acteur: Acteur): SQL => sql`(select unnest(array${visiblesPour(acteur)}))`;

/**
 * Le même ensemble pour un compte que la requête désigne elle-même (`compteId` : une colonne), quand elle en concerne
 * plusieurs. En tableau, il se calcule une fois par requête, même au fond d'une sous-requête corrélée.
 */
export function visiblesPour(acteur: { profil: Profil; rne: string; compteId: string | SQL }): SQL {
  switch (acteur.profil) {
    case 'apprenant':
      return sql`(select ${acteur.compteId}::uuid)`;
    case 'parent':
      return sql`(select r.apprenant_id from responsabilite r
        join compte c on c.rne = r.rne and c.id = r.apprenant_id
        where r.rne = ${acteur.rne} and r.responsable_id = ${acteur.compteId}
          and r.niveau = 1 and r.fin_le is null and ${present} and ${suiviParSesParents})`;
    case 'enseignant':
      return sql`(select a.compte_id from affectation e
        join affectation a on a.rne = e.rne and a.structure_id = e.structure_id and a.role = 'apprenant'
        join compte c on c.rne = a.rne and c.id = a.compte_id
        where e.rne = ${acteur.rne} and e.compte_id = ${acteur.compteId} and e.role = 'enseignant'
          and e.fin_le is null and e.exclue_le is null and a.fin_le is null and a.exclue_le is null and ${present})`;
    case 'chef':
    case 'lecteur':
      return sql`(select c.id from compte c where c.rne = ${acteur.rne} and c.profil = 'apprenant' and ${present})`;
    case 'administrateur':
      return sql`(select null::uuid where false)`;
  }
}

/** Refuse (`introuvable`) si un seul de ces apprenants échappe à la vue de l'acteur. */
export async function exigerApprenants(tx: Transaction, acteur: Acteur, ids: readonly string[]): Promise<void> {
  const voulus = [...new Set(ids)];
  if (voulus.length === 0) return;
  const [ligne] = await tx.execute<{ vus: number }>(
    sql`select count(*)::int as vus from unnest(${sql.param(voulus)}::uuid[]) v(id) where v.id in ${apprenantsVisibles(acteur)}`,
  );
  if (ligne?.vus !== voulus.length) throw new Refus('introuvable');
}
