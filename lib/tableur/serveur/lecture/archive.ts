import 'server-only';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { RefusTableur, refuser } from '../../regles-refus';

const ENTREES_MAX = 5000;
/** Ce qui sert, déployé ; 5 000 apprenants et leurs responsables n'en font pas 15. */
const DEPLOYE_MAX = 100 * 1024 * 1024;

/** Seules ces pièces d'un classeur se déploient : ni images, ni macros, ni tableaux croisés. */
const UTILES =
  /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/** Ce qu'un zip est, quand ce n'est pas un classeur Excel lisible. */
function reconnaitre(noms: ReadonlySet<string>): void {
  if (noms.has('mimetype')) throw refuser('ods', {});
  if (noms.has('xl/workbook.bin')) throw refuser('xlsb', {});
  if (!noms.has('xl/workbook.xml')) throw refuser('autre-zip', {});
  if ([...noms].some((n) => /vbaProject\.bin$/i.test(n))) throw refuser('macros', {});
}

async function listerEntrees(archive: ZipFile): Promise<Map<string, Entry>> {
  if (archive.entryCount > ENTREES_MAX) throw refuser('bombe', {});
  const entrees = new Map<string, Entry>();
  for await (const entree of archive.eachEntry()) entrees.set(entree.fileName.replace(/^\//, ''), entree);
  return entrees;
}

async function deployer(archive: ZipFile, entree: Entry): Promise<Buffer> {
  const blocs: Buffer[] = [];
  for await (const bloc of await archive.openReadStreamPromise(entree)) blocs.push(bloc as Buffer);
  return Buffer.concat(blocs);
}

/**
 * Les pièces utiles d'un classeur xlsx, par chemin. Leur taille annoncée est bornée avant de rien déployer, et yauzl arrête ce qui
 * la dépasse. Refuse ce qui n'est pas un classeur, ses macros, une archive abîmée ou démesurée.
 */
export async function deplierClasseur(octets: Buffer): Promise<Map<string, Buffer>> {
  try {
    const archive = await fromBufferPromise(octets, { autoClose: false });
    const entrees = await listerEntrees(archive);
    reconnaitre(new Set(entrees.keys()));
    const utiles = [...entrees].filter(([nom]) => UTILES.test(nom));
    if (utiles.some(([, e]) => e.isEncrypted() || !e.canDecodeFileData())) throw refuser('abime', {});
    const total = utiles.reduce((somme, [, e]) => somme + e.uncompressedSize, 0);
    if (total > DEPLOYE_MAX) throw refuser('bombe', {});
    const pieces = new Map<string, Buffer>();
    for (const [nom, entree] of utiles) pieces.set(nom, await deployer(archive, entree));
    return pieces;
  } catch (erreur) {
    if (erreur instanceof RefusTableur) throw erreur;
    const trop = erreur instanceof Error && erreur.message.includes('too many bytes');
    throw refuser(trop ? 'bombe' : 'abime', {}, erreur);
  }
}
