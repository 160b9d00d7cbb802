import * as z from 'zod';
import { LIENS_MAX, LONGUEUR_CHAMP, LONGUEUR_TITRE } from '@/lib/champs/regles-fiche';
import { aujourdhui, plusMois } from '@/lib/dates';
import { schemaLiens } from '@/lib/liens';

const textes = z.record(
  z.string().max(40),
  z.string().max(LONGUEUR_CHAMP, 'Ce texte est trop long\u00a0: 10 000 caractères au plus.'),
);
const codeItem = z.string().max(40);
const id = z.uuid('Identifiant incorrect.');

const jour = z.iso
  .date('Indiquez une date, par exemple 14/07/2026.')
  .refine(
    (d) => d >= '2000-01-01' && d <= plusMois(aujourdhui(), 12),
    'Cette date est trop éloignée\u00a0: vérifiez l’année.',
  );

const jourOuVide = z.literal('').or(jour);

const champsFiche = z.object({
  titre: z
    .string()
    .trim()
    .min(1, 'Donnez un titre à votre fiche.')
    .max(LONGUEUR_TITRE, 'Le titre compte 100 caractères au plus.'),
  faiteLe: jour,
  lieu: z.enum(['pfmp', 'etablissement'], 'Indiquez si c’était en PFMP ou dans l’établissement.'),
  organisation: z.string().trim().max(200, '200 caractères au plus.'),
  /** Dates de la PFMP ; vides : non données. */
  pfmpDebutLe: jourOuVide,
  pfmpFinLe: jourOuVide,
  item: codeItem.min(1, 'Choisissez dans le référentiel ce que cette fiche illustre.'),
  /** Codes des complexités et aléas rencontrés (GA). */
  choix: z.array(codeItem).max(60),
  textes,
  /** Activité du BEP MSA (GA) ; vide : aucune. */
  bepItem: codeItem,
  bepTextes: textes,
  liens: z.object({ bacpro: schemaLiens(LIENS_MAX), bep: schemaLiens(LIENS_MAX) }),
  brouillon: z.boolean(),
});

/** Ce que l'apprenant saisit ; le même schéma sert au formulaire et à l'action (PAS-2). */
export const schemaFiche = champsFiche.refine(
  ({ lieu, pfmpDebutLe: debut, pfmpFinLe: fin }) => lieu !== 'pfmp' || !debut || !fin || debut <= fin,
  { path: ['pfmpFinLe'], message: 'La PFMP ne peut pas finir avant d’avoir commencé.' },
);

/** La fiche telle qu'on l'a ouverte : ce qui permet de dire ce qui a changé depuis (`versionDe` de regles). */
export const schemaVersion = z.object({ numero: z.int().positive(), choix: z.string().max(5_000) });

/** Une fiche neuve. `id` vient du navigateur : un envoi répété ne crée qu'une fiche. `copieDe` : la fiche dont on joint aussi les fichiers (PAS-4). */
export const schemaCreation = z.object({ id, saisie: schemaFiche, copieDe: id.optional() });
export const schemaModification = z.object({ id, version: schemaVersion, saisie: schemaFiche });
export const schemaCible = z.object({ id });

export type SaisieFiche = z.output<typeof schemaFiche>;
export type CreationFiche = z.output<typeof schemaCreation>;
export type ModificationFiche = z.output<typeof schemaModification>;
export type VersionFiche = z.output<typeof schemaVersion>;
