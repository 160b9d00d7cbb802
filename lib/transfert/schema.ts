import * as z from 'zod';

const LONGUEUR_NUMERO = 60;

/** « Activer le transfert » : le numéro de la déclaration est exigé pour répondre « Oui » (G 3.6.2). */
export const schemaActivation = z
  .object({
    numero: z.string().trim().max(LONGUEUR_NUMERO, `Le numéro compte ${LONGUEUR_NUMERO} caractères au plus.`),
    actif: z.enum(['oui', 'non'], { error: 'Choisissez «\u00a0Oui\u00a0» ou «\u00a0Non\u00a0».' }),
  })
  .refine((s) => s.actif === 'non' || s.numero !== '', {
    path: ['numero'],
    error: 'Donnez le numéro de votre déclaration pour activer le transfert.',
  });

/** Propositions acceptées, une ou plusieurs à la fois. */
export const schemaAcceptation = z.object({
  ids: z.array(z.uuid()).min(1, 'Choisissez au moins une proposition.').max(500, 'Pas plus de 500 à la fois.'),
});

export const schemaProposition = z.object({ id: z.uuid() });

export const schemaRien = z.object({});

export type SaisieActivation = z.output<typeof schemaActivation>;

/** La page de l'historique que dit l'adresse ; la première pour tout ce qui n'en est pas une. */
export const schemaPage = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
