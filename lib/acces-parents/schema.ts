import * as z from 'zod';

/** `referentiel` vide : toute la classe. */
export const schemaDonnerAcces = z.object({ classe: z.uuid(), referentiel: z.string().max(40).default('') });

export const schemaParent = z.object({ parent: z.uuid() });

export const schemaMajeurs = z.object({ parentsMajeurs: z.boolean() });
