import * as z from 'zod';
import { SCENARIOS_MAX } from './regles-limites';

/** Ce que l'enseignant a choisi pour chaque scénario à importer ; `cle` : celle de l'aperçu. */
export const schemaChoix = z
  .array(
    z.object({
      cle: z.string().min(1).max(60),
      referentiel: z.string().min(1).max(40),
      niveau: z.number().int().min(1).max(3),
      prive: z.boolean(),
    }),
  )
  .min(1)
  .max(SCENARIOS_MAX)
  .refine((choix) => new Set(choix.map((c) => c.cle)).size === choix.length);
export type ChoixImport = z.output<typeof schemaChoix>;

export const schemaIds = z.array(z.uuid()).max(1000);
