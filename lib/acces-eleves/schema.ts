import * as z from 'zod';

/** Bien plus que ne compte un établissement : une demande plus longue n'en vient pas. */
const MAX = 5000;

export const schemaReinitialisation = z.object({
  apprenants: z.array(z.uuid()).min(1, 'Cochez au moins un apprenant.').max(MAX),
});
