import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { surDisque, verdict } from '@/tests/fabriques/examen';
import { PHOTO_HEIC } from '@/tests/fabriques/fichiers';
import { rouvrirPdf } from '@/tests/fabriques/pdf';
import { pngDe, pngGeant } from '@/tests/fabriques/png';
import { pageDePhoto, reduirePhoto } from './photo';

const ROUGE = { r: 220, g: 20, b: 20 };
const BLEU = { r: 20, g: 20, b: 220 };

/** Une image dont la moitié gauche est rouge et la droite bleue. */
const moitie = (largeur: number, hauteur: number) =>
  sharp({ create: { width: largeur, height: hauteur, channels: 3, background: BLEU } }).composite([
    { input: { create: { width: largeur / 2, height: hauteur, channels: 3, background: ROUGE } }, left: 0, top: 0 },
  ]);

/** Une photo de téléphone : couchée, à tourner d'un quart, avec le lieu et l'appareil. */
const photo = (largeur: number, hauteur: number) =>
  moitie(largeur, hauteur)
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'Griotte' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
    .jpeg()
    .toBuffer();

const reduire = (octets: Buffer, heic = false) => surDisque(octets, (chemin) => reduirePhoto(chemin, heic));

/** La couleur d'un point, à peu près. */
async function couleur(jpeg: Buffer, left: number, top: number): Promise<string> {
  const [r = 0, , b = 0] = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return r > b ? 'rouge' : 'bleu';
}

describe('Une photo jointe', () => {
  test('PAS-2 est redressée, réduite, et perd ce qui dit où et avec quoi elle fut prise', async () => {
    const originale = await photo(3000, 1500);
    expect((await sharp(originale).metadata()).exif?.includes('Griotte')).toBe(true);
    const { jpeg, largeur, hauteur } = await reduire(originale);
    expect([largeur, hauteur]).toEqual([1000, 2000]);
    // Tournée d'un quart vers la droite : la gauche est en haut.
    expect([await couleur(jpeg, 500, 100), await couleur(jpeg, 500, 1900)]).toEqual(['rouge', 'bleu']);
    const { exif, icc, xmp, orientation } = await sharp(jpeg).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(jpeg.includes('Griotte')).toBe(false);
  });

  test('PAS-2 un HEIC se lit, redressé lui aussi ; un PNG transparent devient blanc', async () => {
    const heic = await reduire(PHOTO_HEIC, true);
    expect([heic.largeur, heic.hauteur]).toEqual([32, 64]);
    expect([await couleur(heic.jpeg, 16, 4), await couleur(heic.jpeg, 16, 60)]).toEqual(['bleu', 'rouge']);
    const png = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect([
      ...(
        await sharp((await reduire(png)).jpeg)
          .raw()
          .toBuffer()
      ).subarray(0, 3),
    ]).toEqual([255, 255, 255]);
  });

  test('PAS-2 abîmée : illisible ; trop de pixels : refusée avant d’être décodée', async () => {
    const entiere = await photo(400, 200);
    const png = pngGeant(10, 10);
    const cas: [Buffer, boolean, string][] = [
      [entiere.subarray(0, entiere.length / 2), false, 'photo-illisible'],
      [png.subarray(0, 45), false, 'photo-illisible'],
      [PHOTO_HEIC.subarray(0, 340), true, 'photo-illisible'],
      [PHOTO_HEIC.subarray(0, 60), true, 'photo-illisible'],
      [pngDe(png, 60_000, 60_000), false, 'photo-trop-grande'],
    ];
    for (const [octets, heic, code] of cas) expect(await verdict(reduire(octets, heic))).toBe(code);
  });

  test('PAS-2 devient une page A4, debout ou couchée comme elle, sans rogner ni déformer', async () => {
    const debout = pageDePhoto(await reduire(await photo(800, 400)));
    const couchee = pageDePhoto(await reduire(await moitie(800, 200).jpeg().toBuffer()));
    const [[haute], [large]] = [await rouvrirPdf(debout), await rouvrirPdf(couchee)];
    expect(haute?.images).toEqual([{ x: 101, y: 28, l: 393, h: 786 }]);
    expect(large?.images).toEqual([{ x: 28, y: 199, l: 786, h: 197 }]);
  });
});
