import { boolean, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** L'établissement (le locataire). `revision` avance à chaque écriture sur ses personnes ou ses structures. */
export const etablissement = pgTable('etablissement', {
  rne: text().primaryKey(),
  nom: text().notNull(),
  courriel: text(),
  adresse: text(),
  codePostal: text(),
  commune: text(),
  telephone: text(),
  /** Numéro de la déclaration du traitement, exigé pour le transfert (PAR-2). */
  numeroDeclaration: text(),
  transfertActif: boolean().notNull().default(false),
  /** Le 2e degré de maîtrise en jaune au lieu de vert clair (PAR-4). */
  deuxiemeDegreJaune: boolean().notNull().default(false),
  /** Les parents d'apprenants majeurs reçoivent aussi leurs accès. */
  parentsMajeurs: boolean().notNull().default(false),
  /** Année de la rentrée du dernier import d'enseignants ; nulle tant qu'aucun n'a été fait. */
  anneeCourante: integer(),
  revision: integer().notNull().default(0),
  creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** Première colonne de toute table d'établissement, de sa clé et de ses clés étrangères (docs/decisions/0002). */
export const rneLocataire = () =>
  text()
    .notNull()
    .references(() => etablissement.rne);
