import 'server-only';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type Manifeste, schemaManifeste } from '../../schema';
import { mesurer } from './mesure';

export const entreeDeTable = (nom: string): string => `base/${nom}.copy`;
export const entreeDeFichier = (cle: string): string => `fichiers/${cle}`;

export interface Lecture {
  manifeste: Manifeste;
  /** Les entrées, manifeste à part. */
  noms: string[];
  /** Une entrée au fil de l'eau ; le flux échoue si elle est abîmée. */
  ouvrir: (nom: string) => Promise<Readable>;
}

/** Ouvre une archive le temps de `lire`. Refuse ce qui n'est pas une sauvegarde de Griotte, ou dont la fin manque. */
export async function lireArchive<T>(chemin: string, lire: (lecture: Lecture) => Promise<T>): Promise<T> {
  const zip = await openPromise(chemin, { autoClose: false }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new Error(`« ${chemin} » n’existe pas.`, { cause });
    throw new Error(`« ${chemin} » n’est pas une archive, ou la fin en manque.`, { cause });
  });
  try {
    const entrees = new Map<string, Entry>();
    for await (const entree of zip.eachEntry()) {
      if (entrees.has(entree.fileName)) throw new Error(`« ${entree.fileName} » est deux fois dans l’archive.`);
      entrees.set(entree.fileName, entree);
    }
    const ouvrir = (nom: string) => ouvrirEntree(zip, entrees, nom);
    const manifeste = schemaManifeste.safeParse(await json(await ouvrir('manifeste.json')));
    if (!manifeste.success) throw new Error(`« ${chemin} » n’est pas une sauvegarde que ce programme sait lire.`);
    entrees.delete('manifeste.json');
    return await lire({ manifeste: manifeste.data, noms: [...entrees.keys()], ouvrir });
  } finally {
    zip.close();
  }
}

async function ouvrirEntree(zip: ZipFile, entrees: ReadonlyMap<string, Entry>, nom: string): Promise<Readable> {
  const entree = entrees.get(nom);
  if (!entree) throw new Error(`« ${nom} » manque dans l’archive.`);
  return zip.openReadStreamPromise(entree);
}

async function json(flux: Readable): Promise<unknown> {
  try {
    return JSON.parse(await text(flux));
  } catch (cause) {
    throw new Error('Le manifeste de l’archive est abîmé.', { cause });
  }
}

/**
 * Relit une archive en entier : chaque table et chaque fichier du manifeste y est, avec son compte et sa somme, et rien
 * d'autre. Lève une erreur qui nomme ce qui ne va pas ; rend le manifeste.
 */
export const verifierArchive = (chemin: string): Promise<Manifeste> =>
  lireArchive(chemin, async ({ manifeste, noms, ouvrir }) => {
    const { tables, fichiers } = manifeste;
    const attendues = [
      ...tables.map((t) => ({ entree: entreeDeTable(t.nom), ...t })),
      ...fichiers.map((f) => ({ entree: entreeDeFichier(f.cle), lignes: undefined, ...f })),
    ];
    const connues = new Set(attendues.map((a) => a.entree));
    const enTrop = noms.find((nom) => !connues.has(nom));
    if (enTrop) throw new Error(`« ${enTrop} » est dans l’archive sans que le manifeste le dise.`);
    for (const { entree, octets, lignes, sha256 } of attendues) {
      const lue = await lireEntiere(await ouvrir(entree), entree);
      if (lue.octets !== octets || lue.sha256 !== sha256 || (lignes !== undefined && lue.lignes !== lignes))
        throw new Error(`« ${entree} » n’est plus ce qui avait été sauvegardé : l’archive est abîmée.`);
    }
    return manifeste;
  });

async function lireEntiere(source: Readable, entree: string) {
  const { flux, mesure } = mesurer(source);
  try {
    for await (const _ of flux);
  } catch (cause) {
    throw new Error(`« ${entree} » ne se lit plus : l’archive est abîmée.`, { cause });
  }
  return mesure();
}
