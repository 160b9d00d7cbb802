import * as z from 'zod';
import { aujourdhui, plusMois } from '@/lib/dates';
import { LONGUEUR_CHAMP, LONGUEUR_TITRE } from './champs';

const textes = z.record(
  z.string().max(40),
  z.string().max(LONGUEUR_CHAMP, 'Ce texte est trop long : 10 000 caractères au plus.'),
);
const codeItem = z.string().max(40);
const id = z.uuid('Identifiant incorrect.');

const jour = z.iso
  .date('Indiquez une date, par exemple 14/07/2026.')
  .refine(
    (d) => d >= '2000-01-01' && d <= plusMois(aujourdhui(), 12),
    'Cette date est trop éloignée : vérifiez l’année.',
  );

/** Ce que l'apprenant saisit ; le même schéma sert au formulaire et à l'action (PAS-2). */
export const schemaFiche = z.object({
  titre: z
    .string()
    .trim()
    .min(1, 'Donnez un titre à votre fiche.')
    .max(LONGUEUR_TITRE, 'Le titre compte 100 caractères au plus.'),
  faiteLe: jour,
  lieu: z.enum(['pfmp', 'etablissement'], 'Indiquez si c’était en PFMP ou dans l’établissement.'),
  organisation: z.string().trim().max(200, '200 caractères au plus.'),
  item: codeItem.min(1, 'Choisissez la compétence que cette fiche illustre.'),
  /** Codes des complexités et aléas rencontrés (GA). */
  choix: z.array(codeItem).max(60),
  textes,
  /** Activité du BEP MSA (GA) ; vide : aucune. */
  bepItem: codeItem,
  bepTextes: textes,
  brouillon: z.boolean(),
});

/** La fiche telle qu'on l'a ouverte : ce qui permet de dire ce qui a changé depuis (`versionDe` de regles). */
export const schemaVersion = z.object({ numero: z.int().positive(), choix: z.string().max(5_000) });

export const schemaModification = z.object({ id, version: schemaVersion, saisie: schemaFiche });
export const schemaCible = z.object({ id });

export type SaisieFiche = z.output<typeof schemaFiche>;
export type VersionFiche = z.output<typeof schemaVersion>;
