import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { codeQr } from './export-qr';

const ADRESSE = 'https://griotte.example/0999777P';

/** Repeint le tracé dans une grille, marge comprise. */
function peindre({ cote, trace }: ReturnType<typeof codeQr>): boolean[][] {
  const grille = Array.from({ length: cote }, () => new Array<boolean>(cote).fill(false));
  for (const [, x, y, largeur] of trace.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(largeur); i++) (grille[Number(y)] ?? [])[Number(x) + i] = true;
  }
  return grille;
}

test('ACE-2 le tracé du code QR est celui de l’adresse, module pour module, avec sa marge de quatre', () => {
  const code = codeQr(ADRESSE);
  const { modules } = create(ADRESSE, { errorCorrectionLevel: 'M' });
  expect(code.cote).toBe(modules.size + 8);
  const grille = peindre(code);
  for (let y = 0; y < code.cote; y++) {
    for (let x = 0; x < code.cote; x++) {
      const dedans = Math.min(x, y) >= 4 && Math.max(x, y) < 4 + modules.size;
      expect([x, y, grille[y]?.[x]]).toEqual([x, y, dedans && Boolean(modules.get(y - 4, x - 4))]);
    }
  }
  expect(codeQr(`${ADRESSE}X`).trace).not.toBe(code.trace);
});
