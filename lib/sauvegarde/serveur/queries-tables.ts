import 'server-only';
import type postgres from 'postgres';

export interface Table {
  nom: string;
  colonnes: string[];
  cle: string[];
  /** Table d'établissement : elle a une colonne rne. */
  locataire: boolean;
  /** Les tables que ses clés étrangères désignent. */
  designe: string[];
}

/** Rien ne la garde : une session finie depuis la sauvegarde reviendrait, et un cookie volé avec elle. */
const PASSAGERE = 'session';

/** Toutes les tables de la base qui se sauvegardent, ce qu'une table désigne venant avant elle. */
export async function lireTables(sql: postgres.Sql | postgres.TransactionSql): Promise<Table[]> {
  const lues = await sql<Table[]>`
    select c.relname as nom,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as colonnes,
      array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality u(num, rang)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num
        where i.indrelid = c.oid and i.indisprimary order by u.rang) as cle,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'rne' and not a.attisdropped)
        as locataire,
      array(select distinct v.relname::text from pg_constraint k join pg_class v on v.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as designe
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname <> ${PASSAGERE} order by c.relname`;
  return ranger(lues);
}

function ranger(tables: readonly Table[]): Table[] {
  const rangees = new Map<string, Table>();
  while (rangees.size < tables.length) {
    const suivantes = tables.filter((t) => !rangees.has(t.nom) && t.designe.every((nom) => rangees.has(nom)));
    if (suivantes.length === 0) throw new Error('Des tables se désignent en rond : aucun ordre ne les remettrait.');
    for (const t of suivantes) rangees.set(t.nom, t);
  }
  return [...rangees.values()];
}

/** Celles qui vont avec un seul établissement : les siennes, et les globales qu'elles désignent, de proche en proche. */
export function tablesDUnEtablissement(tables: readonly Table[]): Table[] {
  const prises = new Set(tables.filter((t) => t.locataire).map((t) => t.nom));
  for (const t of tables.toReversed()) if (prises.has(t.nom)) for (const nom of t.designe) prises.add(nom);
  return tables.filter((t) => prises.has(t.nom));
}

/** Un nom de table ou de colonne, écrit pour SQL. */
export const nommer = (...noms: readonly string[]): string =>
  noms.map((nom) => `"${nom.replaceAll('"', '""')}"`).join(', ');
