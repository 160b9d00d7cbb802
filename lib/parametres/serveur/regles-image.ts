import 'server-only';
import sharp from 'sharp';
import { Refus } from '@/lib/acces/refus';
import { COTE_IMAGE, PIXELS_IMAGE } from '../regles-limites';

export interface ImageNormalisee {
  png: Buffer;
  largeur: number;
  hauteur: number;
}

const debute = (octets: Buffer, signe: string, rang = 0) =>
  octets.subarray(rang, rang + signe.length).equals(Buffer.from(signe, 'latin1'));

/** PNG, JPEG ou WebP, d'après les premiers octets : rien d'autre n'atteint un décodeur. */
const formatAdmis = (octets: Buffer): boolean =>
  debute(octets, '\x89PNG\r\n\x1a\n') ||
  debute(octets, '\xff\xd8\xff') ||
  (debute(octets, 'RIFF') && debute(octets, 'WEBP', 8));

/**
 * Un logo ou un cachet déposé (PNG, JPEG ou WebP d'après son contenu) → un PNG opaque sur fond blanc, redressé, de
 * `COTE_IMAGE` pixels au plus, sans métadonnées. Opaque : le PDF le reprend tel quel, sans le décoder à chaque bilan.
 * Refus : `image-format`, `image-trop-grande` (pixels), `image-illisible`.
 */
export async function normaliserImage(octets: Buffer): Promise<ImageNormalisee> {
  if (!formatAdmis(octets)) throw new Refus('image-format');
  try {
    // L'en-tête seul : rien n'est encore décomprimé.
    const { width, height } = await sharp(octets, { limitInputPixels: false }).metadata();
    if (width * height > PIXELS_IMAGE) throw new Refus('image-trop-grande');
    const { data, info } = await sharp(octets, { limitInputPixels: PIXELS_IMAGE, failOn: 'error' })
      .autoOrient()
      .resize({ width: COTE_IMAGE, height: COTE_IMAGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    return { png: data, largeur: info.width, hauteur: info.height };
  } catch (e) {
    if (e instanceof Refus) throw e;
    throw new Refus('image-illisible');
  }
}
