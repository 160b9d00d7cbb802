import * as z from 'zod';
import { CHAMPS } from './regles-champs';
import type { Contenu } from './types';

const CONTENUS = Object.keys(CHAMPS) as [Contenu, ...Contenu[]];
const feuille = z.object({
  contenu: z.enum(['', ...CONTENUS], 'Choisissez ce que contient la feuille.'),
  champs: z.array(z.string().max(40)).max(200),
  classe: z.string().max(60, 'Le nom d’une classe tient en 60 signes.'),
});

/** Ce qu'on a dit d'un tableur déposé, feuille par feuille, dans l'ordre du classeur. */
export const schemaCorrespondance = z.object({
  id: z.uuid('Identifiant attendu.'),
  annee: z.string().regex(/^2[01]\d\d$/, 'Choisissez une année scolaire.'),
  partiel: z.boolean(),
  feuilles: z.array(feuille).max(60),
});
