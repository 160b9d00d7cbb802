import 'server-only';
import { resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { type Env, env } from '@/lib/env';

let ouvert: { de: Env; disk: Promise<Disk> } | undefined;

/**
 * Où vont les fichiers déposés, sous une seule interface (flydrive) : un seau S3 s'il est configuré, sinon le disque
 * local sous `GRIOTTE_DONNEES/fichiers`. Rien d'autre ne sait où sont les octets.
 */
export function stockage(): Promise<Disk> {
  const de = env();
  if (ouvert?.de !== de) ouvert = { de, disk: ouvrir(de) };
  return ouvert.disk;
}

const ouvrir = async (de: Env) => new Disk((await seau(de)) ?? disque(de));

const disque = ({ GRIOTTE_DONNEES }: Env) =>
  new FSDriver({ location: resolve(GRIOTTE_DONNEES, 'fichiers'), visibility: 'private' });

/**
 * Les objets sont privés par le seau lui-même : aucun droit n'est posé un à un, bien des S3 ne le permettent pas. Le
 * pilote (40 Mo de mémoire) ne se charge que s'il sert.
 */
async function seau(de: Env) {
  const { S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_ENDPOINT, S3_FORCE_PATH_STYLE } = de;
  if (!S3_BUCKET || !S3_REGION || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined;
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new S3Driver({
    bucket: S3_BUCKET,
    region: S3_REGION,
    credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT }),
    forcePathStyle: S3_FORCE_PATH_STYLE === 'oui',
    visibility: 'private',
    supportsACL: false,
    // Les sommes de contrôle qu'AWS ajoute d'office déroutent les autres S3.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** La clé d'un fichier : son établissement et son identifiant, jamais le nom que l'utilisateur lui donne. */
export const cleDe = (rne: string, id: string): string => `${rne}/${id.slice(-2)}/${id}`;
