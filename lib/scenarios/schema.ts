import * as z from 'zod';
import { libelleOrigine } from '@/lib/champs/regles-scenario';
import { schemaLiens } from '@/lib/liens';
import { choixDAdresse, entierDAdresse, pageDAdresse, sensDAdresse, texteDAdresse } from '@/lib/listes';
import { texteRiche } from '@/lib/texte-riche/schema';
import { ITEMS_MAX, LIENS_MAX, LONGUEUR_TITRE } from './regles';

const id = z.uuid('Identifiant invalide.');

const titre = z
  .string('Donnez un titre.')
  .trim()
  .min(1, 'Donnez un titre à ce scénario.')
  .max(LONGUEUR_TITRE, `Le titre ne peut pas dépasser ${LONGUEUR_TITRE} caractères.`);

const referentiel = z.string('Choisissez un diplôme.').min(1, 'Choisissez un diplôme.').max(40);
const niveau = z.number('Choisissez un niveau.').int().min(1, 'Choisissez un niveau.').max(3, 'Choisissez un niveau.');
const prive = z.boolean();

const items = z
  .array(z.string().min(1).max(60))
  .max(ITEMS_MAX, `Un scénario porte sur ${ITEMS_MAX} items au plus.`)
  .refine((codes) => new Set(codes).size === codes.length, 'Un item est choisi deux fois.');

/** Créer un scénario. Les textes enrichis se nettoient à l'écriture. */
export const schemaScenario = z.object({
  titre,
  referentiel,
  niveau,
  prive,
  contexte: texteRiche(libelleOrigine('contexte')),
  materiels: texteRiche(libelleOrigine('materiels')),
  ressources: texteRiche(libelleOrigine('ressources')),
  liens: schemaLiens(LIENS_MAX),
  items,
});
export type ChampsScenario = z.input<typeof schemaScenario>;
export type SaisieScenario = z.output<typeof schemaScenario>;

/**
 * Modifier un scénario ; son diplôme ne change pas. `modifieLe` : la version que l'on avait sous les yeux ; `remplacer` :
 * l'auteur sait qu'elle n'est plus la dernière.
 */
export const schemaModification = schemaScenario
  .omit({ referentiel: true })
  .extend({ id, modifieLe: z.coerce.date(), remplacer: z.boolean().default(false) });
export type SaisieModification = z.output<typeof schemaModification>;

/** Dupliquer un scénario vers un niveau et un diplôme ; `fichiers` : copier aussi les fichiers joints. */
export const schemaDuplication = z.object({ id, titre, referentiel, niveau, prive, fichiers: z.boolean() });
export type SaisieDuplication = z.output<typeof schemaDuplication>;

export const schemaCible = z.object({ id });

/** Ce que porte l'adresse de la liste ; une valeur inconnue vaut celle par défaut, 0 vaut « tous ». */
export const schemaListe = z.object({
  titre: texteDAdresse(),
  niveau: entierDAdresse(1, 3, 0),
  diplome: texteDAdresse(40),
  vue: choixDAdresse(['tous', 'miens', 'prives']),
  tri: choixDAdresse(['niveau', 'titre', 'auteur', 'date']),
  sens: sensDAdresse(),
  page: pageDAdresse,
});
export type FiltreListe = z.output<typeof schemaListe>;
