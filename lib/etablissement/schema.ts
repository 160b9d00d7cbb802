import * as z from 'zod';

/** Ce qu'il faut pour ouvrir un établissement ; le RNE a ses propres règles (regles-rne). */
export const schemaOuverture = z.object({
  nom: z
    .string()
    .trim()
    .min(1, 'Donnez le nom de l’établissement (--nom).')
    .max(120, 'Le nom de l’établissement ne peut pas dépasser 120 caractères.'),
  courriel: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(
      z.email('Cette adresse électronique n’est pas valable : elle doit ressembler à nom@domaine.fr (--courriel).'),
    ),
});
