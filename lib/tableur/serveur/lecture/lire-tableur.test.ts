import { describe, expect, test } from 'vitest';
import { enMorceaux, piecesDe, unClasseur, unZip } from '@/tests/fabriques/tableur';
import { lireTableur } from './lire-tableur';

const lire = async (octets: Uint8Array, nom = 'eleves.xlsx') => lireTableur(enMorceaux(octets), nom);

async function feuilles(octets: Uint8Array, nom?: string) {
  const lu = await lire(octets, nom);
  if (!lu.ok) throw new Error(lu.message);
  return lu.classeur.feuilles;
}

const cellules = async (octets: Uint8Array) => (await feuilles(octets))[0]?.lignes.map((l) => l.cellules);
const code = async (octets: Uint8Array, nom?: string) => {
  const lu = await lire(octets, nom);
  return lu.ok ? 'lu' : lu.code;
};

const LIGNES = [
  ['Nom', 'Prénom', 'Né le'],
  ['LÉGER', 'Zoé', '14/07/2009'],
  ['L’HAŸ', 'Noël', '02/03/2010'],
];
const CSV = LIGNES.map((l) => l.join(';')).join('\r\n');

/** Les accents de ce texte dans MacRoman. */
const MAC = new Map([
  ['é', 0x8e],
  ['É', 0x83],
  ['ë', 0x91],
  ['’', 0xd5],
  ['Ÿ', 0xd9],
]);
const enMac = (texte: string) => Uint8Array.from([...texte], (c) => MAC.get(c) ?? c.charCodeAt(0));
const WINDOWS = new Map([
  ['’', 0x92],
  ['Ÿ', 0x9f],
]);
const enWindows = (texte: string) => Uint8Array.from([...texte], (c) => WINDOWS.get(c) ?? c.charCodeAt(0));

describe('Tableur en texte', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 avec sa marque', Buffer.from(`\ufeff${CSV}`)],
    ['UTF-16 avec sa marque', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['UTF-16 sans marque', Buffer.from(CSV, 'utf16le')],
    ['Windows-1252', enWindows(CSV)],
    ['MacRoman', enMac(CSV)],
    ['MacRoman, lignes d’un ancien Mac', enMac(CSV.replaceAll('\r\n', '\r'))],
  ])('IMP-10 encodage %s', async (_, octets) => {
    expect(await cellules(octets)).toEqual(LIGNES);
  });

  test.each([';', ',', '\t', '|'])('IMP-10 séparateur « %s »', async (separateur) => {
    expect(await cellules(Buffer.from(LIGNES.map((l) => l.join(separateur)).join('\n')))).toEqual(LIGNES);
  });

  test('IMP-10 guillemets, retours à la ligne, lignes vides : chaque ligne garde son numéro', async () => {
    const texte = 'sep=;\nNom;Responsables\n\n;;\n"LÉGER; Zoé";"MARTIN ""Paul""\nDURAND Claire"\nROUX;\n';
    expect((await feuilles(Buffer.from(texte), 'Élèves.csv'))[0]).toEqual({
      nom: 'Élèves',
      fusions: [],
      lignes: [
        { numero: 2, cellules: ['Nom', 'Responsables'] },
        { numero: 5, cellules: ['LÉGER; Zoé', 'MARTIN "Paul"\nDURAND Claire'] },
        { numero: 7, cellules: ['ROUX'] },
      ],
    });
  });

  test.each<[string, string, Uint8Array]>([
    ['vide', 'vide', Buffer.from('')],
    ['des blancs', 'vide', Buffer.from(' \n \n')],
    ['des séparateurs seuls', 'aucune-donnee', Buffer.from(';;;\n;;;\n')],
    ['sans colonne', 'separateur', Buffer.from('Nom\nLÉGER\nROUX')],
    ['un guillemet sans fin', 'guillemets', Buffer.from('Nom;Prénom\nLÉGER;"Zoé\nROUX;Ali')],
    ['un fichier de SIECLE', 'xml', Buffer.from('<?xml version="1.0"?><BEE_ELEVES/>')],
    ['un PDF', 'autre-format', Buffer.from('%PDF-1.7')],
    ['des octets', 'autre-format', Buffer.from([1, 0, 0, 0, 5, 255, 0, 9, 12, 200])],
    ['un ancien classeur', 'ancien-xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['trop gros', 'trop-gros', Buffer.alloc(21 * 1024 * 1024, 'a;b\n')],
    ['trop de lignes', 'trop-de-lignes', Buffer.from('a;b\n'.repeat(25_001))],
    ['trop de colonnes', 'trop-de-colonnes', Buffer.from(`${'a;'.repeat(201)}b\n`)],
    ['une cellule démesurée', 'trop-long', Buffer.from(`a;${'b'.repeat(2001)}\n`)],
  ])('IMP-10 refusé : %s', async (_, attendu, octets) => {
    expect(await code(octets, 'eleves.csv')).toBe(attendu);
  });
});

