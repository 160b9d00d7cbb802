import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { compte } from './comptes';
import { rneLocataire as rne } from './etablissement';
import { referentiel } from './referentiels';

/**
 * Division ou groupe d'une année scolaire (les deux « structures » de SIECLE). Une division est rattachée à un diplôme
 * et à un niveau (1 seconde, 2 première, 3 terminale) par son MEF, ou à la main (`rattachementManuel`).
 */
export const structure = pgTable(
  'structure',
  {
    rne: rne(),
    id: uuid().notNull(),
    annee: integer().notNull(),
    nature: text({ enum: ['division', 'groupe'] }).notNull(),
    code: text().notNull(),
    libelle: text().notNull(),
    mefs: text().array().notNull().default([]),
    referentiel: text().references(() => referentiel.code),
    niveau: smallint(),
    rattachementManuel: boolean().notNull().default(false),
    masqueeLe: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    unique().on(t.rne, t.annee, t.nature, t.code),
    check('structure_niveau', sql`niveau between 1 and 3`),
  ],
);

/** Les divisions dont un groupe est fait. */
export const groupeDivision = pgTable(
  'groupe_division',
  { rne: rne(), groupeId: uuid().notNull(), divisionId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.rne, t.groupeId, t.divisionId] }),
    foreignKey({ columns: [t.rne, t.groupeId], foreignColumns: [structure.rne, structure.id] }),
    foreignKey({ columns: [t.rne, t.divisionId], foreignColumns: [structure.rne, structure.id] }),
  ],
);

/**
 * Qui est dans quelle structure. `finLe` : ne l'est plus. `exclueLe` : retirée à la main, un import ne la rétablit pas.
 */
export const affectation = pgTable(
  'affectation',
  {
    rne: rne(),
    structureId: uuid().notNull(),
    compteId: uuid().notNull(),
    role: text({ enum: ['apprenant', 'enseignant'] }).notNull(),
    origine: text({ enum: ['siecle', 'manuel'] }).notNull(),
    depuis: date().notNull().defaultNow(),
    finLe: timestamp({ withTimezone: true }),
    exclueLe: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.structureId, t.compteId] }),
    foreignKey({ columns: [t.rne, t.structureId], foreignColumns: [structure.rne, structure.id] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.compteId),
  ],
);

/**
 * Un import, de l'analyse au résultat. `lecture` garde entre les deux ce qui a été lu (JSON compressé), et est vidée
 * ensuite ; `revision` est celle de l'établissement au moment de l'analyse.
 */
export const importSiecle = pgTable(
  'import',
  {
    rne: rne(),
    id: uuid().notNull(),
    auteurId: uuid().notNull(),
    genre: text({ enum: ['enseignants', 'apprenants', 'tableur'] }).notNull(),
    etat: text({ enum: ['analyse', 'applique', 'abandonne', 'annule'] }).notNull(),
    annee: integer().notNull(),
    fichiers: jsonb().$type<{ nom: string; octets: number; genre: string; dateExport: string | null }[]>().notNull(),
    lecture: text(),
    revision: integer().notNull(),
    plan: jsonb().$type<Record<string, unknown>>(),
    resultat: jsonb().$type<Record<string, unknown>>(),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    appliqueLe: timestamp({ withTimezone: true }),
    annuleLe: timestamp({ withTimezone: true }),
    annuleParId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.auteurId], foreignColumns: [compte.rne, compte.id] }),
    foreignKey({ columns: [t.rne, t.annuleParId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.genre, t.appliqueLe),
  ],
);

/** Lignes d'une table, par table. */
export type Images = Record<string, Record<string, unknown>[]>;

/**
 * Ce qu'un import a changé, gardé trente jours pour l'annuler (IMP-9) : les comptes et structures créés, et les autres lignes
 * qu'il a touchées, telles qu'elles étaient avant lui et juste après.
 */
export const importReleve = pgTable(
  'import_releve',
  {
    rne: rne(),
    importId: uuid().notNull(),
    comptesCrees: uuid().array().notNull(),
    structuresCreees: uuid().array().notNull(),
    anneeAvant: integer(),
    avant: jsonb().$type<Images>().notNull(),
    apres: jsonb().$type<Images>(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.importId] }),
    foreignKey({ columns: [t.rne, t.importId], foreignColumns: [importSiecle.rne, importSiecle.id] }),
  ],
);

/**
 * Ce qui a été répondu à « Est-ce la même personne ? » (IMP-8) : un compte, ou personne (nul). `cle` dit la question : ce
 * que le fichier dit de la personne et les comptes en cause.
 */
export const reponseIdentite = pgTable(
  'reponse_identite',
  {
    rne: rne(),
    cle: text().notNull(),
    compteId: uuid(),
    auteurId: uuid().notNull(),
    reponduLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.cle] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
    foreignKey({ columns: [t.rne, t.auteurId], foreignColumns: [compte.rne, compte.id] }),
  ],
);
