import { expect, test } from 'vitest';
import { chargerPolices } from './polices';

/** Ce que pdfkit demande à fontkit quand il compose une lettre accentuée : un glyphe, sans dire sa lettre. */
interface Fontkit {
  characterSet: number[];
  _cmapProcessor: { lookup(point: number): number };
  getGlyph(glyphe: number): { codePoints: number[] };
}

test('BIL-2 « G » reste lisible dans un PDF, même composé d’abord pour un « Ğ »', async () => {
  const { maigre, grasse } = await chargerPolices();
  for (const { fonte } of [maigre, grasse]) {
    const fontkit = fonte as unknown as Fontkit;
    const muets = fontkit.characterSet.filter(
      (point) => fontkit.getGlyph(fontkit._cmapProcessor.lookup(point)).codePoints.length === 0,
    );
    expect([muets, fontkit.getGlyph(fontkit._cmapProcessor.lookup(0x47)).codePoints]).toEqual([[], [0x47]]);
  }
});
