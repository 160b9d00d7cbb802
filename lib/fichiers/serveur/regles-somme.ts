import 'server-only';
import { createHash } from 'node:crypto';

/** Le SHA-256 d'un flux lu jusqu'au bout, en hexadécimal. */
export async function sommer(flux: AsyncIterable<Uint8Array>): Promise<string> {
  const empreinte = createHash('sha256');
  for await (const bloc of flux) empreinte.update(bloc);
  return empreinte.digest('hex');
}
