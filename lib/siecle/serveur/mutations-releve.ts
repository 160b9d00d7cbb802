import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { importReleve } from '@/db/schema/structures';
import type { Transaction } from '@/db/transaction';
import type { Ecritures } from '../plan/types';
import type { Etat } from './queries-etat';
import { type NomReleve, relever, TABLES_RELEVEES, type Touchees } from './regles-releve';

/**
 * Garde ce qu'un import va changer, puis `apres` ce qu'il a changé (IMP-9) : deux ordres, quel que soit le nombre de lignes.
 * À appeler de part et d'autre de l'écriture, dans sa transaction.
 */
export async function garderReleve(tx: Transaction, importId: string, etat: Etat, e: Ecritures) {
  const { comptesCrees, structuresCreees, touchees } = relever(etat, e);
  const { rne } = etat;
  const lu = images(rne, touchees);
  await tx.execute(sql`
    insert into import_releve (rne, import_id, comptes_crees, structures_creees, annee_avant, avant)
    values (${rne}, ${importId}, ${sql.param(comptesCrees)}::uuid[], ${sql.param(structuresCreees)}::uuid[],
      ${etat.anneeCourante}, ${lu})`);
  return {
    apres: async () => {
      await tx
        .update(importReleve)
        .set({ apres: lu })
        .where(and(eq(importReleve.rne, rne), eq(importReleve.importId, importId)));
    },
  };
}

/** Les lignes touchées, table par table, telles que la base les a. */
function images(rne: string, t: Touchees): SQL {
  const dans = (ids: readonly string[]) => sql`any(${sql.param(ids)}::uuid[])`;
  const paires = (a: readonly string[], b: readonly string[]) =>
    sql`select * from unnest(${sql.param(a)}::uuid[], ${sql.param(b)}::uuid[])`;
  const choix: Record<NomReleve, SQL> = {
    structure: sql`id = ${dans([...t.structures, ...t.heritieres])}`,
    compte: sql`id = ${dans(t.comptes)}`,
    enseignant: sql`compte_id = ${dans(t.enseignants)}`,
    apprenant: sql`compte_id = ${dans(t.apprenants)}`,
    affectation: sql`((structure_id, compte_id) in (${paires(
      t.affectations.map((a) => a.structureId),
      t.affectations.map((a) => a.compteId),
    )}) or (structure_id = ${dans(t.heritieres)} and role = 'enseignant'))`,
    responsabilite: sql`(responsable_id, apprenant_id) in (${paires(
      t.responsabilites.map((r) => r.responsableId),
      t.responsabilites.map((r) => r.apprenantId),
    )})`,
    filtre: sql`contenu::text like any(${sql.param([...t.renommees, ...t.heritieres].map((id) => `%${id}%`))}::text[])`,
    acces_parents: sql`structure_id = ${dans(t.heritieres)}`,
  };
  const parties = Object.entries(choix).map(([table, ou]) => {
    const { cle, colonnes } = TABLES_RELEVEES[table as NomReleve];
    const lues = sql.raw([...cle, ...colonnes].join(', '));
    return sql`${table}::text, (select coalesce(jsonb_agg(to_jsonb(x)), '[]')
      from (select ${lues} from ${sql.identifier(table)} where rne = ${rne} and ${ou}) x)`;
  });
  const groupes = sql`'groupe_division'::text, (select coalesce(jsonb_agg(to_jsonb(x)), '[]')
      from (select groupe_id, division_id from groupe_division where rne = ${rne}) x)`;
  return sql`jsonb_build_object(${sql.join([...parties, groupes], sql`, `)})`;
}
