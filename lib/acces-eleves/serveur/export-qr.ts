import 'server-only';
import { create } from 'qrcode';

/** Marge blanche exigée autour d'un code QR, en modules (ISO/IEC 18004). */
const MARGE = 4;

/**
 * Le code QR d'un texte, à dessiner en SVG : côté en modules, marge comprise, et tracé `d` des modules noirs, un
 * rectangle par suite de modules d'une ligne. Correction M : un coupon plié ou taché se lit encore.
 */
export function codeQr(texte: string): { cote: number; trace: string } {
  const { size, data } = create(texte, { errorCorrectionLevel: 'M' }).modules;
  const suites: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const debut = x;
      while (x < size && data[y * size + x]) x++;
      if (x > debut) suites.push(`M${debut + MARGE} ${y + MARGE}h${x - debut}v1h${debut - x}z`);
    }
  }
  return { cote: size + 2 * MARGE, trace: suites.join('') };
}
