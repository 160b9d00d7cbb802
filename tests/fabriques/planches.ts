import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { rouvrirPdf } from './pdf';

const DOSSIER = resolve('tests/golden');

/** `GRIOTTE_PLANCHES=ecrire npx vitest run tests/integration/planches.test.ts` refait les références : les relire avant de les garder. */
const ECRIRE = process.env.GRIOTTE_PLANCHES === 'ecrire';

/** Écart d'un point, sur 255, à partir duquel il compte ; et part des points qui peuvent en avoir un. */
const [ECART, PART] = [72, 0.001];

interface Image {
  largeur: number;
  hauteur: number;
  /** Trois octets par point. */
  pixels: Buffer;
}

/** La fabrique de toiles que pdfjs se donne sous Node, par @napi-rs/canvas. */
interface Toiles {
  create(l: number, h: number): { canvas: never; context: CanvasRenderingContext2D };
}

/** Une page d'un PDF, dessinée à 72 points par pouce. Lève si le dessin n'est pas disponible sur cette machine. */
async function dessiner(pdf: Uint8Array, numero: number): Promise<Image> {
  const tache = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const doc = await tache.promise;
  const page = await doc.getPage(numero);
  const viewport = page.getViewport({ scale: 1 });
  const [largeur, hauteur] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const { canvas, context } = (doc.canvasFactory as Toiles).create(largeur, hauteur);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, largeur, hauteur);
  await tache.destroy();
  const pixels = await sharp(Buffer.from(data), { raw: { width: largeur, height: hauteur, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { largeur, hauteur, pixels };
}

async function lireImage(chemin: string): Promise<Image> {
  const { data, info } = await sharp(chemin)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { largeur: info.width, hauteur: info.height, pixels: data };
}

const enPng = ({ largeur, hauteur, pixels }: Image) =>
  sharp(pixels, { raw: { width: largeur, height: hauteur, channels: 3 } })
    .png({ palette: true, colours: 64, dither: 0, compressionLevel: 9 })
    .toBuffer();

/** Part des points qui diffèrent ; 1 si les tailles ne sont pas les mêmes. */
export function partDifferente(a: Image, b: Image): number {
  if (a.largeur !== b.largeur || a.hauteur !== b.hauteur) return 1;
  let differents = 0;
  for (let i = 0; i < a.pixels.length; i += 3) {
    const ecarts = [0, 1, 2].map((c) => Math.abs((a.pixels[i + c] ?? 0) - (b.pixels[i + c] ?? 0)));
    if (Math.max(...ecarts) > ECART) differents++;
  }
  return differents / (a.pixels.length / 3);
}

export interface Comparaison {
  texte: string;
  texteAttendu: string;
  /** Part des points qui diffèrent, et ce qu'on en admet. */
  part: number;
  admise: number;
}

/** Compare une page à sa référence, `tests/golden/<nom>.txt` et `.png`. Lève si la référence manque. */
export async function comparer(nom: string, pdf: Uint8Array, numero = 1): Promise<Comparaison> {
  const [texte, image] = [resolve(DOSSIER, `${nom}.txt`), resolve(DOSSIER, `${nom}.png`)];
  const lu = `${(await rouvrirPdf(pdf))[numero - 1]?.texte.replaceAll('|', '\n')}\n`;
  const dessin = await dessiner(pdf, numero);
  if (ECRIRE) await Promise.all([writeFile(texte, lu), writeFile(image, await enPng(dessin))]);
  if (!existsSync(texte) || !existsSync(image))
    throw new Error(`Référence absente : ${nom} (voir tests/fabriques/planches.ts)`);
  return {
    texte: lu,
    texteAttendu: await readFile(texte, 'utf8'),
    part: partDifferente(dessin, await lireImage(image)),
    admise: PART,
  };
}
