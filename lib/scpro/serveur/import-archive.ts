import 'server-only';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { nettoyerNom } from '@/lib/nom-fichier';
import { DEPLOYE_MAX, ENTREES_MAX, FICHIER_MAX } from '../regles-limites';
import { FAUTES } from './regles-format';

const LONGUEUR_NOM = 300;

type Entree = { fichier: string; octets: Buffer } | { fichier: string; message: string };

const ABIMEE = 'Cette archive est abîmée\u00a0: refaites-la.';
const CHIFFREE = 'Cette archive est protégée par un mot de passe\u00a0: refaites-la sans.';
const IMBRIQUEE = 'Une archive dans une archive ne s’ouvre pas\u00a0: déposez-la à part.';
const SANS_SCPRO = 'Cette archive ne contient aucun fichier .scpro.';
const AUTRE = 'Ce n’est pas un fichier .scpro\u00a0: il est laissé de côté.';
const TROP_D_ENTREES = `Cette archive compte plus de ${ENTREES_MAX}\u00a0fichiers\u00a0: faites-en plusieurs.`;
const TROP_GROSSE = `Cette archive se déploie au-delà de ${DEPLOYE_MAX / 1024 / 1024}\u00a0Mo\u00a0: faites-en plusieurs.`;

/** Un fichier zip, d'après ses premiers octets. */
export const estArchive = (octets: Buffer): boolean => octets.length >= 4 && octets.toString('latin1', 0, 2) === 'PK';

/**
 * Les fichiers d'une archive, un par un et en mémoire : rien n'est jamais écrit sous leur nom, dont le chemin est ignoré.
 * Bornée en nombre d'entrées et en octets déployés (yauzl s'arrête si une entrée dépasse sa taille annoncée) ; une archive
 * dans l'archive, un fichier d'un autre genre et une archive illisible sont rendus avec leur `message`.
 */
export async function* entreesDe(octets: Buffer, nom: string): AsyncGenerator<Entree> {
  try {
    // Les noms se lisent ici : yauzl refuserait toute l'archive pour un « .. » dans l'un d'eux.
    const archive = await fromBufferPromise(octets, { decodeStrings: false });
    const entrees = await utiles(archive);
    const faute = fauteDe(archive, entrees);
    if (faute) yield { fichier: nom, message: faute };
    else for (const entree of entrees) yield await lire(archive, entree);
  } catch {
    yield { fichier: nom, message: ABIMEE };
  }
}

/** Le bout d'un nom, qui peut compter 65 000 caractères. */
const nomDe = (e: Entry): string =>
  getFileNameLowLevel(e.generalPurposeBitFlag, e.fileNameRaw, e.extraFields, false).slice(-LONGUEUR_NOM);

const estScpro = (e: Entry) => /\.scpro$/i.test(nomDe(e));

/** Ni les dossiers, ni les fichiers cachés, ni les doublures `__MACOSX/` qu'une archive faite sur un Mac ajoute. */
const estUtile = (nom: string): boolean =>
  !nom.endsWith('/') && !nom.split('/').some((p) => p === '__MACOSX' || /^\.[^.]/.test(p));

async function utiles(archive: ZipFile): Promise<Entry[]> {
  const entrees: Entry[] = [];
  if (archive.entryCount > ENTREES_MAX) return entrees;
  for await (const e of archive.eachEntry()) if (estUtile(nomDe(e))) entrees.push(e);
  return entrees;
}

function fauteDe(archive: ZipFile, entrees: readonly Entry[]): string | undefined {
  if (archive.entryCount > ENTREES_MAX) return TROP_D_ENTREES;
  const scpro = entrees.filter(estScpro);
  if (scpro.length === 0) return SANS_SCPRO;
  if (scpro.some((e) => e.isEncrypted())) return CHIFFREE;
  return scpro.reduce((n, e) => n + e.uncompressedSize, 0) > DEPLOYE_MAX ? TROP_GROSSE : undefined;
}

async function lire(archive: ZipFile, entree: Entry): Promise<Entree> {
  const fichier = nettoyerNom(nomDe(entree));
  if (/\.zip$/i.test(fichier)) return { fichier, message: IMBRIQUEE };
  if (!estScpro(entree)) return { fichier, message: AUTRE };
  if (entree.uncompressedSize > FICHIER_MAX) return { fichier, message: FAUTES['trop-gros'] };
  try {
    const blocs: Buffer[] = [];
    for await (const bloc of await archive.openReadStreamPromise(entree)) blocs.push(bloc);
    return { fichier, octets: Buffer.concat(blocs) };
  } catch {
    return { fichier, message: FAUTES.abime };
  }
}
