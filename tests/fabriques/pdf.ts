import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PageLue {
  texte: string;
  /** Coin bas gauche et taille, en points, de chaque image. */
  images: { x: number; y: number; l: number; h: number }[];
  /** Couleurs de remplissage employées, `#rrggbb`. */
  fonds: Set<string>;
}

/** Un PDF rouvert page par page : ses mots, ses images, ses couleurs. */
export async function rouvrirPdf(pdf: Uint8Array): Promise<PageLue[]> {
  const tache = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const doc = await tache.promise;
  const pages: PageLue[] = [];
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n);
    const { items } = await page.getTextContent();
    const mots = items.map((i) => ('str' in i ? i.str.replaceAll('\u00a0', ' ') : ''));
    const { images, fonds } = dessin(await page.getOperatorList());
    pages.push({ texte: mots.filter((m) => m.trim() !== '').join('|'), images, fonds });
  }
  await tache.destroy();
  return pages;
}

type Matrice = readonly number[];

/** La matrice `b` appliquée avant `a`. */
const composer = (a: Matrice, b: Matrice): number[] => {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a;
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b;
  return [
    a0 * b0 + a2 * b1,
    a1 * b0 + a3 * b1,
    a0 * b2 + a2 * b3,
    a1 * b2 + a3 * b3,
    a0 * b4 + a2 * b5 + a4,
    a1 * b4 + a3 * b5 + a5,
  ];
};

function dessin({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }) {
  const [images, fonds]: [PageLue['images'], Set<string>] = [[], new Set()];
  let matrice: number[] = [1, 0, 0, 1, 0, 0];
  const pile: number[][] = [];
  for (const [rang, operation] of fnArray.entries()) {
    const arguments_ = argsArray[rang] as (number | string)[];
    if (operation === OPS.save) pile.push(matrice);
    else if (operation === OPS.restore) matrice = pile.pop() ?? matrice;
    else if (operation === OPS.transform) matrice = composer(matrice, arguments_.map(Number));
    else if (operation === OPS.setFillRGBColor) fonds.add(String(arguments_[0]));
    else if (operation === OPS.paintImageXObject) {
      const [l = 0, , , h = 0, x = 0, y = 0] = matrice;
      images.push({
        x: Math.round(x),
        y: Math.round(Math.min(y, y + h)),
        l: Math.round(l),
        h: Math.round(Math.abs(h)),
      });
    }
  }
  return { images, fonds };
}
