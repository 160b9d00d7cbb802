import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');

/** La bibliothèque de l'horloge réglable (paquet `faketime` de Debian). */
function trouverLibfaketime(): string {
  const racine = '/usr/lib';
  const dossiers = existsSync(racine) ? readdirSync(racine).map((d) => join(racine, d, 'faketime')) : [];
  const trouvee = dossiers.map((d) => join(d, 'libfaketimeMT.so.1')).find((chemin) => existsSync(chemin));
  if (!trouvee) throw new Error('L’horloge réglable manque : apt-get install faketime.');
  return trouvee;
}

/**
 * Les essais unitaires et d'intégration comme si l'on était ce jour-là : `npm run test:horloge -- 2027-09-15 [options de
 * vitest]`. Node et PostgreSQL sont décalés d'autant, `now()` compris ; les durées restent vraies.
 */
async function horloge([jour = '', ...options]: string[]): Promise<number> {
  const decalage = Math.round((Date.parse(`${jour}T10:00:00Z`) - Date.now()) / 1000);
  if (Number.isNaN(decalage)) throw new Error('Quel jour ? npm run test:horloge -- 2027-09-15');
  const enfant = spawn(process.execPath, [vitest, 'run', ...options], {
    stdio: 'inherit',
    env: {
      ...process.env,
      LD_PRELOAD: trouverLibfaketime(),
      FAKETIME: `${decalage < 0 ? '' : '+'}${decalage}`,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
  });
  return new Promise((ok) => enfant.once('exit', (code) => ok(code ?? 1)));
}

process.exitCode = await horloge(process.argv.slice(2)).catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  return 1;
});
