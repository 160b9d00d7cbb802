import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portLibre } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { definirEnv, env } from '@/lib/env';
import { attendreServeur, construire } from './construction';
import { preparerEnvironnement } from './environnement';
import { servirNext } from './serveur';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** Essais de bout en bout : la construction de production, sur une base neuve et un port libre, dans un vrai navigateur. */
async function e2e(): Promise<number> {
  await construire();
  const donnees = await mkdtemp(join(tmpdir(), 'griotte-e2e-'));
  await chmod(donnees, 0o755);
  const port = String(await portLibre());
  definirEnv({ GRIOTTE_DONNEES: donnees, PORT: port, NEXTAUTH_URL: `http://localhost:${port}` });
  const base = await preparerEnvironnement();
  try {
    await migrer();
    const arret = new AbortController();
    const serveur = servirNext({ muet: true, signal: arret.signal });
    await attendreServeur(`http://localhost:${env().PORT}`);
    const code = await lancerPlaywright(process.argv.slice(2));
    arret.abort();
    await serveur;
    return code;
  } finally {
    await base?.arreter();
    await rm(donnees, { recursive: true, force: true });
  }
}

function lancerPlaywright(options: string[]): Promise<number> {
  const enfant = spawn(process.execPath, [playwright, 'test', '-c', 'tests/e2e/playwright.config.ts', ...options], {
    stdio: 'inherit',
    env: process.env,
  });
  return new Promise((ok) => enfant.once('exit', (code) => ok(code ?? 1)));
}

process.exitCode = await e2e();
