import { deflateSync } from 'node:zlib';
import type { Envoi } from '@/lib/fichiers/serveur/mutations-pieces';

const PAGE = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
];

interface OptionsPdf {
  /** S'ajoutent aux trois premiers : le 4, le 5… */
  objets?: string[];
  /** Complète le catalogue. */
  racine?: string;
  /** Complète le trailer. */
  fin?: string;
}

/** Un PDF d'une page, bien formé. */
export function unPdf({ objets = [], racine = '', fin = '' }: OptionsPdf = {}): Buffer {
  const corps = [...PAGE, ...objets].map((o, i) => (i === 0 ? o.replace('>>', `${racine}>>`) : o));
  let texte = '%PDF-1.7\n';
  const places = corps.map((objet, i) => {
    const place = texte.length;
    texte += `${i + 1} 0 obj\n${objet}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${corps.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<</Size ${corps.length + 1}/Root 1 0 R${fin}>>\nstartxref\n${texte.length}\n%%EOF\n`;
  return Buffer.from(texte + xref + trailer, 'latin1');
}

/** Un flux de PDF comprimé par zlib ; `cles` complète son dictionnaire. */
export function unFluxPdf(contenu: string | Buffer, cles = ''): string {
  const comprime = deflateSync(contenu).toString('latin1');
  return `<</Length ${comprime.length}/Filter/FlateDecode${cles}>>\nstream\n${comprime}\nendstream`;
}

/** Une photo HEIC de 64 × 32 points, rouge à gauche et bleue à droite, que son en-tête dit de tourner d'un quart. */
export const PHOTO_HEIC = Buffer.from(
  'AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAABMG1ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAAAAAAAAAAAAAADnBpdG0AAAAAAAEAAAAjaW' +
    'luZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAALRpcHJwAAAAlmlwY28AAABxaHZjQwEECAAAAJ+oAAAAAB7wAPz9+PgAAA8DoAABABdAAQwB//8E' +
    'CAAAAwCfqAAAAwAAHroCQKEAAQAmQgEBBAgAAAMAn6gAAAMAAB6gIIIWW6uTK5sCAAADAAIAAAMAMhCiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAA' +
    'AgAAAACWlyb3QBAAAAFmlwbWEAAAAAAAAAAQABA4ECgwAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAFQAAAAIwAAACttZGF0AAAAHygBr3j3B0c//801//5G' +
    '9S/BHLv//x4XL+XJF/3KX4A=',
  'base64',
);

/** Ce qu'un navigateur envoie. */
export const unEnvoi = (options: { nom?: string; octets?: Uint8Array } = {}): Envoi => {
  const octets = options.octets ?? unPdf();
  const flux = new Blob([new Uint8Array(octets)]).stream();
  return { nom: options.nom ?? 'compte rendu.pdf', flux, annonces: octets.length };
};
