import * as z from 'zod';
import { choixDAdresse, entierDAdresse, pageDAdresse, sensDAdresse, texteDAdresse } from '@/lib/listes';
import { LONGUEUR_TITRE } from './regles';

const id = z.uuid('Identifiant invalide.');

const titre = z
  .string('Donnez un titre.')
  .trim()
  .min(1, 'Donnez un titre à cette évaluation.')
  .max(LONGUEUR_TITRE, `Le titre ne peut pas dépasser ${LONGUEUR_TITRE} caractères.`);

const jour = z.iso.date('Donnez une date valide.');

const items = z
  .array(z.string().min(1).max(60))
  .min(1, 'Choisissez au moins un item à évaluer.')
  .max(100, 'Une évaluation porte sur 100 items au plus.')
  .refine((codes) => new Set(codes).size === codes.length, 'Un item est choisi deux fois.');

const apprenants = z
  .array(id)
  .min(1, 'Choisissez au moins un apprenant.')
  .max(300, 'Une évaluation concerne 300 apprenants au plus.')
  .transform((ids) => [...new Set(ids)]);

/** Ce qui est évalué : la première étape de la création. */
export const schemaSujet = z.object({
  titre,
  faiteLe: jour,
  referentiel: z.string('Choisissez un diplôme.').min(1, 'Choisissez un diplôme.').max(40),
  niveau: z.number('Choisissez un niveau.').int().min(1, 'Choisissez un niveau.').max(3),
  items,
});

/** `scenario` : celui dont l'évaluation est tirée (SCE-7). */
export const schemaCreation = schemaSujet.extend({ apprenants, scenario: id.optional() });
export type SaisieCreation = z.output<typeof schemaCreation>;

/** `confirme` : l'auteur accepte de perdre les résultats des items retirés. */
export const schemaModification = z.object({ id, titre, faiteLe: jour, items, confirme: z.boolean().default(false) });
export type SaisieModification = z.output<typeof schemaModification>;

/** `confirme` : l'auteur accepte de perdre les résultats des apprenants retirés. */
export const schemaApprenants = z.object({ id, apprenants, confirme: z.boolean().default(false) });
export type SaisieApprenants = z.output<typeof schemaApprenants>;

export const schemaCollegues = z.object({
  id,
  collegues: z
    .array(id)
    .max(200)
    .transform((ids) => [...new Set(ids)]),
});
export type SaisieCollegues = z.output<typeof schemaCollegues>;

export const schemaVisible = z.object({ id, visible: z.boolean() });
export const schemaEvaluation = z.object({ id });

/** Ce que porte l'adresse d'une liste d'évaluations ; une valeur inconnue vaut celle par défaut, 0 vaut « tout ». */
export const schemaListe = z.object({
  titre: texteDAdresse(),
  date: texteDAdresse(),
  auteur: texteDAdresse(),
  annee: entierDAdresse(2000, 2100, 0),
  niveau: entierDAdresse(1, 3, 0),
  vue: choixDAdresse(['miennes', 'co-saisie', 'collegues', 'corbeille']),
  tri: choixDAdresse(['date', 'titre', 'auteur']),
  sens: sensDAdresse('decroissant'),
  page: pageDAdresse,
});
export type FiltreListe = z.output<typeof schemaListe>;
export type Vue = FiltreListe['vue'];
