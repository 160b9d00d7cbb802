import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Diplôme et son arbre. Table globale : l'application n'y fait que lire, `db/referentiels/*.json` en est la source. */
export const referentiel = pgTable('referentiel', {
  code: text().primaryKey(),
  intitule: text().notNull(),
  sigle: text().notNull(),
  famille: text({ enum: ['ga', 'bep', 'competences'] }).notNull(),
  version: text().notNull(),
  codeDiplome: text(),
  niveaux: jsonb().$type<{ code: string; libelle: string }[]>().notNull(),
  epreuves: jsonb().$type<Record<string, unknown>[]>().notNull(),
  complements: jsonb().$type<Record<string, unknown>>().notNull(),
  source: jsonb().$type<string[]>().notNull(),
  avertissement: text(),
  empreinte: text().notNull(),
  chargeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/**
 * Nœud d'un référentiel. Une complexité ou un aléa de la GA est un nœud comme un autre (`nature`), enfant de sa
 * situation : ce qui s'évalue ou se choisit se désigne partout par (referentiel, code). Voir docs/decisions/0003.
 */
export const referentielItem = pgTable(
  'referentiel_item',
  {
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    code: text().notNull(),
    nature: text({ enum: ['item', 'complexite', 'alea'] }).notNull(),
    parent: text(),
    niveau: text().notNull(),
    profondeur: smallint().notNull(),
    ordre: integer().notNull(),
    libelle: text().notNull(),
    competence: text(),
    critere: text(),
    evaluable: boolean().notNull(),
    verifie: boolean().notNull(),
    complements: jsonb().$type<Record<string, unknown>>(),
    /** Absent de la dernière version chargée : gardé pour ce qui s'y rattache, plus proposé. */
    retireLe: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.referentiel, t.code] }),
    foreignKey({ columns: [t.referentiel, t.parent], foreignColumns: [t.referentiel, t.code] }),
    index().on(t.referentiel, t.ordre),
    check('referentiel_item_nature', sql`nature in ('item', 'complexite', 'alea')`),
  ],
);

/** Situation de la GA → activités du BEP MSA qui lui conviennent. */
export const correspondance = pgTable(
  'correspondance',
  {
    referentiel: text().notNull(),
    item: text().notNull(),
    versReferentiel: text().notNull(),
    versItem: text().notNull(),
    preconisee: boolean().notNull(),
    verifie: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.referentiel, t.item, t.versReferentiel, t.versItem] }),
    foreignKey({
      columns: [t.referentiel, t.item],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
    foreignKey({
      columns: [t.versReferentiel, t.versItem],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
  ],
);

/** Code MEF (10 premiers caractères) → diplômes possibles et année de formation. */
export const mef = pgTable('mef', {
  code: text().primaryKey(),
  libelle: text().notNull(),
  niveau: smallint(),
  referentiels: text().array().notNull(),
  codeDiplome: text(),
  verifie: boolean().notNull(),
});