describe('Classeur', () => {
  test('IMP-10 textes, nombres, dates, texte mis en forme, formules et leur résultat', async () => {
    const octets = await unClasseur({
      Élèves: [
        ['Nom', 'Naissance', 'Numéro', 'Classe', 'Erreur'],
        [
          { richText: [{ text: 'LÉ' }, { text: 'GER' }] },
          new Date('2009-07-14T00:00:00Z'),
          12,
          { formula: 'CONCATENATE("2","GA")', result: '2GA' },
          { error: '#N/A' },
        ],
        [null, null, null, null, null],
        ['ROUX', 40008, 13, { formula: '1+1', result: 2 }, true],
      ],
    });
    expect((await feuilles(octets))[0]?.lignes).toEqual([
      { numero: 1, cellules: ['Nom', 'Naissance', 'Numéro', 'Classe', 'Erreur'] },
      { numero: 2, cellules: ['LÉGER', '2009-07-14', '12', '2GA', '#N/A'] },
      { numero: 4, cellules: ['ROUX', '40008', '13', '2', 'oui'] },
    ]);
  });

  test('IMP-10 feuilles dans l’ordre du classeur, les masquées ôtées ; 1904 ; cellules fusionnées dites', async () => {
    const octets = await unClasseur(
      {
        Notes: [['x']],
        Secret: [['x']],
        '1GA': [
          ['Nom', 'Prénom'],
          ['A', 'B'],
        ],
      },
      (c) => {
        c.properties.date1904 = true;
        const secret = c.getWorksheet('Secret');
        if (secret) secret.state = 'hidden';
        c.getWorksheet('1GA')?.mergeCells('A3:A5');
      },
    );
    const lu = await lire(octets);
    expect(lu.ok && lu.classeur.depuis1904).toBe(true);
    expect(lu.ok && lu.classeur.feuilles.map((f) => [f.nom, f.fusions])).toEqual([
      ['Notes', []],
      ['1GA', [{ debut: 3, fin: 5, plage: 'A3:A5' }]],
    ]);
  });

  test('IMP-10 un classeur d’un autre logiciel : chemins absolus, textes dans les cellules, formule partagée', async () => {
    const lignes =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c><c r="B1" t="inlineStr"><is><t>Classe</t></is></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>L&#233;ger &amp; fils</t></is></c><c r="B2" t="str"><f t="shared" si="0"/><v>2GA</v></c></row>';
    expect(await cellules(await unZip(piecesDe(lignes)))).toEqual([
      ['Nom', 'Classe'],
      ['Léger & fils', '2GA'],
    ]);
  });

  test('IMP-10 cent mille lignes vides mises en forme n’arrêtent pas la lecture', async () => {
    const vides = Array.from(
      { length: 100_000 },
      (_, i) => `<row r="${i + 3}" s="1"><c r="A${i + 3}" s="1"/><c r="B${i + 3}" s="1"/></row>`,
    );
    const pleine = '<row r="2"><c r="A2" t="str"><v>Nom</v></c><c r="B2" t="str"><v>Classe</v></c></row>';
    expect(await cellules(await unZip(piecesDe(pleine + vides.join(''))))).toEqual([['Nom', 'Classe']]);
  });

  const ligne = '<row r="1"><c r="A1" t="str"><v>Nom</v></c></row>';
  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['des macros', 'macros', () => unZip(piecesDe(ligne, { 'xl/vbaProject.bin': 'x' }))],
    ['un classeur binaire', 'xlsb', () => unZip({ 'xl/workbook.bin': 'x' })],
    ['LibreOffice', 'ods', () => unZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })],
    ['une archive', 'autre-zip', () => unZip({ 'eleves.csv': CSV })],
    ['un classeur tronqué', 'abime', async () => (await unClasseur({ a: LIGNES })).subarray(0, 3000)],
    ['du XML mal formé', 'abime', () => unZip(piecesDe('<row r="1"><c r="A1"><v>1</row>'))],
    ['une formule sans résultat', 'formules', () => unZip(piecesDe('<row r="1"><c r="A1"><f>B1+1</f></c></row>'))],
    [
      'une bombe',
      'bombe',
      () => unZip(piecesDe(ligne, { 'xl/sharedStrings.xml': Buffer.alloc(120 * 1024 * 1024, 'a') })),
    ],
    [
      'un partage de chaînes géant',
      'bombe',
      () => unZip(piecesDe(ligne, { 'xl/sharedStrings.xml': Buffer.alloc(21 * 1024 * 1024, 'a') })),
    ],
    [
      'une même chaîne partout',
      'bombe',
      async () => {
        const chaines = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'a'.repeat(1900)}</t></si></sst>`;
        const rangs = Array.from(
          { length: 400 },
          (_, r) =>
            `<row r="${r + 1}">${Array.from({ length: 30 }, () => '<c r="A1" t="s"><v>0</v></c>')
              .map((c, i) =>
                c.replace(
                  'A1',
                  `${String.fromCharCode(65 + (i % 26))}${i >= 26 ? String.fromCharCode(65 + i - 26) : ''}${r + 1}`,
                ),
              )
              .join('')}</row>`,
        );
        return unZip(piecesDe(rangs.join(''), { 'xl/sharedStrings.xml': chaines }));
      },
    ],
    ['aucune ligne', 'aucune-donnee', () => unZip(piecesDe(''))],
    [
      'trop de feuilles',
      'trop-de-feuilles',
      () => unClasseur(Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`f${i}`, [['x']]]))),
    ],
  ])('IMP-10 refusé : %s', async (_, attendu, faire) => {
    expect(await code(await faire())).toBe(attendu);
  });
});
