import { createHmac } from 'node:crypto';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';

export const ROLE_APPLICATION = 'griotte_app';

/** Celui de `current_date` : un jour commence à minuit en France, comme dans `lib/dates.ts`. */
const FUSEAU = 'Europe/Paris';

/** Des colonnes dans la base ; les noms du code sont en `camelCase`. */
export const CASSE = 'snake_case';

/** Le nom sous lequel PostgreSQL montre les connexions de ce processus (`pg_stat_activity`). */
export const NOM_DE_CE_PROCESSUS = `griotte ${process.pid}`;

export type Base = PostgresJsDatabase & { $client: postgres.Sql };

const global_ = globalThis as typeof globalThis & { griotteBase?: Base };

/** Adresse de la base pour l'application : le rôle `griotte_app`, qui ne possède rien et que RLS contraint. */
export function adresseApplication(): string {
  const { DATABASE_URL_APP } = env();
  if (DATABASE_URL_APP) return DATABASE_URL_APP;
  const url = new URL(adresseProprietaire());
  url.username = ROLE_APPLICATION;
  url.password = motDePasseApplication();
  return url.toString();
}

/** Mot de passe du rôle de l'application, tiré du secret de l'installation : rien de plus à configurer. */
function motDePasseApplication(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET est nécessaire (32 caractères au hasard) : voir .env.example.');
  return createHmac('sha256', secret).update('griotte_app').digest('base64url');
}

/** Adresse de la base pour son propriétaire : migrations, file des travaux, commandes d'exploitation. */
function adresseProprietaire(): string {
  const { DATABASE_URL } = env();
  if (!DATABASE_URL)
    throw new Error('DATABASE_URL manque : lancez par « npm run start » pour la base embarquée, ou renseignez-la.');
  return DATABASE_URL;
}

/** La même pour le pilote de la file des travaux, où `sslmode` n'a le sens de libpq (et du nôtre) que si on le demande. */
export function adresseFile(): string {
  const url = new URL(adresseProprietaire());
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true');
  return url.toString();
}

/** Connexion du propriétaire : migrations et commandes d'exploitation seulement. À fermer par `sql.end()`. */
export function connexionProprietaire(): postgres.Sql {
  return postgres(adresseProprietaire(), { max: 1, onnotice: () => {} });
}

/** La base vue de l'application. Une seule réserve de connexions par processus. */
export function base(): Base {
  if (!global_.griotteBase) {
    const client = postgres(adresseApplication(), {
      max: 10,
      idle_timeout: 60,
      onnotice: () => {},
      connection: { TimeZone: FUSEAU, application_name: NOM_DE_CE_PROCESSUS },
    });
    global_.griotteBase = drizzle(client, { casing: CASSE });
  }
  return global_.griotteBase;
}

/** Ferme la réserve (scripts et tests). */
export async function fermerBase(): Promise<void> {
  const { griotteBase } = global_;
  global_.griotteBase = undefined;
  await griotteBase?.$client.end({ timeout: 5 });
}
