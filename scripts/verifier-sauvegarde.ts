import { verifierArchive } from '@/lib/sauvegarde/serveur/archive/lecture';
import { decrire, trouverArchive } from './archives';

const AIDE = `npm run verifier-sauvegarde -- <archive ou dossier>`;

async function executer(): Promise<void> {
  const [ou] = process.argv.slice(2);
  if (!ou) throw new Error(AIDE);
  const archive = await trouverArchive(ou);
  console.log(`${archive} est entière.\n${decrire(await verifierArchive(archive))}`);
}

await executer().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
