import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portLibre } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { definirEnv, env } from '@/lib/env';
import { trouverChromium, trouverFirefox, webkitPresent } from '@/tests/e2e/navigateurs/trouver';
import { attendreServeur, construire } from './construction';
import { preparerEnvironnement } from './environnement';
import { servirNext } from './serveur';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** Ce que Playwright reçoit des navigateurs de la machine, et ce qui manque à la suite entière. */
async function chercherNavigateurs(): Promise<{ variables: Record<string, string>; manques: string[] }> {
  const [chromium, firefox, webkit] = [await trouverChromium(), trouverFirefox(), webkitPresent()];
  if (!chromium) throw new Error('Aucun Chromium ici : « npx playwright install chromium », ou CHROMIUM=/chemin.');
  return {
    variables: {
      CHROMIUM: chromium.chemin,
      CHROMIUM_VARIABLES: JSON.stringify(chromium.variables ?? {}),
      ...(firefox && { FIREFOX: firefox }),
      ...(webkit && { WEBKIT: 'oui' }),
    },
    manques: [
      ...(firefox
        ? []
        : ['Firefox absent, ses parcours ne sont pas joués : apt-get install firefox-esr, ou FIREFOX=/chemin.']),
      ...(webkit ? [] : ['WebKit absent, ses parcours ne sont pas joués : apt-get install webkit2gtk-driver xvfb.']),
    ],
  };
}

/** Essais de bout en bout : la construction de production, sur une base neuve et un port libre, dans de vrais navigateurs. */
async function e2e(): Promise<number> {
  const { variables, manques } = await chercherNavigateurs();
  await construire();
  const donnees = await mkdtemp(join(tmpdir(), 'griotte-e2e-'));
  await chmod(donnees, 0o755);
  const port = String(await portLibre());
  definirEnv({
    GRIOTTE_DONNEES: donnees,
    PORT: port,
    NEXTAUTH_URL: `http://localhost:${port}`,
    METRIQUES_SECRET: randomUUID(),
  });
  const base = await preparerEnvironnement();
  try {
    await migrer();
    const arret = new AbortController();
    const serveur = servirNext({ muet: true, signal: arret.signal });
    await attendreServeur(`http://localhost:${env().PORT}`);
    const code = await lancerPlaywright(process.argv.slice(2), variables);
    for (const manque of manques) console.log(manque);
    arret.abort();
    await serveur;
    return code;
  } finally {
    await base?.arreter();
    await rm(donnees, { recursive: true, force: true });
  }
}

function lancerPlaywright(options: string[], variables: Record<string, string>): Promise<number> {
  const enfant = spawn(process.execPath, [playwright, 'test', '-c', 'tests/e2e/playwright.config.ts', ...options], {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
  return new Promise((ok) => enfant.once('exit', (code) => ok(code ?? 1)));
}

process.exitCode = await e2e().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  return 1;
});
