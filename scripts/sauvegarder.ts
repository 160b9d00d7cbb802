import { parseArgs } from 'node:util';
import { sauvegarder } from '@/lib/sauvegarde/serveur/export-archive';
import { decrire } from './archives';
import { preparerEnvironnement } from './environnement';

const AIDE = `npm run sauvegarder -- <dossier> [--rne 0750001A]

  <dossier>  où ranger l’archive, hors de la machine de préférence
  --rne      un seul établissement`;

async function executer(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { rne: { type: 'string' } } });
  const [dossier] = positionals;
  if (!dossier) throw new Error(AIDE);
  const base = await preparerEnvironnement();
  try {
    const { chemin, manifeste } = await sauvegarder(dossier, values.rne?.toUpperCase() ?? null);
    console.log(`Sauvegarde faite et relue : ${chemin}\n${decrire(manifeste)}`);
  } finally {
    await base?.arreter();
  }
}

await executer().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
