import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { apprenant, compte } from './comptes';
import { DEGRES } from './enumerations';
import { rneLocataire as rne } from './etablissement';
import { referentielItem } from './referentiels';

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
    /** Établissement d'où elle a été transférée : elle n'est plus que consultée. */
    origineRne: text(),
  },
  (t) => [
    primaryKey({ columns: [t.rne, t.id] }),
    foreignKey({ columns: [t.rne, t.apprenantId], foreignColumns: [apprenant.rne, apprenant.compteId] }),
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
    partie: text({ enum: ['bacpro', 'bep'] }).notNull(),
    degre: text({ enum: DEGRES }),
    appreciation: text().notNull().default(''),
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
