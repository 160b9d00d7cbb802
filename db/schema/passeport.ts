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
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { fichier } from './abonnements';
import { apprenant, compte } from './comptes';
import { DEGRES } from './enumerations';
import { rneLocataire as rne } from './etablissement';
import { referentielItem } from './referentiels';

/** GA : la fiche a deux parties, évaluées à part. */
const partie = () => text({ enum: ['bacpro', 'bep'] }).notNull();

/**
 * Fiche de situation professionnelle. `item` est la compétence (GA : la situation) du référentiel de l'apprenant ;
 * `textes` tient les champs de la description, par clé de masque ; `bepItem` et `bepTextes`, la partie BEP MSA.
 */
export const fiche = pgTable(
  'fiche',
  {
    rne: rne(),
    id: uuid().notNull(),
    apprenantId: uuid().notNull(),
    titre: text().notNull(),
    faiteLe: date().notNull(),
    lieu: text({ enum: ['pfmp', 'etablissement'] }).notNull(),
    organisation: text().notNull().default(''),
    /** Dates de la PFMP, quand c'en est une. */
    pfmpDebutLe: date(),
    pfmpFinLe: date(),
    referentiel: text().notNull(),
    item: text().notNull(),
    textes: jsonb().$type<Record<string, string>>().notNull(),
    bepReferentiel: text(),
    bepItem: text(),
    bepTextes: jsonb().$type<Record<string, string>>().notNull().default({}),
    brouillon: boolean().notNull().default(false),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Dernière modification par l'apprenant. */
    modifieLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    corbeilleLe: timestamp({ withTimezone: true }),
    /** Le dernier enseignant qui en a corrigé le rattachement ; nul si l'apprenant l'a changé depuis. */
    corrigeParId: uuid(),
    corrigeLe: timestamp({ withTimezone: true }),
    /** Les choix de l'apprenant avant la première correction : complexités et aléas, puis l'activité BEP s'il y en avait une. */
    corrigeAvant: text().array(),
    /** Établissement d'où elle a été transférée : elle n'est plus que consultée. */
    origineRne: text(),
    /** Augmente à chaque enregistrement de l'apprenant : celui qui part d'une version plus ancienne est arrêté. */
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.apprenantId], foreignColumns: [apprenant.rne, apprenant.compteId] }),
    foreignKey({ columns: [t.rne, t.corrigeParId], foreignColumns: [compte.rne, compte.id] }),
    foreignKey({
      columns: [t.referentiel, t.item],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
    foreignKey({
      columns: [t.bepReferentiel, t.bepItem],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
    index().on(t.rne, t.apprenantId),
    check('fiche_titre', sql`length(titre) between 1 and 100`),
  ],
);

/** Complexités et aléas rencontrés (GA). */
export const ficheChoix = pgTable(
  'fiche_choix',
  { rne: rne(), ficheId: uuid().notNull(), item: text().notNull(), referentiel: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.rne, t.ficheId, t.item] }),
    foreignKey({ columns: [t.rne, t.ficheId], foreignColumns: [fiche.rne, fiche.id] }),
    foreignKey({
      columns: [t.referentiel, t.item],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
  ],
);

/** Ce que l'apprenant avait écrit au moment d'une évaluation. */
export interface EtatFiche {
  titre: string;
  faiteLe: string;
  lieu: string;
  organisation: string;
  textes: Record<string, string>;
  /** Dates de la PFMP ; absentes des plus anciens. */
  pfmp?: string[];
  /** Fichiers et liens joints à la partie, en clair ; absents des plus anciens. */
  pieces?: string[];
}

/**
 * Historique des évaluations d'une fiche : on y ajoute, on n'y modifie rien. `items` fige ce que le degré porte (la
 * compétence, et les complexités et aléas retenus à ce moment-là).
 */
export const ficheEvaluation = pgTable(
  'fiche_evaluation',
  {
    rne: rne(),
    id: uuid().notNull(),
    ficheId: uuid().notNull(),
    partie: partie(),
    degre: text({ enum: DEGRES }),
    appreciation: text().notNull().default(''),
    /** La fiche telle qu'elle a été évaluée, pour montrer ce qui a changé depuis ; nul pour les plus anciennes. */
    etat: jsonb().$type<EtatFiche>(),
    referentiel: text().notNull(),
    items: text().array().notNull(),
    auteurId: uuid().notNull(),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.ficheId], foreignColumns: [fiche.rne, fiche.id] }),
    foreignKey({ columns: [t.rne, t.auteurId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.ficheId, t.creeLe),
    check(
      'fiche_evaluation_degre',
      sql`degre in ('totale', 'partielle', 'encours', 'erreurs', 'nonevaluable') and (degre is not null or appreciation <> '')`,
    ),
  ],
);

/** Dernière fois que chacun a ouvert la fiche. */
export const ficheVue = pgTable(
  'fiche_vue',
  {
    rne: rne(),
    ficheId: uuid().notNull(),
    compteId: uuid().notNull(),
    vueLe: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.ficheId, t.compteId] }),
    foreignKey({ columns: [t.rne, t.ficheId], foreignColumns: [fiche.rne, fiche.id] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
  ],
);

/** Fichiers joints à l'une des deux parties d'une fiche. Retirer le fichier retire la ligne. */
export const ficheFichier = pgTable(
  'fiche_fichier',
  { rne: rne(), ficheId: uuid().notNull(), fichierId: uuid().notNull(), partie: partie() },
  (t) => [
    primaryKey({ columns: [t.rne, t.ficheId, t.fichierId] }),
    foreignKey({ columns: [t.rne, t.ficheId], foreignColumns: [fiche.rne, fiche.id] }),
    foreignKey({ columns: [t.rne, t.fichierId], foreignColumns: [fichier.rne, fichier.id] }).onDelete('cascade'),
    index().on(t.rne, t.fichierId),
  ],
);

/** Liens joints à l'une des deux parties. `libelle` vide : l'adresse se montre elle-même. */
export const ficheLien = pgTable(
  'fiche_lien',
  {
    rne: rne(),
    ficheId: uuid().notNull(),
    partie: partie(),
    rang: integer().notNull(),
    url: text().notNull(),
    libelle: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.ficheId, t.partie, t.rang] }),
    foreignKey({ columns: [t.rne, t.ficheId], foreignColumns: [fiche.rne, fiche.id] }).onDelete('cascade'),
    check('fiche_lien_url', sql`url ~ '^https?://'`),
  ],
);
