import * as z from 'zod';
import { DEGRES_FICHE } from '@/lib/degres/regles';
import { schemaVersion } from './schema';

const id = z.uuid('Identifiant incorrect.');
const codeItem = z.string().max(40);

/** Ce que l'enseignant saisit pour une partie : un degré, une appréciation, ou les deux. */
export const schemaJugement = z
  .object({
    degre: z.enum(DEGRES_FICHE, 'Ce résultat n’existe pas pour une fiche.').nullable(),
    appreciation: z.string().trim().max(4_000, 'L’appréciation compte 4 000 caractères au plus.'),
  })
  .refine((e) => e.degre !== null || e.appreciation !== '', {
    path: ['degre'],
    message: 'Choisissez un résultat, ou écrivez une appréciation.',
  });

/** L'évaluation d'une des deux parties. */
export const schemaEvaluation = schemaJugement.safeExtend({
  id,
  version: schemaVersion,
  partie: z.enum(['bacpro', 'bep']),
});

/** Ce que l'enseignant corrige sur une fiche de GA (G 3.11.2) : complexités et aléas, activité du BEP. */
export const schemaCorrection = z.object({
  id,
  version: schemaVersion,
  choix: z.array(codeItem).max(60),
  bepItem: codeItem,
});

export type Jugement = z.output<typeof schemaJugement>;
export type SaisieEvaluation = z.output<typeof schemaEvaluation>;
export type SaisieCorrection = z.output<typeof schemaCorrection>;
