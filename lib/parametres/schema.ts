import * as z from 'zod';
import { PROFILS } from '@/lib/acces/modules';
import { LONGUEUR_DEMANDEE_MAX, LONGUEUR_GUIDE } from '@/lib/acces/regles-longueur';
import { DEGRES } from '@/lib/degres/regles';
import { GENRES_IMAGE, LONGUEUR_DEGRE, LONGUEUR_INTITULE } from './regles-limites';

const ligne = (max: number) => z.string().trim().max(max, `${max} caractères au plus.`);
const facultatif = (regle: z.ZodType<string, string>) => z.literal('').or(regle);

/** Les renseignements de l'établissement (PAR-1). Tout est facultatif, sauf le nom ; l'UAI ne se change pas. */
export const schemaRenseignements = z.object({
  nom: ligne(120).min(1, 'Le nom de l’établissement est obligatoire.'),
  adresse: ligne(200),
  codePostal: z
    .string()
    .trim()
    .pipe(facultatif(z.string().regex(/^\d{5}$/, 'Cinq chiffres, par exemple 31000.'))),
  commune: ligne(100),
  telephone: z
    .string()
    .trim()
    .pipe(facultatif(z.string().regex(/^\+?[\d .()-]{6,20}$/, 'Des chiffres, par exemple 05 61 00 00 00.'))),
  courriel: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(
      facultatif(z.email('Cette adresse électronique n’est pas valable\u00a0: elle doit ressembler à nom@domaine.fr.')),
    ),
});

/** Les intitulés d'un diplôme, par champ ; un intitulé vide revient à celui d'origine (PAR-3). */
export const schemaMasques = z.object({
  referentiel: z.string().max(40),
  intitules: z.record(
    z.string().max(60),
    z
      .string()
      .max(1000, 'Ce texte est trop long.')
      .transform((t) => t.replace(/\s+/g, ' ').trim())
      .pipe(ligne(LONGUEUR_INTITULE)),
  ),
});

const choixDegre = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,2}$/, 'Une ou deux lettres sans accent, ou chiffres.'),
  libelle: ligne(LONGUEUR_DEGRE).min(1, 'Donnez un intitulé à ce degré.'),
});

/** Codes et intitulés des six degrés, couleur du deuxième (PAR-4). Deux degrés ne partagent ni code, ni intitulé. */
export const schemaDegres = z
  .object({ degres: z.record(z.enum(DEGRES), choixDegre), jaune: z.boolean() })
  .superRefine(({ degres }, contexte) => {
    for (const [rang, degre] of DEGRES.entries())
      for (const cle of ['code', 'libelle'] as const) {
        const meme = (d: (typeof DEGRES)[number]) => degres[d][cle].toLowerCase() === degres[degre][cle].toLowerCase();
        const autre = DEGRES.slice(0, rang).find(meme);
        if (!autre) continue;
        const quoi = cle === 'code' ? 'Ce code' : 'Cet intitulé';
        const message = `${quoi} est déjà celui de «\u00a0${degres[autre].libelle}\u00a0».`;
        contexte.addIssue({ code: 'custom', path: ['degres', degre, cle], message });
      }
  });

const longueur = z.coerce
  .number(`Un nombre de ${LONGUEUR_GUIDE} à ${LONGUEUR_DEMANDEE_MAX}.`)
  .int('Un nombre entier.')
  .min(LONGUEUR_GUIDE, `${LONGUEUR_GUIDE} au moins\u00a0: c’est ce que demande le guide.`)
  .max(LONGUEUR_DEMANDEE_MAX, `${LONGUEUR_DEMANDEE_MAX} au plus.`) as z.ZodType<number, string | number>;

/** Longueur des mots de passe par profil, durée des sessions, messages de la connexion. */
export const schemaSecurite = z.object({
  longueurs: z.record(z.enum(PROFILS), longueur),
  resterConnecte: z.boolean(),
  messagesDiscrets: z.boolean(),
});

export const schemaImage = z.object({ genre: z.enum(GENRES_IMAGE) });

export type SaisieRenseignements = z.output<typeof schemaRenseignements>;
export type SaisieMasques = z.output<typeof schemaMasques>;
export type SaisieDegres = z.output<typeof schemaDegres>;
export type SaisieSecurite = z.output<typeof schemaSecurite>;
