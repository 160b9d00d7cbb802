import 'server-only';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { direTaille } from '@/lib/abonnement/regles';
import { Refus } from '@/lib/acces/refus';
import { extensionDe } from '../../regles-limites';

const ENTREES = 2000;
/** Ce qu'une archive peut contenir une fois dépliée, les zips qu'elle contient compris. */
const OCTETS_DEPLIES = 500 * 1024 ** 2;
/** Un texte répétitif se comprime cent fois, une bombe mille. Les petites archives n'ont pas à s'en soucier. */
const RAPPORT = 200;
const PETITE = 20 * 1024 ** 2;

/** Ce que Windows, ou un autre système, exécute en l'ouvrant. */
const EXECUTABLES = new Set(
  'exe com scr pif cpl msi msp msix appx bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta jar lnk url reg inf dll sys ocx gadget application scf sct msc chm apk dmg pkg app sh command run desktop iso img vhd'.split(
    ' ',
  ),
);
/** Archives qui ne se contrôlent pas ici. */
const ARCHIVES = new Set('rar 7z tar gz tgz bz2 xz zst cab ace arj lzh'.split(' '));

/** Les premiers octets d'un programme de Linux ou de macOS ; ceux de Windows : « MZ », et des octets nuls. */
const PROGRAMMES = ['\x7fELF', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', '\xca\xfe\xba\xbe'];
const estProgramme = (debut: string) =>
  PROGRAMMES.some((p) => debut.startsWith(p)) || (debut.startsWith('MZ') && debut.includes('\0'));

/** Un lien symbolique, dans les droits d'Unix qu'une archive garde. */
const LIEN = 0xa;

/** Ce qu'on lit d'une entrée pour reconnaître un programme. */
const DEBUT = 16;

/** Ce qui reste permis, à tous les niveaux ensemble. */
interface Reste {
  octets: number;
  entrees: number;
}

/**
 * Contrôle un zip sur le disque, en le dépliant vraiment, sans rien garder : table lisible, noms qui restent dans leur
 * dossier, tailles bornées et vraies, ni programme (par son nom ou son contenu), ni entrée chiffrée, un seul niveau de
 * zip dans le zip. `dossier` reçoit les zips intérieurs le temps de les lire. Refus : `zip-illisible`, `zip-protege`,
 * `zip-trop-gros`, `zip-interdit`.
 */
export const examinerZip = (chemin: string, dossier: string): Promise<void> =>
  examiner(chemin, dossier, { octets: OCTETS_DEPLIES, entrees: ENTREES }, 0);

async function examiner(chemin: string, dossier: string, reste: Reste, niveau: number): Promise<void> {
  const zip = await lisible(openPromise(chemin, { lazyEntries: true, autoClose: false }));
  try {
    if (zip.entryCount === 0) throw new Refus('zip-illisible');
    const entrees = await lireTable(zip, reste);
    for (const entree of entrees) {
      const flux = await lisible(zip.openReadStreamPromise(entree));
      if (extensionDe(entree.fileName) === 'zip') await examinerInterieur(entree, flux, dossier, reste, niveau);
      else await lisible(deplier(flux, entree));
    }
  } finally {
    zip.close();
  }
}

/** La table entière se vérifie avant de déplier quoi que ce soit. Rend les fichiers, sans les dossiers. */
async function lireTable(zip: ZipFile, reste: Reste): Promise<Entry[]> {
  const entrees: Entry[] = [];
  if (zip.entryCount > reste.entrees)
    throw tropGros(
      `${zip.entryCount.toLocaleString('fr-FR')} fichiers, pour ${ENTREES.toLocaleString('fr-FR')} au plus.`,
    );
  reste.entrees -= zip.entryCount;
  let comprimes = 0;
  let clairs = 0;
  for await (const entree of lisibles(zip.eachEntry())) {
    if (entree.fileName.endsWith('/')) continue;
    exigerEntree(entree);
    comprimes += entree.compressedSize;
    clairs += entree.uncompressedSize;
    entrees.push(entree);
  }
  if (clairs > reste.octets) throw tropGros(`${direTaille(OCTETS_DEPLIES)} au plus une fois déplié.`);
  if (clairs > PETITE && clairs > comprimes * RAPPORT) throw tropGros('Il se déplierait sans mesure.');
  reste.octets -= clairs;
  return entrees;
}

function exigerEntree(entree: Entry): void {
  const extension = extensionDe(entree.fileName.replace(/[. ]+$/, ''));
  if (entree.isEncrypted()) throw new Refus('zip-protege');
  if (entree.externalFileAttributes >>> 28 === LIEN) throw interdit(entree, 'un lien vers ailleurs');
  if (EXECUTABLES.has(extension)) throw interdit(entree, 'un programme');
  if (ARCHIVES.has(extension)) throw interdit(entree, 'une archive qui n’est pas un zip');
}

async function examinerInterieur(entree: Entry, flux: Readable, dossier: string, reste: Reste, niveau: number) {
  if (niveau > 0) throw interdit(entree, 'un zip, dans un zip, dans un zip');
  const chemin = join(dossier, 'interieur');
  await lisible(pipeline(flux, createWriteStream(chemin)));
  await examiner(chemin, dossier, reste, niveau + 1);
}

/** Déplie une entrée sans la garder : sa taille (yauzl) et sa somme sont les vraies, et ce n'est pas un programme. */
async function deplier(flux: Readable, entree: Entry): Promise<void> {
  let [debut, somme] = ['', 0];
  for await (const morceau of flux as AsyncIterable<Buffer>) {
    somme = crc32(morceau, somme);
    if (debut.length >= DEBUT) continue;
    debut += morceau.toString('latin1', 0, DEBUT);
    if (estProgramme(debut)) throw interdit(entree, 'un programme');
  }
  if (somme !== entree.crc32) throw new Refus('zip-illisible');
}

/** Un nom dangereux, une taille fausse, une table abîmée : ce que yauzl lève devient un refus. */
async function lisible<T>(travail: Promise<T>): Promise<T> {
  try {
    return await travail;
  } catch (e) {
    throw enRefus(e);
  }
}

async function* lisibles<T>(entrees: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* entrees;
  } catch (e) {
    throw enRefus(e);
  }
}

function enRefus(e: unknown): unknown {
  if (!(e instanceof Error) || e instanceof Refus) return e;
  if (/absolute path|relative path/.test(e.message))
    return new Refus('zip-interdit', { detail: 'Un nom de fichier y sort du dossier où il sera déplié.' });
  return new Refus(/encrypt/.test(e.message) ? 'zip-protege' : 'zip-illisible');
}

const interdit = (entree: Entry, quoi: string) =>
  new Refus('zip-interdit', {
    detail: `Il contient ${quoi}\u00a0: «\u00a0${nommerEntree(entree.fileName)}\u00a0». Retirez-le, puis refaites le zip.`,
  });

/** Le dernier mot d'un chemin, sans caractère qui trompe l'œil, et court. */
const nommerEntree = (chemin: string) => (chemin.split('/').at(-1) ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').slice(-60);

const tropGros = (detail: string) => new Refus('zip-trop-gros', { detail });
