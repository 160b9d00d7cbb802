import * as z from 'zod';
import { TEXTES } from '../acces/refus';
import { ENVOI_MAX, SCENARIOS_MAX } from './regles-limites';

/** Les fichiers que l'on dépose. */
export const schemaDepot = z.object({
  fichiers: z
    .array(z.instanceof(File))
    .min(1, TEXTES['scpro-sans-fichier'])
    .refine((fichiers) => fichiers.reduce((octets, f) => octets + f.size, 0) <= ENVOI_MAX, TEXTES['scpro-trop-gros']),
});
export type SaisieDepot = z.output<typeof schemaDepot>;

/** Ce qui est choisi à l'écran pour un scénario ; vide : pas encore. */
const choixSaisi = z
  .object({ retenu: z.boolean(), referentiel: z.string(), niveau: z.string() })
  .superRefine(({ retenu, referentiel, niveau }, { addIssue }) => {
    if (retenu && !referentiel) addIssue({ code: 'custom', path: ['referentiel'], message: 'Choisissez un diplôme.' });
    if (retenu && !niveau) addIssue({ code: 'custom', path: ['niveau'], message: 'Choisissez un niveau.' });
  });
export type ChoixSaisi = z.output<typeof choixSaisi>;

/** Tout ce qui se choisit avant d'importer, par clé de l'aperçu ; un scénario que l'on ne garde pas n'en demande rien. */
export const schemaChoixSaisis = z.object({ visibilite: z.string(), choix: z.record(z.string(), choixSaisi) });

/** Ce que l'enseignant a choisi pour chaque scénario à importer ; `cle` : celle de l'aperçu. */
export const schemaChoix = z
  .array(
    z.object({
      cle: z.string().min(1).max(60),
      referentiel: z.string().min(1).max(40),
      niveau: z.number().int().min(1).max(3),
      prive: z.boolean(),
    }),
  )
  .min(1)
  .max(SCENARIOS_MAX)
  .refine((choix) => new Set(choix.map((c) => c.cle)).size === choix.length);
export type ChoixImport = z.output<typeof schemaChoix>;

export const schemaIds = z.array(z.uuid()).max(1000);
