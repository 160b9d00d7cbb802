import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { archivesEntieres } from '@/lib/sauvegarde/regles-noms';
import type { Manifeste } from '@/lib/sauvegarde/schema';

/** L'archive désignée : elle-même, ou la plus récente des archives entières d'un dossier. */
export async function trouverArchive(chemin: string): Promise<string> {
  const lu = await stat(chemin).catch((cause: unknown) => {
    throw new Error(`« ${chemin} » n’existe pas, ou ne se lit pas.`, { cause });
  });
  if (!lu.isDirectory()) return chemin;
  const [derniere] = archivesEntieres(await readdir(chemin));
  if (!derniere) throw new Error(`Aucune sauvegarde (griotte-….zip) dans « ${chemin} ».`);
  return join(chemin, derniere);
}

/** Ce qu'une archive contient, en une phrase. */
export function decrire({ etablissements, tables, fichiers, absents }: Manifeste): string {
  const lignes = tables.reduce((n, t) => n + t.lignes, 0);
  const dit = `${etablissements.length} établissement(s), ${lignes} lignes de ${tables.length} tables, ${fichiers.length} fichier(s)`;
  return absents.length === 0
    ? `${dit}.`
    : `${dit}.\n${absents.length} fichier(s) que la base connaît n’étaient pas dans le stockage : ${absents.join(', ')}`;
}
