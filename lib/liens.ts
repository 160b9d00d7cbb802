import * as z from 'zod';
import { completerAdresse, estAdresseWeb } from './adresse-web';

const LONGUEUR_URL = 2000;
const LONGUEUR_LIBELLE = 200;

export interface Lien {
  url: string;
  /** Vide : l'adresse se montre elle-même. */
  libelle: string;
}

const lien = z
  .object({
    url: z.string().max(LONGUEUR_URL, 'Cette adresse est trop longue.').transform(completerAdresse),
    libelle: z
      .string()
      .trim()
      .max(LONGUEUR_LIBELLE, `Le texte d’un lien ne peut pas dépasser ${LONGUEUR_LIBELLE} caractères.`),
  })
  .refine(({ url, libelle }) => (url === '' ? libelle === '' : estAdresseWeb(url)), {
    path: ['url'],
    error: 'Donnez une adresse complète, par exemple https://www.education.gouv.fr.',
  });

/** Des liens saisis ligne par ligne ; une ligne restée vide est ignorée. */
export const schemaLiens = (max: number) =>
  z
    .array(lien)
    .transform((liens): Lien[] => liens.filter(({ url }) => url !== ''))
    .refine((liens) => liens.length <= max, `Gardez ${max} liens au plus.`);
