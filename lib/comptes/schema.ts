import * as z from 'zod';

const requis = (message: string) => z.string().trim().min(1, message);

export const schemaNouveauMotDePasse = z
  .object({
    nouveau: z.string().min(1, 'Saisissez un nouveau mot de passe.'),
    confirmation: z.string().min(1, 'Saisissez une seconde fois le nouveau mot de passe.'),
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
    .pipe(z.email('Cette adresse électronique n’est pas valable : elle doit ressembler à nom@domaine.fr.')),
});

export const schemaOubli = z.object({ login: requis('Saisissez votre identifiant.').toLowerCase() });

export type SaisieNouveauMotDePasse = z.infer<typeof schemaNouveauMotDePasse>;
