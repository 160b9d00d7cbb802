import * as z from 'zod';

const identifiant = z.uuid('Identifiant attendu.');
const estUuid = (texte: string): boolean => identifiant.safeParse(texte).success;

export const schemaAnalyse = z.object({ id: identifiant });

export const schemaImporter = z.object({ confirme: z.boolean() });

export const schemaDivision = z.object({ division: identifiant });

/** Vide : pas encore choisi. */
export const schemaRattachement = z.object({
  division: identifiant,
  referentiel: z
    .string()
    .max(40)
    .transform((code) => code || null),
  niveau: z
    .enum(['', '1', '2', '3'], 'Choisissez un niveau de la liste.')
    .transform((niveau) => (niveau ? Number(niveau) : null)),
});

/** À chaque question, par sa clé : le compte, ou `neuf`. */
export const schemaReponses = z.object({
  id: identifiant,
  reponses: z.array(
    z.object({
      cle: z.string().max(2000),
      compte: z.string().refine((c) => c === 'neuf' || estUuid(c), 'Choisissez une réponse.'),
    }),
  ),
});
