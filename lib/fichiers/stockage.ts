import { resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { env } from '@/lib/env';

let disque: { racine: string; disk: Disk } | undefined;

/**
 * Où vont les fichiers déposés : une seule interface (flydrive), le disque local sous `GRIOTTE_DONNEES/fichiers`. Un
 * stockage partagé (S3) se branche ici, par un autre pilote ; rien d'autre ne sait où sont les octets.
 */
export function stockage(): Disk {
  const racine = resolve(env().GRIOTTE_DONNEES, 'fichiers');
  if (disque?.racine !== racine)
    disque = { racine, disk: new Disk(new FSDriver({ location: racine, visibility: 'private' })) };
  return disque.disk;
}

/** La clé d'un fichier : son établissement et son identifiant, jamais le nom que l'utilisateur lui donne. */
export const cleDe = (rne: string, id: string): string => `${rne}/${id.slice(-2)}/${id}`;
