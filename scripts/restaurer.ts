import { parseArgs } from 'node:util';
import { restaurer } from '@/lib/sauvegarde/serveur/mutations-restauration';
import { trouverArchive } from './archives';
import { preparerEnvironnement } from './environnement';

const AIDE = `npm run restaurer -- <archive ou dossier> [--rne 0750001A]

  <archive>  une sauvegarde ; d’un dossier, la plus récente
  --rne      un seul de ses établissements, dans une base qui en a déjà d’autres ou non`;

async function executer(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { rne: { type: 'string' } } });
  const [ou] = positionals;
  if (!ou) throw new Error(AIDE);
  const archive = await trouverArchive(ou);
  const base = await preparerEnvironnement();
  try {
    const { etablissements, lignes, fichiers, absents } = await restaurer(archive, values.rne?.toUpperCase() ?? null);
    console.log(`Restauré de ${archive} : ${lignes} lignes, ${fichiers} fichier(s).`);
    for (const e of etablissements) console.log(`  ${e.rne}  ${e.nom}`);
    if (absents > 0) console.log(`${absents} fichier(s) manquaient déjà à la sauvegarde.`);
  } finally {
    await base?.arreter();
  }
}

await executer().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
