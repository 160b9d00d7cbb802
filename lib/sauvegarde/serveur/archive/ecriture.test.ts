import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ecrireArchive } from './ecriture';

test('EXL-1 un dossier où l’on ne peut pas écrire se dit, sans attendre', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-archive-'));
  const fichier = join(dossier, 'un-fichier');
  await writeFile(fichier, '');
  for (const ou of [fichier, join(fichier, 'dessous'), '/proc/zut', '/proc/zut/dessous'])
    await expect(ecrireArchive(join(ou, 'x.zip'), () => Promise.reject(new Error('trop tard')))).rejects.toThrow(
      /^« .+ » n’est pas un dossier où écrire/,
    );
  const neuf = join(dossier, 'a', 'b');
  await expect(ecrireArchive(join(neuf, 'x.zip'), () => Promise.reject(new Error('trop tard')))).rejects.toThrow(
    'trop tard',
  );
});
