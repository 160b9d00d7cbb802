import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { compte } from './comptes';
import { rneLocataire as rne } from './etablissement';
import { referentiel } from './referentiels';

/** Diplômes auxquels l'établissement est abonné, et jusqu'à quand. */
export const abonnementDiplome = pgTable(
  'abonnement_diplome',
  {
    rne: rne(),
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    debutLe: date().notNull(),
    finLe: date().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rne, t.referentiel] })],
);

/** Une commande (ABO-2). `octets` : espace disque acheté en plus pour ce diplôme. */
export const commande = pgTable(
  'commande',
  {
    rne: rne(),
    id: uuid().notNull(),
    reference: text().notNull(),
    passeeLe: date().notNull(),
    objet: text().notNull(),
    referentiel: text().references(() => referentiel.code),
    octets: bigint({ mode: 'number' }).notNull().default(0),
    montantCentimes: bigint({ mode: 'number' }),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.rne, t.id] }), check('commande_octets', sql`octets >= 0`)],
);

/** Espace occupé par diplôme et module (ABO-3) ; la ligne sert de verrou au quota (ABO-4). */
export const espaceDisque = pgTable(
  'espace_disque',
  {
    rne: rne(),
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    octetsPasseport: bigint({ mode: 'number' }).notNull().default(0),
    octetsScenarios: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.referentiel] }),
    check('espace_disque_positif', sql`octets_passeport >= 0 and octets_scenarios >= 0`),
  ],
);

/** Un fichier déposé, dans le stockage sous `cle`. Ce à quoi il est joint le désigne. */
export const fichier = pgTable(
  'fichier',
  {
    rne: rne(),
    id: uuid().notNull(),
    module: text({ enum: ['passeport', 'scenarios'] }).notNull(),
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    cle: text().notNull(),
    nom: text().notNull(),
    type: text().notNull(),
    octets: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 de ses octets, en hexadécimal ; nul pour un fichier déposé avant qu'on le garde. */
    sha256: text(),
    deposePar: uuid().notNull(),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.deposePar], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.referentiel, t.module),
  ],
);
