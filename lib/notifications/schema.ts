import * as z from 'zod';

export const RYTHMES = ['quotidien', 'hebdomadaire'] as const;
export type Rythme = (typeof RYTHMES)[number];

/** Le résumé par courriel que chacun règle dans « Mon compte » ; « aucun » l'arrête. */
export const schemaResume = z.object({ rythme: z.enum(['aucun', ...RYTHMES], 'Choisissez un rythme.') });
export type SaisieResume = z.output<typeof schemaResume>;
