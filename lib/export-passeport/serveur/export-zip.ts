import 'server-only';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ZipArchive } from 'archiver';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { consigner } from '@/lib/acces/serveur/erreurs';
import type { FichierLu } from '@/lib/fichiers/serveur/queries';
import { telechargerDeFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import type { PiecePrevue, Plan } from './export-plan';

/**
 * L'archive d'un plan, écrite à mesure : un seul PDF en mémoire à la fois, les pièces jointes au fil de l'eau. Ce qui
 * manque au stockage est dit dans LISEZMOI.txt. S'arrête si `signal` est levé (téléchargement abandonné).
 */
export function planEnZip(acteur: Acteur, plan: Plan, signal: AbortSignal): ReadableStream<Uint8Array> {
  // Un PDF est déjà comprimé : niveau 1, pour ne pas y passer de temps.
  const archive = new ZipArchive({ zlib: { level: 1 } });
  remplir(archive, acteur, plan, signal).catch((e: unknown) =>
    archive.destroy(e instanceof Error ? e : new Error(String(e))),
  );
  return Readable.toWeb(archive) as ReadableStream<Uint8Array>;
}

async function remplir(archive: ZipArchive, acteur: Acteur, plan: Plan, signal: AbortSignal): Promise<void> {
  const notes = [...plan.notes];
  const ajouter = async (contenu: Buffer | Readable | string, name: string) => {
    const ajoute = once(archive, 'entry', { signal });
    archive.append(contenu, { name });
    await ajoute;
  };
  for (const { nom, faire } of plan.pdfs) {
    // La boucle d'événements reprend la main : les autres demandes n'attendent qu'un PDF.
    await setImmediate(undefined, { signal });
    await ajouter(await faire(), nom);
  }
  for (const piece of plan.pieces) {
    const lu = await ouvrir(acteur, piece);
    if (!lu) {
      notes.push(`La pièce jointe « ${piece.fichier.nom} » (${piece.chemin}) n’a pas pu être lue.`);
      continue;
    }
    try {
      await ajouter(lu.flux, piece.chemin);
    } finally {
      lu.flux.destroy();
    }
  }
  if (notes.length > 0) await ajouter(enTexte(notes), 'LISEZMOI.txt');
  await archive.finalize();
}

/** La pièce, ou nul si elle a été retirée ou si le stockage ne l'a plus : les autres partent quand même. */
async function ouvrir(acteur: Acteur, { ficheId, fichier }: PiecePrevue): Promise<FichierLu | null> {
  try {
    return await telechargerDeFiche(acteur, { id: ficheId, fichierId: fichier.id });
  } catch (e) {
    consigner(e, 'export-passeport pièce jointe');
    return null;
  }
}

/** Lisible partout : une marque d'ordre des octets et des fins de ligne de Windows. */
const enTexte = (notes: readonly string[]) =>
  `\ufeff${['Il manque quelque chose à cet export\u00a0:', '', ...notes.map((n) => `- ${n}`), ''].join('\r\n')}`;
