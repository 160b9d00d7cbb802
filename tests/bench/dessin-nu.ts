import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

type Geste = readonly [methode: string, arguments_: unknown[]];

/** Tout ce que `Canvas` offre et dont le bilan se sert, et l'ouverture d'une page. */
const METHODES = [
  ...['addPage', 'image', 'save', 'restore', 'translate', 'rotate', 'font', 'text', 'fillColor', 'strokeColor'],
  ...['lineWidth', 'rect', 'roundedRect', 'moveTo', 'lineTo', 'stroke', 'fill', 'fillAndStroke'],
];

type Methode = (this: unknown, ...arguments_: unknown[]) => unknown;

/** Les gestes de dessin qu'une tâche fait faire à pdfkit, sans ceux que pdfkit se fait à lui-même. */
export async function retenirGestes(tache: () => Promise<unknown>): Promise<Geste[]> {
  const prototype = PDFDocument.prototype as unknown as Record<string, Methode>;
  const gestes: Geste[] = [];
  const origines = METHODES.map((nom) => [nom, prototype[nom]] as const);
  let profondeur = 0;
  for (const [nom, origine] of origines)
    prototype[nom] = function retenir(...arguments_) {
      if (profondeur === 0) gestes.push([nom, arguments_]);
      profondeur++;
      try {
        return origine?.apply(this, arguments_);
      } finally {
        profondeur--;
      }
    };
  try {
    await tache();
  } finally {
    for (const [nom, origine] of origines) if (origine) prototype[nom] = origine;
  }
  return gestes;
}

/** Le même document, dessiné par pdfkit seul : ni données, ni composition, ni pagination. */
export function redessiner(gestes: readonly Geste[]): Promise<Buffer> {
  const pdf = new PDFDocument({ autoFirstPage: false });
  const fait = buffer(pdf);
  const dessin = pdf as unknown as Record<string, Methode>;
  for (const [nom, arguments_] of gestes) dessin[nom]?.apply(pdf, arguments_);
  pdf.end();
  return fait;
}
