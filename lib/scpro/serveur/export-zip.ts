import 'server-only';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { nettoyerNom } from '@/lib/nom-fichier';
import { ecrireScpro, type ScenarioAEcrire } from './export-ecriture';

/** « Entrée/sortie » → « Entrée-sortie.scpro ». */
export const nomScpro = (titre: string): string => nettoyerNom(`${titre.replace(/[/\\]+/g, '-')}.scpro`);

/** Les noms des fichiers d'une archive, dans l'ordre ; un titre déjà pris reçoit un numéro. */
export function nomsScpro(titres: readonly string[]): string[] {
  const pris = new Set<string>();
  return titres.map((titre) => {
    const nom = nomScpro(titre);
    let libre = nom;
    for (let rang = 2; pris.has(libre.toLowerCase()); rang++) libre = nom.replace(/\.scpro$/, ` (${rang}).scpro`);
    pris.add(libre.toLowerCase());
    return libre;
  });
}

/** Une archive ZIP d'un `.scpro` par scénario, écrite à mesure. S'arrête si `signal` est levé. */
export function scproEnZip(
  rne: string,
  scenarios: readonly ScenarioAEcrire[],
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  remplir(archive, rne, scenarios, signal).catch((e: unknown) =>
    archive.destroy(e instanceof Error ? e : new Error(String(e))),
  );
  return Readable.toWeb(archive) as ReadableStream<Uint8Array>;
}

async function remplir(
  archive: ZipArchive,
  rne: string,
  scenarios: readonly ScenarioAEcrire[],
  signal: AbortSignal,
): Promise<void> {
  const noms = nomsScpro(scenarios.map((s) => s.titre));
  for (const [rang, scenario] of scenarios.entries()) {
    signal.throwIfAborted();
    const ajoute = once(archive, 'entry', { signal });
    archive.append(ecrireScpro(rne, scenario), { name: noms[rang] ?? `scenario-${rang + 1}.scpro` });
    await ajoute;
  }
  await archive.finalize();
}
