import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { compte } from './comptes';
import { DEGRES } from './enumerations';
import { rneLocataire as rne } from './etablissement';
import { referentiel } from './referentiels';
import { structure } from './structures';

const octets = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Intitulé d'un champ de Scénarios ou du Passeport, changé par l'établissement (PAR-3). Absent : celui par défaut. */
export const masque = pgTable(
  'masque',
  {
    rne: rne(),
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    /** `passeport.contexte`, `scenarios.ressources`… */
    champ: text().notNull(),
    libelle: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.referentiel, t.champ] }),
    check('masque_libelle', sql`length(libelle) between 1 and 120`),
  ],
);

/** Intitulé et code d'un degré, changés par l'établissement (PAR-4). Absent : ceux du guide. */
export const degre = pgTable(
  'degre',
  { rne: rne(), degre: text({ enum: DEGRES }).notNull(), libelle: text().notNull(), code: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.rne, t.degre] }),
    unique().on(t.rne, t.code),
    check('degre_code', sql`code ~ '^[[:alnum:]]{1,2}$'`),
  ],
);

/** Logo et cachet (PAR-1), réécrits en PNG et bornés avant d'arriver ici. */
export const imageEtablissement = pgTable(
  'image_etablissement',
  {
    rne: rne(),
    genre: text({ enum: ['logo', 'cachet'] }).notNull(),
    png: octets().notNull(),
    largeur: integer().notNull(),
    hauteur: integer().notNull(),
    modifieLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.rne, t.genre] })],
);

/** Accès donné aux parents d'une classe, ou d'un seul diplôme de cette classe ; irréversible (ACP-3). */
export const accesParents = pgTable(
  'acces_parents',
  {
    rne: rne(),
    structureId: uuid().notNull(),
    /** Vide : toute la classe. */
    referentiel: text().notNull().default(''),
    donnePar: uuid().notNull(),
    donneLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.structureId, t.referentiel] }),
    foreignKey({ columns: [t.rne, t.structureId], foreignColumns: [structure.rne, structure.id] }),
    foreignKey({ columns: [t.rne, t.donnePar], foreignColumns: [compte.rne, compte.id] }),
  ],
);
