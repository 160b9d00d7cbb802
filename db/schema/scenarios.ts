import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { fichier } from './abonnements';
import { compte } from './comptes';
import { rneLocataire as rne } from './etablissement';
import { referentiel, referentielItem } from './referentiels';

/**
 * Rattaché à un diplôme et un niveau, pas à une classe ni à une année (G 3.7.1). `contexte`, `materiels` et `ressources`
 * sont du texte enrichi nettoyé (`lib/texte-riche`). Privé : son auteur seul le voit.
 */
export const scenario = pgTable(
  'scenario',
  {
    rne: rne(),
    id: uuid().notNull(),
    titre: text().notNull(),
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    niveau: smallint().notNull(),
    auteurId: uuid().notNull(),
    prive: boolean().notNull().default(false),
    contexte: text().notNull().default(''),
    materiels: text().notNull().default(''),
    ressources: text().notNull().default(''),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    modifieLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.auteurId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.referentiel, t.niveau),
    index().on(t.rne, t.auteurId),
    check('scenario_niveau', sql`niveau between 1 and 3`),
    check('scenario_titre', sql`length(titre) between 1 and 200`),
  ],
);

/** Compétences, complexités et aléas travaillés, dans l'ordre `rang`. */
export const scenarioItem = pgTable(
  'scenario_item',
  {
    rne: rne(),
    scenarioId: uuid().notNull(),
    item: text().notNull(),
    referentiel: text().notNull(),
    rang: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.scenarioId, t.item] }),
    foreignKey({ columns: [t.rne, t.scenarioId], foreignColumns: [scenario.rne, scenario.id] }).onDelete('cascade'),
    foreignKey({
      columns: [t.referentiel, t.item],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
  ],
);

/** Liens associés. `libelle` vide : l'adresse se montre elle-même. */
export const scenarioLien = pgTable(
  'scenario_lien',
  {
    rne: rne(),
    scenarioId: uuid().notNull(),
    rang: integer().notNull(),
    url: text().notNull(),
    libelle: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.scenarioId, t.rang] }),
    foreignKey({ columns: [t.rne, t.scenarioId], foreignColumns: [scenario.rne, scenario.id] }).onDelete('cascade'),
    check('scenario_lien_url', sql`url ~ '^https?://'`),
  ],
);

/** Fichiers joints (zip ou pdf). Retirer le fichier retire la ligne. */
export const scenarioFichier = pgTable(
  'scenario_fichier',
  { rne: rne(), scenarioId: uuid().notNull(), fichierId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.rne, t.scenarioId, t.fichierId] }),
    foreignKey({ columns: [t.rne, t.scenarioId], foreignColumns: [scenario.rne, scenario.id] }),
    foreignKey({ columns: [t.rne, t.fichierId], foreignColumns: [fichier.rne, fichier.id] }).onDelete('cascade'),
    index().on(t.rne, t.fichierId),
  ],
);
