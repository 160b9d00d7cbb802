import 'server-only';
import { and, asc, isNull, sql } from 'drizzle-orm';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import type { Transaction } from '@/db/transaction';
import { construireArbre, type NoeudArbre } from '../regles-arbre';

/** Un diplôme et l'arbre où l'on choisit ses items. */
export interface Diplome {
  code: string;
  sigle: string;
  intitule: string;
  arbre: readonly NoeudArbre[];
}

/** Ces diplômes et leur arbre, par sigle. */
export async function lireDiplomes(tx: Transaction, codes: readonly string[]): Promise<Diplome[]> {
  if (codes.length === 0) return [];
  const parmi = sql.param(codes);
  const diplomes = await tx
    .select({ code: referentiel.code, sigle: referentiel.sigle, intitule: referentiel.intitule })
    .from(referentiel)
    .where(sql`${referentiel.code} = any(${parmi}::text[])`)
    .orderBy(asc(referentiel.sigle));
  const items = await tx
    .select()
    .from(referentielItem)
    .where(and(sql`${referentielItem.referentiel} = any(${parmi}::text[])`, isNull(referentielItem.retireLe)))
    .orderBy(asc(referentielItem.ordre));
  return diplomes.map((d) => ({ ...d, arbre: construireArbre(items.filter((i) => i.referentiel === d.code)) }));
}
