import * as z from 'zod';

/** Au-delà d'une très grande classe, l'adresse deviendrait trop longue. */
const MAX_SELECTION = 200;

/** Les apprenants cochés, tels que le formulaire les met dans l'adresse (`?apprenant=…&apprenant=…`). */
export const selection = z
  .array(z.uuid('Apprenant inconnu.'))
  .min(1, 'Cochez au moins un apprenant.')
  .max(MAX_SELECTION, `Pas plus de ${MAX_SELECTION} apprenants à la fois.`);
