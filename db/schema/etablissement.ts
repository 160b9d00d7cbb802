import { boolean, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { PROFILS } from './enumerations';

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
  /** Apprenants et parents peuvent rester connectés trente jours sur leur appareil (AUT-19). */
  resterConnecte: boolean().notNull().default(false),
  /** La connexion ne dit plus ce qui est faux, de l'identifiant ou du mot de passe. */
  messagesDiscrets: boolean().notNull().default(false),
  /** Longueur minimale d'un mot de passe, pour les profils où l'établissement en demande plus que le guide. */
  longueursMotDePasse: jsonb().$type<Partial<Record<(typeof PROFILS)[number], number>>>().notNull().default({}),
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
