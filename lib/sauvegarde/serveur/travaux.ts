import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { connexionProprietaire } from '@/db/connexion';
import { ouvrirTransport } from '@/lib/courriels/serveur/service-transports';
import { adressePublique, env } from '@/lib/env';
import { archivesDeTrop, estPartielle } from '../regles-noms';
import { sauvegarder } from './export-archive';

/**
 * La sauvegarde de chaque jour, dans `GRIOTTE_SAUVEGARDES` ; rien si elle n'est pas donnée. Les plus anciennes ne
 * s'effacent qu'une fois la nouvelle relue. Un échec se note dans la base (`/api/sante` le montre), s'écrit à
 * `GRIOTTE_EXPLOITANT`, et remonte pour être repris.
 */
export async function sauvegarderChaqueJour(): Promise<void> {
  const { GRIOTTE_SAUVEGARDES: dossier, GRIOTTE_SAUVEGARDES_GARDEES: gardees } = env();
  if (!dossier) return;
  try {
    const { chemin } = await sauvegarder(dossier);
    await noter(chemin);
    const noms = await readdir(dossier);
    for (const nom of [...archivesDeTrop(noms, gardees), ...noms.filter(estPartielle)]) await rm(join(dossier, nom));
  } catch (e) {
    await noter(null);
    await prevenir();
    throw e;
  }
}

/** Nul : la sauvegarde a échoué. */
async function noter(archive: string | null): Promise<void> {
  const sql = connexionProprietaire();
  try {
    await sql`insert into exploitation.sauvegarde (archive) values (${archive})`;
    await sql`delete from exploitation.sauvegarde where faite_le < now() - interval '1 year'`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function prevenir(): Promise<void> {
  const { GRIOTTE_EXPLOITANT: destinataire, GRIOTTE_SAUVEGARDES } = env();
  if (!destinataire) return;
  const transport = ouvrirTransport();
  try {
    await transport.envoyer({
      id: uuidv7(),
      destinataire,
      sujet: 'Griotte\u00a0: la sauvegarde a échoué',
      texte:
        `La sauvegarde de ${adressePublique()} dans «\u00a0${GRIOTTE_SAUVEGARDES}\u00a0» n’a pas abouti. Sa cause est dans le journal du ` +
        'programme qui fait les travaux de fond. Elle sera reprise\u00a0; pour la faire tout de suite\u00a0: npm run sauvegarder.',
      html: null,
    });
  } finally {
    transport.fermer();
  }
}
