import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { direPertes } from '../regles';

/** Refuse (`evaluation-resultats`) ce qui effacerait des résultats ou des commentaires sans accord. */
function exigerAccord(pertes: { resultats: number; commentaires: number } | undefined, confirme: boolean): void {
  const { resultats = 0, commentaires = 0 } = pertes ?? {};
  if (confirme || resultats + commentaires === 0) return;
  throw new Refus('evaluation-resultats', { detail: `${direPertes(resultats, commentaires)}.` });
}

/** Retire ces items et leurs résultats, une fois l'accord donné ; les apprenants touchés le verront comme nouveau. */
export async function retirerItems(
  tx: Transaction,
  acteur: Acteur,
  id: string,
  items: readonly string[],
  confirme: boolean,
): Promise<void> {
  if (items.length === 0) return;
  const vises = sql`rne = ${acteur.rne} and evaluation_id = ${id} and item = any(${sql.param(items)}::text[])`;
  const [pertes] = await tx.execute<{ resultats: number; commentaires: number }>(
    sql`select count(*)::int as resultats, 0 as commentaires from resultat where ${vises}`,
  );
  exigerAccord(pertes, confirme);
  await tx.execute(sql`
    with effaces as (delete from resultat where ${vises} returning apprenant_id)
    update evaluation_apprenant set modifie_le = now()
    where rne = ${acteur.rne} and evaluation_id = ${id} and apprenant_id in (select apprenant_id from effaces)`);
  await tx.execute(sql`delete from evaluation_item where ${vises}`);
}

/**
 * Retire les apprenants que l'acteur voit et qui ne sont plus parmi `gardes`, avec leurs résultats et commentaires, une
 * fois l'accord donné. Rend leur nombre.
 */
export async function retirerApprenants(
  tx: Transaction,
  acteur: Acteur,
  id: string,
  gardes: readonly string[],
  confirme: boolean,
): Promise<number> {
  const vises = sql`rne = ${acteur.rne} and evaluation_id = ${id}
    and apprenant_id <> all(${sql.param(gardes)}::uuid[]) and apprenant_id in ${apprenantsVisibles(acteur)}`;
  const [pertes] = await tx.execute<{ resultats: number; commentaires: number }>(sql`
    select (select count(*)::int from resultat where ${vises}) as resultats,
      (select count(*)::int from evaluation_apprenant where ${vises} and commentaire <> '') as commentaires`);
  exigerAccord(pertes, confirme);
  await tx.execute(sql`delete from resultat where ${vises}`);
  const retires = await tx.execute(sql`delete from evaluation_apprenant where ${vises} returning 1`);
  return retires.length;
}
