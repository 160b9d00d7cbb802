import * as z from 'zod';

const requis = (message: string) => z.string().trim().min(1, message);

/** La connexion ; les essais vides sont des essais. `rester` : la case d'un navigateur sans script vaut « on ». */
export const schemaConnexion = z.object({
  rne: z.string().toUpperCase(),
  login: z.string().max(200),
  motDePasse: z.string().max(1000),
  suite: z.string().max(2000).optional(),
  rester: z
    .union([z.boolean(), z.literal('on')])
    .optional()
    .transform(Boolean),
});

export const schemaNouveauMotDePasse = z
  .object({
    nouveau: z.string().min(1, 'Saisissez un nouveau mot de passe.'),
    confirmation: z.string().min(1, 'Saisissez une seconde fois le nouveau mot de passe.'),
    /** La page d'abord demandée. */
    suite: z.string().max(2000).optional(),
  })
  .refine((s) => s.nouveau === s.confirmation, {
    path: ['confirmation'],
    message: 'Les deux saisies ne sont pas identiques.',
  });

export const schemaChangerMotDePasse = z
  .object({
    actuel: z.string().min(1, 'Saisissez votre mot de passe actuel.'),
    nouveau: z.string().min(1, 'Saisissez un nouveau mot de passe.'),
    confirmation: z.string().min(1, 'Saisissez une seconde fois le nouveau mot de passe.'),
  })
  .refine((s) => s.nouveau === s.confirmation, {
    path: ['confirmation'],
    message: 'Les deux saisies ne sont pas identiques.',
  });

export const schemaCourriel = z.object({
  courriel: requis('Saisissez une adresse électronique.')
    .toLowerCase()
    .pipe(z.email('Cette adresse électronique n’est pas valable\u00a0: elle doit ressembler à nom@domaine.fr.')),
  motDePasse: z.string().min(1, 'Saisissez votre mot de passe.'),
});

export const schemaOubli = z.object({ login: requis('Saisissez votre identifiant.').toLowerCase() });

export type SaisieConnexion = z.input<typeof schemaConnexion>;
export type SaisieNouveauMotDePasse = z.input<typeof schemaNouveauMotDePasse>;

/** Une limite à lever, par la ligne qui la signale. */
export const schemaLimite = z.object({ id: z.uuid() });
