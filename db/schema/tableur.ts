import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { compte } from './comptes';
import { rneLocataire as rne } from './etablissement';

/**
 * Un tableur déposé, entre sa lecture et son analyse (IMP-10) : `contenu` garde ses cellules (JSON compressé). Un par personne, un jour
 * au plus.
 */
export const depotTableur = pgTable(
  'depot_tableur',
  {
    rne: rne(),
    id: uuid().notNull(),
    auteurId: uuid().notNull(),
    nom: text().notNull(),
    octets: integer().notNull(),
    contenu: text().notNull(),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.auteurId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.auteurId),
  ],
);

/**
 * Ce qu'un établissement a répondu des colonnes de ses tableurs : d'un en-tête plié, le champ qu'il donne (vide : rien). D'une feuille
 * plutôt que d'une colonne, `contenu` est vide et `champ` dit ce qu'elle contient.
 */
export const colonneTableur = pgTable(
  'colonne_tableur',
  { rne: rne(), contenu: text().notNull(), entete: text().notNull(), champ: text().notNull() },
  (t) => [primaryKey({ columns: [t.rne, t.contenu, t.entete] })],
);
