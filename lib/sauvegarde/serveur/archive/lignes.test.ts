import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { ecrireLigne, lots } from './lignes';

async function tousLesLots(blocs: readonly (string | Buffer)[]) {
  const lus = [];
  for await (const lot of lots(Readable.from(blocs.map((b) => Buffer.from(b))))) lus.push(lot);
  return lus;
}

const lire = async (...blocs: (string | Buffer)[]) => (await tousLesLots(blocs)).flat();

test.each<[string, (string | null)[][]]>([
  ['', []],
  ['a\tb\n', [['a', 'b']]],
  ['\\N\t\t\\\\N\n', [[null, '', '\\N']]],
  ['une\\nligne\\tet\\\\n\\r\\b\\f\\v\n', [['une\nligne\tet\\n\r\b\f\v']]],
])('EXL-1 le format de COPY : %j', async (texte, lignes) => {
  expect(await lire(texte)).toEqual(lignes);
});

test('EXL-1 une lettre accentuée coupée entre deux blocs reste entière, et un gros texte se lit par lots', async () => {
  const octets = Buffer.from('é\n');
  expect(await lire(octets.subarray(0, 1), octets.subarray(1))).toEqual([['é']]);
  const lignes = Array.from({ length: 300 }, (_, i) => `${i}\t${'x'.repeat(10_000)}\n`);
  const lus = await tousLesLots(lignes);
  expect(lus.length).toBeGreaterThan(1);
  expect(lus.flat().map((l) => Number(l[0]))).toEqual(lignes.map((_, i) => i));
});

test('EXL-1 ce qui s’écrit se relit', async () => {
  const lignes = [
    ['', null, '\\N', 'a\tb\\t\r\n', '{"é":"\\\\n"}'],
    [null, '\uFEFF', '\\', '\b\v', 'l’été'],
  ];
  expect(await lire(lignes.map(ecrireLigne).join(''))).toEqual(lignes);
});
