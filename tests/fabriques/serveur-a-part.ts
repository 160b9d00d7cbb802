import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { fermerBase } from '@/db/connexion';
import { demarrerBase } from '@/db/embedded';
import { definirEnv } from '@/lib/env';

export interface ServeurAPart {
  dossier: string;
  /** Une base vide de plus ; l'environnement du processus la désigne. */
  uneBase: (nom: string) => Promise<string>;
  /** Un ordre sous le rôle qui administre le serveur. */
  administrer: (ordre: string, base?: string) => Promise<void>;
  arreter: () => Promise<void>;
}

/**
 * Un serveur PostgreSQL neuf, où l'on agit sous le rôle que demande le README : il possède sa base et peut créer un
 * rôle, sans rien de plus. La sécurité par ligne le contraint donc, comme chez un hébergeur.
 */
export async function unServeurAPart(): Promise<ServeurAPart> {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-serveur-'));
  await chmod(dossier, 0o755);
  const serveur = await demarrerBase(dossier);
  const administrer = async (ordre: string, base = 'griotte') => {
    const url = new URL(serveur.url);
    url.pathname = `/${base}`;
    const sql = postgres(url.toString(), { max: 1, onnotice: () => {} });
    try {
      await sql.unsafe(ordre);
    } finally {
      await sql.end({ timeout: 5 });
    }
  };
  await administrer("create role exploitant login createrole password 'exploitant'");
  return {
    dossier,
    administrer,
    uneBase: async (nom) => {
      await administrer(`create database ${nom} owner exploitant`);
      const url = new URL(serveur.url);
      Object.assign(url, { username: 'exploitant', password: 'exploitant', pathname: `/${nom}` });
      await fermerBase();
      definirEnv({ DATABASE_URL: url.toString(), GRIOTTE_DONNEES: dossier });
      return url.toString();
    },
    arreter: async () => {
      await fermerBase();
      await serveur.arreter();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
