import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import type { BaseEmbarquee } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { estServie, exigerAJour } from '@/db/situation';
import { definirEnv, env } from '@/lib/env';
import { additionnerMesures } from '@/lib/serveur/mesures-grappe';
import { preparerEnvironnement } from './environnement';
import { lancerGrappe, nombreDeProcessus } from './grappe';
import { prendreSignaux } from './signaux';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** Ce que Next reçoit pour tourner ; `muet` : ce qu'il écrit ne se montre que s'il échoue de lui-même. */
interface Options {
  muet?: boolean;
  signal?: AbortSignal;
}

const environnementDeNext = (mode: 'development' | 'production') => ({
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: mode,
});

/** Le port et l'adresse d'écoute, en options de Next. */
const ecoute = (): string[] => {
  const { PORT, GRIOTTE_ADRESSE } = env();
  return ['-p', String(PORT), ...(GRIOTTE_ADRESSE ? ['-H', GRIOTTE_ADRESSE] : [])];
};

/** Pour essayer ou développer : n'écoute que cette machine, sauf adresse donnée. */
export function ecouterIci(): void {
  if (!env().GRIOTTE_ADRESSE) definirEnv({ GRIOTTE_ADRESSE: 'localhost' });
}

/** Sert la construction de production, en plusieurs processus (`lancerGrappe`), et l'arrête avec nous. Rend son code. */
export function servirNext(options: Options = {}): Promise<number> {
  const dit = retenir();
  additionnerMesures();
  const { fin, arreter } = lancerGrappe(
    {
      fichier: next,
      arguments: ['start', ...ecoute()],
      environnement: environnementDeNext('production'),
      ...(options.muet && { ecouter: dit.ecouter }),
    },
    nombreDeProcessus(),
  );
  return suivre(fin, arreter, dit.texte, options.signal);
}

/** Construit Next, ou le lance pour le développement, et l'arrête avec nous. Rend son code. */
export function lancerNext(commande: 'dev' | 'build', options: Options = {}): Promise<number> {
  const suite = commande === 'build' ? [] : ecoute();
  const dit = retenir();
  const enfant = spawn(process.execPath, [next, commande, ...suite], {
    stdio: options.muet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: environnementDeNext(commande === 'dev' ? 'development' : 'production'),
  });
  dit.ecouter(enfant.stdout);
  dit.ecouter(enfant.stderr);
  const fin = new Promise<number>((ok) => enfant.once('exit', (code) => ok(code ?? 0)));
  return suivre(fin, (signal) => enfant.kill(signal), dit.texte, options.signal);
}

/** Passe la demande d'arrêt à Next ; renouvelée au bout de trois secondes, l'arrête sans attendre. */
async function suivre(
  fin: Promise<number>,
  arreter: (signal: NodeJS.Signals) => void,
  dit: () => string,
  signal?: AbortSignal,
): Promise<number> {
  let depuis: number | undefined;
  const rendreSignaux = prendreSignaux((recu) => {
    depuis ??= Date.now();
    arreter(Date.now() - depuis > 3000 ? 'SIGKILL' : recu);
  });
  signal?.addEventListener('abort', () => arreter('SIGTERM'));
  const code = await fin;
  rendreSignaux();
  if (code && depuis === undefined && !signal?.aborted) console.error(dit());
  return code;
}

/** Garde la fin de ce que des processus écrivent. */
function retenir() {
  let dit = '';
  return {
    texte: () => dit,
    ecouter: (flux: Readable | null) => {
      flux?.on('data', (bloc: Buffer) => {
        dit = (dit + bloc.toString()).slice(-20_000);
      });
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
  if (commande === 'start' && !existsSync('.next/BUILD_ID'))
    throw new Error('L’application n’est pas construite : lancez d’abord « npm run build ».');
  const base = await preparerEnvironnement();
  refuserSiDejaLancee(base);
  if (commande === 'dev') ecouterIci();
  try {
    // Mettre à jour une base où d'autres programmes servent se décide, et se dit : « npm run db:migrate ».
    await ((await estServie()) ? exigerAJour() : migrer());
    return await (commande === 'dev' ? lancerNext('dev') : servirNext());
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
