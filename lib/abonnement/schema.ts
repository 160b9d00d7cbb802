import * as z from 'zod';
import { aujourdhui } from '@/lib/dates';
import { estJour, lireMontant, lireTaille } from './regles';

const texte = (nom: string) =>
  z.string(`${nom} manque.`).trim().min(1, `${nom} manque.`).max(200, `${nom} est trop long.`);

const jour = z.string('La date manque.').refine(estJour, 'La date s’écrit aaaa-mm-jj\u00a0: 2026-11-20.');

/** Une écriture de l'exploitant, changée en nombre ; ce qui ne se lit pas est dit par `message`. */
const nombre = (lire: (texte: string) => number | null, message: string) =>
  z.string().transform((saisi, ctx) => {
    const lu = lire(saisi);
    if (lu === null) ctx.addIssue({ code: 'custom', message });
    return lu ?? 0;
  });

/** `npm run abonnement -- commander` : les valeurs sont des textes, rendues typées. */
export const schemaCommande = z
  .object({
    rne: texte('Le code RNE'),
    reference: texte('La référence'),
    objet: texte('L’objet'),
    diplome: z.string().trim().optional(),
    octets: nombre(lireTaille, 'La taille s’écrit 1Go, 500Mo ou un nombre d’octets.').optional(),
    montant: nombre(lireMontant, 'Le montant s’écrit en euros\u00a0: 120,00.').optional(),
    le: jour.default(aujourdhui),
  })
  .refine((c) => !c.octets || c.diplome, {
    path: ['diplome'],
    error: 'De l’espace se commande pour un diplôme\u00a0: précisez-le.',
  });

/** `npm run abonnement -- diplome`. */
export const schemaDiplome = z
  .object({ rne: texte('Le code RNE'), diplome: texte('Le diplôme'), du: jour, au: jour })
  .refine((d) => d.du <= d.au, { path: ['au'], error: 'L’abonnement finirait avant de commencer.' });

export const schemaEtablissement = z.object({ rne: texte('Le code RNE') });

export type SaisieCommande = z.output<typeof schemaCommande>;
export type SaisieDiplome = z.output<typeof schemaDiplome>;
