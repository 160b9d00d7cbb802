import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lancerNext } from './serveur';

const SOURCES = [
  'app',
  'components',
  'lib',
  'db',
  'middleware.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'package.json',
];

/** Vrai s'il n'y a pas de construction, ou si une source est plus récente qu'elle. */
async function perimee(): Promise<boolean> {
  if (!existsSync('.next/BUILD_ID')) return true;
  const { mtimeMs } = await stat('.next/BUILD_ID');
  const plusRecente = async (chemin: string): Promise<boolean> => {
    const s = await stat(chemin);
    if (!s.isDirectory()) return s.mtimeMs > mtimeMs;
    const dedans = await readdir(chemin);
    return (await Promise.all(dedans.map((n) => plusRecente(join(chemin, n))))).some(Boolean);
  };
  return (await Promise.all(SOURCES.map(plusRecente))).some(Boolean);
}

/** Construit l'application si ce n'est pas fait, ou plus à jour. */
export async function construire(): Promise<void> {
  if (!(await perimee())) return;
  console.log('Construction de l’application (la première fois : une petite minute)…');
  const code = await lancerNext('build', { muet: true });
  if (code !== 0) throw new Error('La construction a échoué.');
}

/** Attend que le serveur et sa base répondent (30 s au plus). */
export async function attendreServeur(adresse: string): Promise<void> {
  for (let essai = 0; essai < 300; essai++) {
    const repond = await fetch(`${adresse}/api/sante`).then(
      (r) => r.ok,
      () => false, // pas encore à l'écoute
    );
    if (repond) return;
    await new Promise((ok) => setTimeout(ok, 100));
  }
  throw new Error(`Le serveur ne répond pas à ${adresse}/api/sante.`);
}
