import 'server-only';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ZipArchive } from 'archiver';
import { nomsFichiers } from '../regles';
import { bilanEnPdf } from './export-pdf';
import type { Bilan } from './queries';

/**
 * Une archive ZIP d'un PDF par bilan, écrite à mesure : un seul PDF en mémoire à la fois. S'arrête si `signal` est
 * levé (téléchargement abandonné).
 */
export function bilansEnZip(bilans: readonly Bilan[], signal: AbortSignal): ReadableStream<Uint8Array> {
  // Un PDF est déjà comprimé : niveau 1, pour ne pas y passer de temps.
  const archive = new ZipArchive({ zlib: { level: 1 } });
  remplir(archive, bilans, signal).catch((e: unknown) =>
    archive.destroy(e instanceof Error ? e : new Error(String(e))),
  );
  return Readable.toWeb(archive) as ReadableStream<Uint8Array>;
}

async function remplir(archive: ZipArchive, bilans: readonly Bilan[], signal: AbortSignal): Promise<void> {
  const noms = nomsFichiers(bilans.map((b) => b.apprenant));
  for (const [rang, bilan] of bilans.entries()) {
    // La boucle d'événements reprend la main : les autres demandes n'attendent qu'un PDF.
    await setImmediate(undefined, { signal });
    const ajoute = once(archive, 'entry', { signal });
    archive.append(await bilanEnPdf(bilan), { name: noms[rang] ?? `bilan-${rang + 1}.pdf` });
    await ajoute;
  }
  await archive.finalize();
}
