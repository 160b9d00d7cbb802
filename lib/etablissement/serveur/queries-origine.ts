import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * Le nom de l'établissement d'où vient une fiche ou une évaluation ; nul si elle est d'ici. Un autre établissement ne se
 * lit pas : son nom est celui que le transfert a gardé, son code à défaut.
 */
export const nomOrigine = (ligne: { rne: PgColumn; origineRne: PgColumn }): SQL<string | null> =>
  sql<string | null>`case when ${ligne.origineRne} is not null then coalesce((select t.autre_nom from transfert t
    where t.rne = ${ligne.rne} and t.autre_rne = ${ligne.origineRne} and t.sens = 'entrant' and t.etat = 'accepte'
    order by t.decide_le desc limit 1), ${ligne.origineRne}) end`;
