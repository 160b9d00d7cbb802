import * as z from 'zod';
import { CHAMPS } from './regles-champs';
import type { Contenu } from './types';

const CONTENUS = Object.keys(CHAMPS) as [Contenu, ...Contenu[]];
const champsDe = (contenu: Contenu) => new Set(['', ...CHAMPS[contenu].map((c) => c.cle)]);

const feuille = z
  .object({
    contenu: z.enum(['', ...CONTENUS], 'Choisissez ce que contient la feuille.'),
    champs: z.array(z.string().max(40)).max(200),
    classe: z.string().trim().max(60, 'Le nom d’une classe tient en 60 signes.'),
  })
  .transform(({ contenu, champs, ...reste }) => {
    const admis = contenu === '' ? new Set<string>() : champsDe(contenu);
    return { ...reste, contenu, champs: champs.map((c) => (admis.has(c) ? c : '')) };
  });

/** Ce qu'on a dit d'un tableur déposé, feuille par feuille, dans l'ordre du classeur. */
export const schemaCorrespondance = z.object({
  id: z.uuid('Identifiant attendu.'),
  annee: z.coerce.number('Choisissez une année scolaire.').int().min(2000).max(2199),
  partiel: z.boolean(),
  feuilles: z.array(feuille).max(60),
});
