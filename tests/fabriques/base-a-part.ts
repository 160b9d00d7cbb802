import { connexionProprietaire, fermerBase } from '@/db/connexion';
import { migrer } from '@/db/migrer';
import { definirEnv, env } from '@/lib/env';

/**
 * Une base neuve pour un seul fichier d'essais, sur le serveur de la suite : les travaux demandés par les autres
 * essais n'y sont pas.
 */
export async function uneBaseAPart(nom: string): Promise<void> {
  const sql = connexionProprietaire();
  await sql.unsafe(`create database ${nom}`);
  await sql.end();
  await fermerBase();
  const url = new URL(env().DATABASE_URL ?? '');
  url.pathname = `/${nom}`;
  definirEnv({ DATABASE_URL: url.toString() });
  await migrer();
}
