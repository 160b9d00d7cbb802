import * as z from 'zod';
import { choixDAdresse, sensDAdresse, texteDAdresse } from '@/lib/listes';

/** Bien plus que ne compte un établissement : une demande plus longue n'en vient pas. */
const MAX = 5000;

export const schemaReinitialisation = z.object({
  apprenants: z.array(z.uuid()).min(1, 'Cochez au moins un apprenant.').max(MAX),
});

/** Ce que porte l'adresse : la classe ou la sélection que l'on regarde, et l'ordre de ses comptes. */
export const schemaListe = z.object({
  classe: texteDAdresse(40),
  tri: choixDAdresse(['nom', 'connexion']),
  sens: sensDAdresse(),
});
export type FiltreListe = z.output<typeof schemaListe>;
