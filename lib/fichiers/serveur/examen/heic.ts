import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refus } from '@/lib/acces/refus';

/** Lu à l'exécution, depuis la racine de l'application (voir `outputFileTracingIncludes`). */
const PROGRAMME = join(process.cwd(), 'lib', 'fichiers', 'serveur', 'examen', 'heic-decodage.mjs');
const DUREE_MAX_MS = 30_000;

/** Une image en clair : quatre octets par pixel, déjà redressée. */
export interface ImageBrute {
  rgba: Uint8Array;
  largeur: number;
  hauteur: number;
}

let derniere: Promise<unknown> = Promise.resolve();

/** Décode une photo HEIC du disque, une à la fois (200 Mo pour 50 millions de pixels). Mêmes refus que `enJpeg`. */
export function decoderHeic(chemin: string, pixels: number): Promise<ImageBrute> {
  const decodee = derniere.then(() => decoder(chemin, pixels));
  derniere = decodee.catch(() => undefined);
  return decodee;
}

function decoder(chemin: string, pixels: number): Promise<ImageBrute> {
  // Ce que la bibliothèque écrit d'un fichier abîmé ne va nulle part.
  const fil = new Worker(PROGRAMME, { workerData: { chemin, pixels }, stdout: true, stderr: true });
  const delai = setTimeout(() => fil.terminate(), DUREE_MAX_MS);
  return new Promise<ImageBrute>((rendre, refuser) => {
    fil.once('message', (lue: ImageBrute | { tropGrande: true }) =>
      'tropGrande' in lue ? refuser(new Refus('photo-trop-grande')) : rendre(lue),
    );
    fil.once('error', () => refuser(new Refus('photo-illisible')));
    fil.once('exit', () => refuser(new Refus('photo-illisible')));
  }).finally(() => clearTimeout(delai));
}
