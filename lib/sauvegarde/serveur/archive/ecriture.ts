import 'server-only';
import { constants, createWriteStream, existsSync } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';
import type { Manifeste } from '../../schema';
import { verifierArchive } from './lecture';
import { type Mesure, mesurer } from './mesure';

export interface Ecriture {
  /** Ajoute une entrée au fil de l'eau, et rend ce qu'on y a vu passer. `serre` : déjà comprimée, elle ne l'est plus. */
  ajouter: (nom: string, source: Readable, serre?: boolean) => Promise<Mesure>;
}

/**
 * Écrit une archive (zip) sous `chemin` : ce que `remplir` y met, puis le manifeste qu'il rend. Elle ne prend son nom
 * qu'une fois sur le disque et relue en entier ; une erreur n'en laisse rien.
 */
export async function ecrireArchive(
  chemin: string,
  remplir: (ecriture: Ecriture) => Promise<Manifeste>,
): Promise<Manifeste> {
  const partiel = `${chemin}.partiel`;
  await preparerDossier(dirname(chemin));
  try {
    await composer(partiel, remplir);
    const manifeste = await verifierArchive(partiel);
    await rename(partiel, chemin);
    return manifeste;
  } catch (e) {
    await rm(partiel, { force: true });
    throw e;
  }
}

/**
 * Crée le dossier s'il manque, et s'assure qu'on peut y écrire. De proche en proche : `mkdir` récursif tourne sans fin là où le
 * système ne laisse rien créer (/proc).
 */
async function preparerDossier(dossier: string): Promise<void> {
  try {
    if (!existsSync(dirname(dossier))) await preparerDossier(dirname(dossier));
    if (!existsSync(dossier)) await mkdir(dossier, { mode: 0o700 });
    if (!(await stat(dossier)).isDirectory()) throw new Error('un fichier');
    await access(dossier, constants.W_OK);
  } catch (cause) {
    throw new Error(`« ${dossier} » n’est pas un dossier où écrire. Donnez-en un autre, ou ouvrez-le à Griotte.`, {
      cause,
    });
  }
}

async function composer(partiel: string, remplir: (ecriture: Ecriture) => Promise<Manifeste>): Promise<void> {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  const ecrite = pipeline(archive, createWriteStream(partiel, { mode: 0o600 }));
  const rate = new Promise<never>((_, ko) => {
    archive.once('error', ko);
    ecrite.catch(ko);
  });
  rate.catch(() => {}); // rendue par la course de chaque entrée, ou par `ecrite`
  const ajouter: Ecriture['ajouter'] = async (nom, source, serre = false) => {
    const { flux, mesure } = mesurer(source);
    const fini = new Promise<void>((ok) => archive.once('entry', () => ok()));
    flux.once('error', (e) => archive.destroy(e));
    archive.append(flux, { name: nom, store: serre });
    await Promise.race([fini, rate]);
    return mesure();
  };
  try {
    const manifeste = await remplir({ ajouter });
    archive.append(JSON.stringify(manifeste, undefined, 1), { name: 'manifeste.json' });
    await Promise.all([archive.finalize(), ecrite]);
  } catch (e) {
    archive.destroy();
    await ecrite.catch(() => {}); // la première erreur est celle qui compte
    throw e;
  }
  await surLeDisque(partiel);
}

/** Une panne de courant n'emporte plus ce qui est écrit. */
async function surLeDisque(chemin: string): Promise<void> {
  const fichier = await open(chemin, 'r+');
  try {
    await fichier.sync();
  } finally {
    await fichier.close();
  }
}
