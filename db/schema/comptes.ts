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
import { PROFILS } from './enumerations';
import { rneLocataire as rne } from './etablissement';
import { referentiel } from './referentiels';

/**
 * Toute personne qui se connecte. Jamais supprimée par un import : elle sort (`sortiLe`), est masquée ou suspendue.
 * Un mot de passe initial qui est la date de naissance n'est pas haché : `motDePasse` est nul tant qu'il n'a pas été
 * personnalisé.
 */
export const compte = pgTable(
  'compte',
  {
    rne: rne(),
    id: uuid().notNull(),
    login: text().notNull(),
    profil: text({ enum: PROFILS }).notNull(),
    civilite: text(),
    nom: text().notNull(),
    prenom: text().notNull(),
    dateNaissance: date(),
    courriel: text(),
    /** Adresse lue dans SIECLE au dernier import : tant que `courriel` lui est égal, il la suit ; sinon il a été saisi. */
    courrielSiecle: text(),
    motDePasse: text(),
    aPersonnaliser: boolean().notNull().default(true),
    /** Jour où le mot de passe en cours a été choisi ; nul après une réinitialisation. */
    personnaliseLe: timestamp({ withTimezone: true }),
    versionSession: integer().notNull().default(0),
    /** `transfert` : auteur d'un autre établissement, repris avec ce qu'il a évalué ; jamais de session. */
    origine: text({ enum: ['siecle', 'manuel', 'transfert'] }).notNull(),
    /** Champs corrigés à la main : un import ne les change plus. */
    champsManuels: text().array().notNull().default([]),
    /** Ce que SIECLE disait de ces champs au dernier import, pour le montrer et pouvoir y revenir. */
    siecle: jsonb().$type<Record<string, string | null>>(),
    /** Identité dans SIECLE : `eleve`, `personne`, ou le TYPE de STSWeb (`epp`, `local`, `dir`, `eppsup`) et son numéro. */
    siecleGenre: text(),
    siecleId: text(),
    sortiLe: date(),
    suspenduLe: timestamp({ withTimezone: true }),
    masqueLe: timestamp({ withTimezone: true }),
    /** Premier envoi de ses accès à un responsable (ACP-3). */
    accesEnvoyeLe: timestamp({ withTimezone: true }),
    connecteLe: timestamp({ withTimezone: true }),
    connecteAvantLe: timestamp({ withTimezone: true }),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    modifieLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    unique().on(t.rne, t.login),
    unique().on(t.rne, t.siecleGenre, t.siecleId),
    index().on(t.rne, t.profil),
    check('compte_profil', sql`profil in ('administrateur', 'chef', 'enseignant', 'lecteur', 'parent', 'apprenant')`),
    check('compte_login', sql`length(login) between 1 and 20`),
    // Un auteur venu d'un autre établissement n'est qu'un nom : rien ne peut lui ouvrir de session (PAR-2).
    check(
      'compte_transfert',
      sql`origine <> 'transfert' or (masque_le is not null and suspendu_le is not null
        and mot_de_passe is null and date_naissance is null and courriel is null)`,
    ),
  ],
);

/**
 * Une session ouverte (AUT-19) : tant que sa ligne est là, que sa `version` est celle du compte et que sa fin n'est pas
 * venue, le cookie qui la désigne vaut. La retirer le rend sans valeur, où qu'il soit.
 */
export const session = pgTable(
  'session',
  {
    rne: rne(),
    id: uuid().notNull(),
    compteId: uuid().notNull(),
    /** `compte.version_session` à l'ouverture : qui l'avance finit toutes les sessions du compte. */
    version: integer().notNull(),
    /** Ouverte par un mot de passe donné : rien ne s'y ouvre que sa personnalisation (AUT-5). */
    aPersonnaliser: boolean().notNull(),
    /** « Firefox sur Windows » : de quoi la reconnaître dans « Mes sessions ». */
    appareil: text().notNull(),
    /** Le réseau d'où elle a été ouverte, abrégé : « 192.0.2.… ». */
    reseau: text().notNull(),
    ouverteLe: timestamp({ withTimezone: true }).notNull(),
    /** Dernier usage, à cinq minutes près. */
    vueLe: timestamp({ withTimezone: true }).notNull(),
    /** Elle ne va pas au-delà, quoi qu'on en fasse. */
    finLe: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.compteId),
  ],
);

export const motDePasseProvisoire = pgTable(
  'mot_de_passe_provisoire',
  {
    rne: rne(),
    id: uuid().notNull(),
    compteId: uuid().notNull(),
    hache: text().notNull(),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expireLe: timestamp({ withTimezone: true }).notNull(),
    utiliseLe: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.compteId),
  ],
);

export const enseignant = pgTable('enseignant', { rne: rne(), compteId: uuid().notNull(), discipline: text() }, (t) => [
  primaryKey({ columns: [t.rne, t.compteId] }),
  foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
]);

/** `referentiel` : le diplôme préparé, tiré du MEF de l'élève, sinon de sa division, sinon donné à la main. */
export const apprenant = pgTable(
  'apprenant',
  {
    rne: rne(),
    compteId: uuid().notNull(),
    ine: text(),
    ineAncien: text(),
    elenoet: text(),
    sexe: text(),
    mef: text(),
    referentiel: text().references(() => referentiel.code),
    referentielManuel: boolean().notNull().default(false),
    entreLe: date(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.compteId] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.ine),
    // À travers les établissements : le rapprochement d'un transfert (db/transfert.sql).
    index().on(t.ine),
    index().on(t.ineAncien),
  ],
);

/** Lien d'un responsable à un apprenant. `niveau` 1 = représentant légal (SIECLE depuis 2018). */
export const responsabilite = pgTable(
  'responsabilite',
  {
    rne: rne(),
    responsableId: uuid().notNull(),
    apprenantId: uuid().notNull(),
    niveau: smallint().notNull(),
    parente: text().notNull(),
    finLe: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.responsableId, t.apprenantId] }),
    foreignKey({ columns: [t.rne, t.responsableId], foreignColumns: [compte.rne, compte.id] }),
    foreignKey({ columns: [t.rne, t.apprenantId], foreignColumns: [apprenant.rne, apprenant.compteId] }),
    index().on(t.rne, t.apprenantId),
  ],
);
