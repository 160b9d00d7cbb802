import { z } from 'zod';

const vide = (v: unknown) => (v === '' ? undefined : v);
const facultatif = z.preprocess(vide, z.string().optional());
const adresse = z.preprocess(vide, z.url().optional());
const secret = z.preprocess(vide, z.string().min(16, 'au moins 16 caractères').optional());

/** Ce qu'il faut toutes ensemble pour qu'un seau S3 serve. */
const S3 = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.preprocess(vide, z.coerce.number().int().min(0).max(65_535).default(3000)),
  /** Adresse d'écoute. Vide : toutes celles de la machine ; pour `dev` et `demo`, elle seule. */
  GRIOTTE_ADRESSE: facultatif,
  /** Processus qui servent les pages. Vide : un par cœur, quatre au plus. */
  GRIOTTE_PROCESSUS: z.preprocess(vide, z.coerce.number().int().min(1).max(64).optional()),
  /** Dossier des données : base embarquée, courriels en fichiers, secret. */
  GRIOTTE_DONNEES: z.preprocess(vide, z.string().default('.data')),
  /** Propriétaire de la base : migrations et commandes d'exploitation. Absente : base embarquée. */
  DATABASE_URL: facultatif,
  /** Connexion de l'application, sous un rôle qui ne possède rien ; déduite de DATABASE_URL quand elle manque. */
  DATABASE_URL_APP: facultatif,
  /** Posée par le lanceur : la base est l'embarquée. */
  GRIOTTE_EMBARQUEE: z.preprocess(vide, z.literal('oui').optional()),
  NEXTAUTH_SECRET: facultatif,
  /** Adresse publique, telle qu'elle s'écrit dans les courriels. */
  NEXTAUTH_URL: adresse,
  RESEND_API_KEY: facultatif,
  RESEND_BASE_URL: adresse,
  SMTP_URL: facultatif,
  COURRIEL_EXPEDITEUR: z.preprocess(vide, z.string().default('Griotte <ne-pas-repondre@griotte.example>')),
  /** Les travaux de fond tournent dans le processus de l'application. Vide : oui, sauf si TRAVAUX_SECRET est donné. */
  GRIOTTE_TRAVAILLEUR: z.preprocess(vide, z.enum(['oui', 'non']).optional()),
  /** Dossier où les travaux de fond rangent la sauvegarde de chaque jour ; vide : pas de sauvegarde. */
  GRIOTTE_SAUVEGARDES: facultatif,
  /** Combien de sauvegardes de chaque jour se gardent. */
  GRIOTTE_SAUVEGARDES_GARDEES: z.preprocess(vide, z.coerce.number().int().min(1).max(3650).default(14)),
  /** L'adresse de qui exploite : il y apprend qu'une sauvegarde a échoué. */
  GRIOTTE_EXPLOITANT: z.preprocess(vide, z.email().optional()),
  /** Ouvre `/api/travaux` à l'horloge d'un hébergeur sans processus permanent. */
  TRAVAUX_SECRET: secret,
  /** Ouvre `/api/metriques` à Prometheus. */
  METRIQUES_SECRET: secret,
  /** Seau S3 des fichiers déposés, et de quoi y accéder ; vide : sur le disque. `S3_ENDPOINT` : ailleurs que chez AWS. */
  S3_BUCKET: facultatif,
  S3_REGION: facultatif,
  S3_ACCESS_KEY_ID: facultatif,
  S3_SECRET_ACCESS_KEY: facultatif,
  S3_ENDPOINT: adresse,
  /** Le nom du seau va dans le chemin, pas dans le nom d'hôte (MinIO, Garage…). */
  S3_FORCE_PATH_STYLE: z.preprocess(vide, z.enum(['oui', 'non']).default('non')),
  /** Nombre de mandataires de confiance devant l'application : lesquels ont écrit X-Forwarded-For. */
  GRIOTTE_MANDATAIRES: z.preprocess(vide, z.coerce.number().int().min(0).max(5).default(0)),
});

const schema = variables.superRefine((lue, ctx) => {
  const donnees = [...S3, 'S3_ENDPOINT' as const].filter((nom) => lue[nom] !== undefined);
  if (donnees.length === 0) return;
  for (const nom of S3.filter((n) => lue[n] === undefined))
    ctx.addIssue({ code: 'custom', path: [nom], message: `manque, puisque ${donnees[0]} est donnée` });
});

export type Env = z.infer<typeof schema>;

let lu: Env | undefined;

/** Configuration du processus, validée au premier accès. Lève une erreur lisible si une variable ne convient pas. */
export function env(): Env {
  if (lu) return lu;
  const resultat = schema.safeParse(process.env);
  if (!resultat.success) {
    const fautes = resultat.error.issues.map((i) => `  ${i.path.join('.')} : ${i.message}`).join('\n');
    throw new Error(`Configuration invalide (voir .env.example) :\n${fautes}`);
  }
  lu = resultat.data;
  return lu;
}

/** Fixe des variables que le lanceur vient de calculer (base embarquée, secret), avant la première lecture ou après. */
export function definirEnv(valeurs: Partial<Record<keyof Env, string>>): void {
  Object.assign(process.env, valeurs);
  lu = undefined;
}

/**
 * Qui fait les travaux de fond : ce processus (`integre`), l'horloge de l'hébergeur par `/api/travaux` (`horloge`), ou
 * un autre processus lancé par `npm run worker` (`separe`).
 */
export function modeTravaux(): 'integre' | 'horloge' | 'separe' {
  const { GRIOTTE_TRAVAILLEUR, TRAVAUX_SECRET } = env();
  if (GRIOTTE_TRAVAILLEUR === 'oui') return 'integre';
  if (TRAVAUX_SECRET) return 'horloge';
  return GRIOTTE_TRAVAILLEUR === 'non' ? 'separe' : 'integre';
}

/** Adresse publique de l'application, sans barre finale. */
export function adressePublique(): string {
  return (env().NEXTAUTH_URL ?? `http://localhost:${env().PORT}`).replace(/\/+$/, '');
}

/** Vrai si le public atteint Griotte en https : cookies « Secure », et plus jamais en clair. */
export const enHttps = (): boolean => adressePublique().startsWith('https://');
