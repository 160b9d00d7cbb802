import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
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
import { apprenant, compte } from './comptes';
import { DEGRES } from './enumerations';
import { rneLocataire as rne } from './etablissement';
import { referentiel, referentielItem } from './referentiels';
import { scenario } from './scenarios';

/** Rattachée à un diplôme, un niveau et une année scolaire, pas à une classe (G 3.8.1). */
export const evaluation = pgTable(
  'evaluation',
  {
    rne: rne(),
    id: uuid().notNull(),
    titre: text().notNull(),
    referentiel: text()
      .notNull()
      .references(() => referentiel.code),
    niveau: smallint().notNull(),
    annee: integer().notNull(),
    faiteLe: date().notNull(),
    auteurId: uuid().notNull(),
    visible: boolean().notNull().default(false),
    creeLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    modifieLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Mise à la corbeille par son auteur, qui peut la reprendre trente jours ; ensuite elle est effacée. */
    supprimeLe: timestamp({ withTimezone: true }),
    /** Scénario dont elle est née ; nul s'il n'y en a pas, ou s'il a été supprimé. */
    scenarioId: uuid(),
    /** Établissement d'où elle a été transférée : elle n'est plus que consultée. */
    origineRne: text(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.auteurId], foreignColumns: [compte.rne, compte.id] }),
    foreignKey({ columns: [t.rne, t.scenarioId], foreignColumns: [scenario.rne, scenario.id] }),
    index().on(t.rne, t.auteurId, t.annee),
    index().on(t.rne, t.scenarioId),
    check('evaluation_niveau', sql`niveau between 1 and 3`),
  ],
);

/** Ce qui est noté : une compétence, ou l'une de ses complexités ou aléas, dans l'ordre `rang`. */
export const evaluationItem = pgTable(
  'evaluation_item',
  {
    rne: rne(),
    evaluationId: uuid().notNull(),
    item: text().notNull(),
    referentiel: text().notNull(),
    rang: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.evaluationId, t.item] }),
    foreignKey({ columns: [t.rne, t.evaluationId], foreignColumns: [evaluation.rne, evaluation.id] }),
    foreignKey({
      columns: [t.referentiel, t.item],
      foreignColumns: [referentielItem.referentiel, referentielItem.code],
    }),
  ],
);

export const evaluationApprenant = pgTable(
  'evaluation_apprenant',
  {
    rne: rne(),
    evaluationId: uuid().notNull(),
    apprenantId: uuid().notNull(),
    commentaire: text().notNull().default(''),
    commentePar: uuid(),
    commenteLe: timestamp({ withTimezone: true }),
    /** Dernière consultation par l'apprenant : ce qui a changé depuis est « nouveau » pour lui. */
    vueLe: timestamp({ withTimezone: true }),
    modifieLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.evaluationId, t.apprenantId] }),
    foreignKey({ columns: [t.rne, t.evaluationId], foreignColumns: [evaluation.rne, evaluation.id] }),
    foreignKey({ columns: [t.rne, t.apprenantId], foreignColumns: [apprenant.rne, apprenant.compteId] }),
    foreignKey({ columns: [t.rne, t.commentePar], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.apprenantId),
  ],
);

/** Collègue à qui l'auteur permet de saisir des résultats (co-intervention). */
export const evaluationSaisissant = pgTable(
  'evaluation_saisissant',
  { rne: rne(), evaluationId: uuid().notNull(), compteId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.rne, t.evaluationId, t.compteId] }),
    foreignKey({ columns: [t.rne, t.evaluationId], foreignColumns: [evaluation.rne, evaluation.id] }),
    foreignKey({ columns: [t.rne, t.compteId], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.compteId),
  ],
);

/** Un degré par item et apprenant ; qui l'a saisi, quand. */
export const resultat = pgTable(
  'resultat',
  {
    rne: rne(),
    evaluationId: uuid().notNull(),
    apprenantId: uuid().notNull(),
    item: text().notNull(),
    degre: text({ enum: DEGRES }).notNull(),
    saisiPar: uuid().notNull(),
    saisiLe: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.evaluationId, t.apprenantId, t.item] }),
    foreignKey({
      columns: [t.rne, t.evaluationId, t.item],
      foreignColumns: [evaluationItem.rne, evaluationItem.evaluationId, evaluationItem.item],
    }),
    foreignKey({
      columns: [t.rne, t.evaluationId, t.apprenantId],
      foreignColumns: [evaluationApprenant.rne, evaluationApprenant.evaluationId, evaluationApprenant.apprenantId],
    }),
    foreignKey({ columns: [t.rne, t.saisiPar], foreignColumns: [compte.rne, compte.id] }),
    index().on(t.rne, t.apprenantId),
    check('resultat_degre', sql`degre in ('totale', 'partielle', 'encours', 'erreurs', 'nonevaluable', 'absent')`),
  ],
);
