import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const PROGRAMME = `
import { sortirSansLecteur } from ${JSON.stringify(resolve('lib/serveur/sortie.ts'))};
sortirSansLecteur();
process.on('uncaughtException', (e) => console.error(e));
setInterval(() => console.log('encore'), 5);
`;

test('AUT-7 un serveur que personne ne lit plus s’arrête, au lieu de consigner sans fin ses écritures manquées', async () => {
  const enfant = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PROGRAMME], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(enfant.stdout, 'data');
  enfant.stdout.destroy();
  enfant.stderr.destroy();
  const [, signal] = await once(enfant, 'exit');
  expect(signal).toBe('SIGKILL');
});
