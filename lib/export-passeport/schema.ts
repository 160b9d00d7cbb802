import * as z from 'zod';
import { fauteDeNom } from './regles-noms';

/** Bien plus qu'un passeport n'en compte. */
const MAX_FICHES = 200;

const nom = z.string().superRefine((valeur, ctx) => {
  const faute = fauteDeNom(valeur);
  if (faute) ctx.addIssue({ code: 'custom', message: faute });
});

const choix = z.object({ id: z.uuid('Fiche inconnue.'), partie: z.enum(['bacpro', 'bep']), nom });

/** Les fiches cochées et le nom de leur fichier, avec ou sans leurs pièces jointes et les récapitulatifs. */
export const demande = z.object({
  choix: z
    .array(choix)
    .min(1, 'Cochez au moins une fiche.')
    .max(MAX_FICHES, `Pas plus de ${MAX_FICHES} fiches à la fois.`)
    .refine((c) => new Set(c.map((f) => `${f.id} ${f.partie}`)).size === c.length, 'Une fiche est cochée deux fois.'),
  pieces: z.boolean(),
  recap: z.boolean(),
});

export type Demande = z.infer<typeof demande>;

/** Le formulaire tel qu'il part : `fiche` vaut « id:partie », `nom:id:partie` le nom de son fichier. */
export const lireFormulaire = (f: FormData): z.input<typeof demande> => ({
  choix: f.getAll('fiche').map((valeur) => {
    const [id = '', partie = ''] = String(valeur).split(':');
    return { id, partie: partie === 'bep' ? 'bep' : 'bacpro', nom: String(f.get(`nom:${valeur}`) ?? '') };
  }),
  pieces: f.has('pieces'),
  recap: f.has('recap'),
});
