import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { definirEnv } from '@/lib/env';
import { preparerEnvironnement } from './environnement';

test('EXL-1 un secret vidé ou coupé est refusé par son nom, au lieu de fermer chaque session sans le dire', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-secret-'));
  vi.stubEnv('NEXTAUTH_SECRET', undefined);
  definirEnv({ GRIOTTE_DONNEES: dossier });
  for (const contenu of ['', '\n', 'coupe']) {
    await writeFile(join(dossier, 'secret'), contenu);
    await expect(preparerEnvironnement()).rejects.toThrow(`« ${join(dossier, 'secret')} », est vide ou coupé`);
  }
  vi.unstubAllEnvs();
});
