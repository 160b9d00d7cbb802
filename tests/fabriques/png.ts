import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function morceau(type: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(type, 'latin1'), contenu]);
  const [longueur, somme] = [Buffer.alloc(4), Buffer.alloc(4)];
  longueur.writeUInt32BE(contenu.length);
  somme.writeUInt32BE(crc32(corps));
  return Buffer.concat([longueur, corps, somme]);
}

function entete(largeur: number, hauteur: number): Buffer {
  const ihdr = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  ihdr.writeUInt32BE(largeur, 0);
  ihdr.writeUInt32BE(hauteur, 4);
  return morceau('IHDR', ihdr);
}

/** Un PNG valable, d'un seul gris : quelques kilooctets une fois comprimé, quelle que soit sa taille. */
export const pngGeant = (largeur: number, hauteur: number): Buffer =>
  Buffer.concat([
    SIGNATURE,
    entete(largeur, hauteur),
    morceau('IDAT', deflateSync(Buffer.alloc((largeur + 1) * hauteur))),
    morceau('IEND', Buffer.alloc(0)),
  ]);

/** Un PNG qui annonce d'autres dimensions que les siennes. */
export const pngDe = (png: Buffer, largeur: number, hauteur: number): Buffer =>
  Buffer.concat([SIGNATURE, entete(largeur, hauteur), png.subarray(33)]);
