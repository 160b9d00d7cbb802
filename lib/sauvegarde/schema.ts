import * as z from 'zod';

export const FORMAT = 'griotte-sauvegarde/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const compte = z.number().int().min(0);

const table = z.object({
  nom: z.string().min(1),
  colonnes: z.array(z.string().min(1)).min(1),
  lignes: compte,
  octets: compte,
  sha256,
});

const fichier = z.object({ cle: z.string().min(1), octets: compte, sha256 });

/** `manifeste.json` d'une archive : ce qu'elle contient, et de quoi vérifier que tout y est. */
export const schemaManifeste = z.object({
  format: z.literal(FORMAT),
  faiteLe: z.iso.datetime(),
  /** Le programme qui l'a faite, et la dernière migration de la base : son nom, et sa date au journal. */
  version: z.string(),
  migration: z.object({ nom: z.string(), quand: z.number().int() }),
  /** L'établissement, quand elle n'en contient qu'un. */
  rne: z.string().nullable(),
  etablissements: z.array(z.object({ rne: z.string(), nom: z.string() })).min(1),
  /** Dans l'ordre où elles se remettent : ce qu'une table désigne vient avant elle. */
  tables: z.array(table).min(1),
  fichiers: z.array(fichier),
  /** Fichiers que la base connaît et que le stockage n'a pas rendus. */
  absents: z.array(z.string()),
});

export type Manifeste = z.infer<typeof schemaManifeste>;
export type TableGardee = z.infer<typeof table>;
export type FichierGarde = z.infer<typeof fichier>;
