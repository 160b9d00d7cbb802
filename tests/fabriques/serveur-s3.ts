import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { definirEnv } from '@/lib/env';

const SEAU = 'griotte';
const CLE = 'S3RVER';

/** Un petit serveur S3, et l'application qui s'en sert jusqu'à `arreter`. */
export async function unServeurS3() {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-s3-'));
  const configureBuckets = [{ name: SEAU, configs: [] }];
  const ecoute = { port: 0, address: '127.0.0.1', silent: true };
  // Il calcule mal la signature d'une liste au séparateur vide, que les vrais S3 acceptent.
  const s3 = new S3rver({ ...ecoute, directory: dossier, configureBuckets, allowMismatchedSignatures: true });
  const { port } = await s3.run();
  definirEnv({
    S3_BUCKET: SEAU,
    S3_REGION: 'eu-west-3',
    S3_ACCESS_KEY_ID: CLE,
    S3_SECRET_ACCESS_KEY: CLE,
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_FORCE_PATH_STYLE: 'oui',
  });
  return {
    /** Les clés de ses objets, lues sur son disque. */
    objets: () =>
      globSync('**/*._S3rver_object', { cwd: join(dossier, SEAU) }).map((n) => n.replace(/\._S3rver.*/, '')),
    async arreter() {
      const vide = [
        'S3_BUCKET',
        'S3_REGION',
        'S3_ACCESS_KEY_ID',
        'S3_SECRET_ACCESS_KEY',
        'S3_ENDPOINT',
        'S3_FORCE_PATH_STYLE',
      ];
      definirEnv(Object.fromEntries(vide.map((nom) => [nom, ''])));
      s3.httpServer.closeAllConnections();
      await s3.close();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
