import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { BaseEmbarquee } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { env } from '@/lib/env';
import { preparerEnvironnement } from './environnement';
import { prendreSignaux } from './signaux';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/**
 * Lance Next, et l'arrête avec nous. Rend son code de sortie. `muet` : ce qu'il écrit ne se montre que s'il échoue de
 * lui-même.
 */
export function lancerNext(
  commande: 'dev' | 'start' | 'build',
  options: { muet?: boolean; signal?: AbortSignal } = {},
): Promise<number> {
  const suite = commande === 'build' ? [] : ['-p', String(env().PORT)];
  const enfant = spawn(process.execPath, [next, commande, ...suite], {
    stdio: options.muet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: commande === 'dev' ? 'development' : 'production' },
  });
  let dit = '';
  for (const flux of [enfant.stdout, enfant.stderr]) {
    flux?.on('data', (bloc: Buffer) => {
      dit = (dit + bloc.toString()).slice(-20_000);
    });
  }
  options.signal?.addEventListener('abort', () => enfant.kill('SIGTERM'));
  const relais = relayer(enfant);
  const rendreSignaux = prendreSignaux(relais.surArret);
  return new Promise((ok) =>
    enfant.once('exit', (code) => {
      rendreSignaux();
      if (code && !options.signal?.aborted && !relais.demande()) console.error(dit);
      ok(code ?? 0);
    }),
  );
}

/** Passe la demande d'arrêt à Next ; renouvelée au bout de trois secondes, l'arrête sans attendre. */
function relayer(enfant: ChildProcess) {
  let depuis: number | undefined;
  return {
    demande: () => depuis !== undefined,
    surArret: (signal: NodeJS.Signals) => {
      depuis ??= Date.now();
      enfant.kill(Date.now() - depuis > 3000 ? 'SIGKILL' : signal);
    },
  };
}

/** Dit qu'une autre Griotte sert déjà ces données, s'il y en a une. */
export function refuserSiDejaLancee(base: BaseEmbarquee | undefined): void {
  if (base?.lanceur === undefined) return;
  throw new Error(
    `Griotte tourne déjà sur « ${env().GRIOTTE_DONNEES} » (processus ${base.lanceur}). Arrêtez-la, ou choisissez un autre dossier par GRIOTTE_DONNEES.`,
  );
}

async function servir(commande: 'dev' | 'start'): Promise<number> {
  const base = await preparerEnvironnement();
  refuserSiDejaLancee(base);
  try {
    await migrer();
    return await lancerNext(commande);
  } finally {
    await base?.arreter();
  }
}

if (process.argv[1] === import.meta.filename) {
  const commande = process.argv[2] === 'dev' ? 'dev' : 'start';
  process.exitCode = await servir(commande).catch((e: unknown) => {
    console.error(e instanceof Error ? e.message : e);
    return 1;
  });
}
