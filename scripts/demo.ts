import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { effacerBase } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { env } from '@/lib/env';
import { MOT_DE_PASSE } from './demo/acteurs';
import { identifiants, peupler } from './demo/peupler';
import { preparerEnvironnement } from './environnement';
import { lancerNext, refuserSiDejaLancee } from './serveur';

const debut = performance.now();
const dire = (texte: string) => console.log(texte);
const secondes = () => ((performance.now() - debut) / 1000).toFixed(1).replace('.', ',');

/** La construction est à refaire si une source est plus récente qu'elle. */
async function aConstruire(): Promise<boolean> {
  if (!existsSync('.next/BUILD_ID')) return true;
  const { mtimeMs } = await stat('.next/BUILD_ID');
  const racines = ['app', 'components', 'lib', 'db', 'middleware.ts', 'next.config.ts', 'package.json'];
  const plusRecent = async (chemin: string): Promise<boolean> => {
    const s = await stat(chemin);
    if (!s.isDirectory()) return s.mtimeMs > mtimeMs;
    const dedans = await readdir(chemin);
    return (await Promise.all(dedans.map((n) => plusRecent(join(chemin, n))))).some(Boolean);
  };
  return (await Promise.all(racines.map(plusRecent))).some(Boolean);
}

async function construire(): Promise<void> {
  if (!(await aConstruire())) return;
  dire('Construction de l’application (la première fois : une petite minute)…');
  const code = await lancerNext('build', { muet: true });
  if (code !== 0) throw new Error('La construction a échoué : lancez « npm run build » pour le détail.');
}

async function attendreServeur(): Promise<void> {
  const adresse = `http://localhost:${env().PORT}/api/sante`;
  for (let essai = 0; essai < 300; essai++) {
    const repond = await fetch(adresse).then(
      (r) => r.ok,
      () => false, // pas encore à l'écoute
    );
    if (repond) return;
    await new Promise((ok) => setTimeout(ok, 100));
  }
  throw new Error(`Le serveur ne répond pas à ${adresse}.`);
}

async function annoncer(): Promise<void> {
  const { rne, nom, comptes } = await identifiants();
  dire(`\nGriotte est prête (${secondes()} s) : http://localhost:${env().PORT}/${rne}\n${nom}\n`);
  for (const c of comptes) dire(`  ${c.qui.padEnd(30)} ${c.login.padEnd(22)} ${MOT_DE_PASSE}`);
  dire(
    `\nCourriels : ${env().GRIOTTE_DONNEES}/courriels    Repartir de zéro : npm run demo -- --neuf    Arrêter : Ctrl+C\n`,
  );
}

async function demo(): Promise<void> {
  if (process.argv.includes('--neuf')) await effacerBase(env().GRIOTTE_DONNEES);
  await construire();
  const base = await preparerEnvironnement();
  refuserSiDejaLancee(base);
  try {
    await migrer();
    if (await peupler(dire)) dire('Établissement de démonstration créé.');
    const fin = lancerNext('start', { muet: true });
    await attendreServeur();
    await annoncer();
    await fin;
  } finally {
    await base?.arreter();
  }
}

await demo().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
