import * as z from 'zod';
import { LONGUEUR_NOM } from './regles';

export const MODULES_FILTRES = ['tableau-de-bord', 'tableau-de-bord-classe'] as const;
export type ModuleFiltre = (typeof MODULES_FILTRES)[number];

/** Ce qu'un filtre retient : les paramètres de l'adresse qui le rejouent. */
const contenu = z.record(z.string().max(40), z.string().max(4000)).refine((c) => Object.keys(c).length <= 20);

const nom = z
  .string('Donnez un nom à ce filtre.')
  .trim()
  .min(1, 'Donnez un nom à ce filtre.')
  .max(LONGUEUR_NOM, `Le nom ne peut pas dépasser ${LONGUEUR_NOM} caractères.`);

/** `id` : le filtre à remplacer ; sans lui, un nouveau. */
export const schemaFiltre = z.object({
  id: z.uuid().optional(),
  referentiel: z.string().min(1).max(40),
  nom,
  contenu,
});
export type SaisieFiltre = z.output<typeof schemaFiltre>;

export const schemaIdFiltre = z.object({ id: z.uuid('Identifiant invalide.') });
