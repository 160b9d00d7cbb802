import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { apprenant } from './comptes';
import { rneLocataire as rne } from './etablissement';

/**
 * Transfert des données d'un apprenant entre deux établissements (PAR-2). Chacun a sa ligne : `sens` dit s'il les
 * reçoit ou les donne, `autreRne` qui est l'autre ; `bilan`, ce qui est passé.
 */
export const transfert = pgTable(
  'transfert',
  {
    rne: rne(),
    id: uuid().notNull(),
    sens: text({ enum: ['entrant', 'sortant'] }).notNull(),
    apprenantId: uuid().notNull(),
    autreRne: text().notNull(),
    autreNom: text().notNull(),
    etat: text({ enum: ['propose', 'accepte', 'refuse'] }).notNull(),
    bilan: jsonb().$type<Record<string, number>>(),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    decideLe: timestamp({ withTimezone: true }),
    decidePar: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.apprenantId], foreignColumns: [apprenant.rne, apprenant.compteId] }),
    index().on(t.rne, t.etat),
    index().on(t.rne, t.apprenantId),
    uniqueIndex('transfert_ouvert')
      .on(t.rne, t.apprenantId, t.autreRne)
      .where(sql`sens = 'entrant' and etat = 'propose'`),
    check('transfert_autre', sql`autre_rne <> rne`),
  ],
);
