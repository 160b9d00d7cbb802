import 'server-only';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { RefusFichier, refus } from '../../regles-anomalies';
import { enBlocs, OCTETS_MAX } from './blocs';

const ENTREES_MAX = 20;
const TAUX_MAX = 200;

/** Change une erreur de yauzl (archive illisible, nom d'entrée dangereux, tailles fausses) en refus. */
function enRefus(erreur: unknown): RefusFichier {
  if (erreur instanceof RefusFichier) return erreur;
  const chiffree = erreur instanceof Error && erreur.message.includes('encrypt');
  return Object.assign(refus(chiffree ? 'archive-chiffree' : 'archive-abimee', {}), { cause: erreur });
}

/** Dossiers, fichiers cachés et doublures `__MACOSX/` qu'une archive refaite sur un Mac ajoute. */
const estAccessoire = (nom: string): boolean =>
  nom.endsWith('/') || nom.split('/').some((partie) => partie.startsWith('.') || partie === '__MACOSX');

async function seuleEntreeXml(archive: ZipFile): Promise<Entry> {
  if (archive.entryCount > ENTREES_MAX) throw refus('archive-trop-de-fichiers', { nombre: archive.entryCount });
  const xml: Entry[] = [];
  let bureautique = false;
  for await (const entree of archive.eachEntry()) {
    bureautique ||= ['[Content_Types].xml', 'mimetype'].includes(entree.fileName);
    if (!estAccessoire(entree.fileName) && /\.xml$/i.test(entree.fileName)) xml.push(entree);
  }
  const [seule] = xml;
  if (bureautique) throw refus('ni-zip-ni-xml', {}); // un classeur ou un document est aussi un zip
  if (!seule) throw refus('archive-sans-xml', {});
  if (xml.length > 1) throw refus('archive-plusieurs-xml', { nombre: xml.length });
  if (seule.isEncrypted()) throw refus('archive-chiffree', {});
  if (!seule.canDecodeFileData()) throw refus('archive-compression', {});
  return seule;
}

async function* deployer(archive: ZipFile, entree: Entry, maximum: number): AsyncGenerator<Buffer> {
  if (entree.uncompressedSize > maximum) throw refus('archive-bombe', {});
  const flux = await archive.openReadStreamPromise(entree);
  let somme = 0;
  for await (const bloc of enBlocs(flux, maximum, 'archive-bombe')) {
    somme = crc32(bloc, somme);
    yield bloc;
  }
  if (somme !== entree.crc32) throw refus('archive-abimee', {});
}

/**
 * Les octets du seul fichier XML d'une archive zip, comptés pendant le déploiement (150 Mo ou 200 fois l'archive au
 * plus) et vérifiés par leur CRC. Refuse plus de 20 entrées, zéro ou plusieurs XML, une archive chiffrée ou abîmée.
 */
export async function* extraireXml(octets: Buffer): AsyncGenerator<Buffer> {
  try {
    const archive = await fromBufferPromise(octets, { autoClose: false });
    const entree = await seuleEntreeXml(archive);
    yield* deployer(archive, entree, Math.min(OCTETS_MAX, TAUX_MAX * octets.length));
  } catch (erreur) {
    throw enRefus(erreur);
  }
}
