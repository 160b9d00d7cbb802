import 'server-only';
import sharp, { type Sharp } from 'sharp';
import { Refus } from '@/lib/acces/refus';
import { decoderHeic } from './heic';

/** Une photo d'appareil récent en a cinquante millions. */
const PIXELS = 60_000_000;
/** Le grand côté d'une photo gardée : une page imprimée à 170 points par pouce. */
const COTE = 2000;

// Une photo ne passe qu'une fois : la garder en cache, c'est 120 Mo de mémoire pour rien.
sharp.cache(false);

export interface PhotoReduite {
  jpeg: Buffer;
  largeur: number;
  hauteur: number;
}

/**
 * Une photo du disque → un JPEG redressé, de `COTE` pixels au plus, sans métadonnées (ni lieu, ni appareil). Refus
 * `photo-trop-grande`, `photo-illisible`.
 */
export async function reduirePhoto(chemin: string, heic: boolean): Promise<PhotoReduite> {
  try {
    const { data, info } = await (await ouvrir(chemin, heic))
      .resize({ width: COTE, height: COTE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, largeur: info.width, hauteur: info.height };
  } catch (e) {
    throw e instanceof Refus ? e : new Refus('photo-illisible');
  }
}

async function ouvrir(chemin: string, heic: boolean): Promise<Sharp> {
  if (heic) {
    const { rgba, largeur: width, hauteur: height } = await decoderHeic(chemin, PIXELS);
    return sharp(rgba, { raw: { width, height, channels: 4 } });
  }
  // L'en-tête seul : rien n'est encore décomprimé.
  const { width, height } = await sharp(chemin, { limitInputPixels: false }).metadata();
  if (width * height > PIXELS) throw new Refus('photo-trop-grande');
  return sharp(chemin, { limitInputPixels: PIXELS, failOn: 'error' }).autoOrient();
}

/** Une page A4, et sa marge, en points. */
const A4 = [595, 842] as const;
const MARGE = 28;

/** Une page A4, debout ou couchée comme la photo, que le JPEG occupe tel quel. */
export function pageDePhoto({ jpeg, largeur, hauteur }: PhotoReduite): Buffer {
  const [l, h] = largeur > hauteur ? [A4[1], A4[0]] : A4;
  const echelle = Math.min((l - 2 * MARGE) / largeur, (h - 2 * MARGE) / hauteur);
  const [w, v] = [largeur * echelle, hauteur * echelle];
  const dessin = `q ${[w, 0, 0, v, (l - w) / 2, (h - v) / 2].map((n) => n.toFixed(2)).join(' ')} cm /Photo Do Q`;
  return assembler([
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${l} ${h}]/Contents 4 0 R/Resources<</XObject<</Photo 5 0 R>>>>>>`],
    [`<</Length ${dessin.length}>>\nstream\n${dessin}\nendstream`],
    [
      `<</Type/XObject/Subtype/Image/Width ${largeur}/Height ${hauteur}/ColorSpace/DeviceRGB/BitsPerComponent 8` +
        `/Filter/DCTDecode/Length ${jpeg.length}>>\nstream\n`,
      jpeg,
      '\nendstream',
    ],
  ]);
}

/** Numérote les objets d'un PDF et lui écrit sa table. */
function assembler(objets: readonly (string | Buffer)[][]): Buffer {
  const morceaux: Buffer[] = [];
  let place = 0;
  const ecrire = (morceau: string | Buffer) => {
    const octets = Buffer.from(morceau);
    morceaux.push(octets);
    place += octets.length;
  };
  ecrire('%PDF-1.4\n');
  const places = objets.map((objet, i) => {
    const debut = place;
    for (const morceau of [`${i + 1} 0 obj\n`, ...objet, '\nendobj\n']) ecrire(morceau);
    return `${String(debut).padStart(10, '0')} 00000 n \n`;
  });
  const table = place;
  ecrire(`xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${places.join('')}`);
  ecrire(`trailer\n<</Size ${objets.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(morceaux);
}
