import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { surDisque, verdict } from '@/tests/fabriques/examen';
import { unFluxPdf, unPdf } from '@/tests/fabriques/fichiers';
import { examinerPdf } from './examen-pdf';

const examiner = (pdf: Buffer) => surDisque(pdf, (chemin) => verdict(examinerPdf(chemin, pdf.length)));

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';

/** Un flux d'objets, qui contient l'objet 9. */
const objets = (objet: string, cles = '/Type/ObjStm/N 1/First 4') => unFluxPdf(`9 0 ${objet}`, cles);

/** Une pièce incorporée : l'objet 4 la nomme, l'objet 5 la contient. */
const incorporer = (flux: string, nom = 'facture.xml', ef = '<</F 5 0 R/UF 5 0 R>>') =>
  unPdf({ objets: [`<</Type/Filespec/F(${nom})/EF ${ef}>>`, flux] });

describe('Un PDF déposé', () => {
  test('PAS-2 ordinaire, avec des liens, des images, des objets comprimés : accepté', async () => {
    const lien = '<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.org/docs/JavaScript)>>>>';
    const image = randomBytes(600_000).toString('latin1');
    const page = '<</Type/Page/Parent 2 0 R>>';
    const pdfs = [
      unPdf(),
      unPdf({ objets: [lien, unFluxPdf('1 0 0 1 72 700 cm (Bonjour) Tj')] }),
      unPdf({ objets: [`<</Length ${image.length}/Filter/DCTDecode>>\nstream\n${image}\nendstream`] }),
      unPdf({ objets: [objets(lien)] }),
      Buffer.from(
        unPdf({ objets: [objets(page)] })
          .toString('latin1')
          .replace('/Type/Page/', '/Autre/'),
        'latin1',
      ),
    ];
    for (const pdf of pdfs) expect(await examiner(pdf)).toBe('accepté');
  });

  test('PAS-2 tronqué, sans page, ou qui n’en a que le nom : illisible', async () => {
    const entier = unPdf();
    const cas = [
      entier.subarray(0, entier.length - 30),
      Buffer.concat([entier, Buffer.alloc(5000, ' ')]),
      Buffer.from('%PDF-1.7\nbonjour'),
      Buffer.from(entier.toString('latin1').replace('/Type/Page/', '/Type/Rien/'), 'latin1'),
    ];
    for (const pdf of cas) expect(await examiner(pdf)).toBe('pdf-illisible');
  });

  test.each([
    ['un script à l’ouverture', unPdf({ racine: '/OpenAction 4 0 R', objets: [SCRIPT] })],
    ['un script écrit en hexadécimal', unPdf({ objets: ['<</S/J#61v#61Script/JS(1)>>'] })],
    ['un script coupé par un commentaire', unPdf({ objets: ['<</S%rien\n/JavaScript/JS(1)>>'] })],
    ['un script dont le nom est un objet', unPdf({ objets: ['<</S 5 0 R/JS(1)>>', '/JavaScript'] })],
    ['un script dans un objet comprimé', unPdf({ objets: [objets(SCRIPT)] })],
    ['un script dans un objet comprimé qui ne se dit pas', unPdf({ objets: [objets(SCRIPT, '/N 1/First 4')] })],
    ['un flux d’objets caché dans un autre flux', unPdf({ objets: [`<<>>\nstream\n${objets(SCRIPT)}\nendstream`] })],
    ['un programme à lancer', unPdf({ objets: ['<</S/Launch/F(calc.exe)>>'] })],
    ['un média à lecteur', unPdf({ objets: ['<</Type/Annot/Subtype/RichMedia>>'] })],
    ['un formulaire XFA', unPdf({ racine: '/AcroForm<</XFA[(template) 4 0 R]>>', objets: [unFluxPdf('<xdp/>')] })],
  ])('PAS-2 %s : refusé', async (_, pdf) => {
    expect(await examiner(pdf)).toBe('pdf-actif');
  });

  test('PAS-2 un script à cheval sur deux lectures est vu', async () => {
    for (const reste of [5, 12, 20]) {
      const depart = unPdf({ objets: [''] }).indexOf('4 0 obj') + 8;
      const bourre = `% ${'x'.repeat(262_144 - depart - 2 - reste)}\n${SCRIPT}`;
      expect(await examiner(unPdf({ objets: [bourre] }))).toBe('pdf-actif');
    }
  });

  test('PAS-2 chiffré : refusé, faute de pouvoir le vérifier', async () => {
    expect(await examiner(unPdf({ fin: '/Encrypt 4 0 R', objets: ['<</Filter/Standard>>'] }))).toBe('pdf-protege');
    expect(await examiner(unPdf({ fin: '/Encrypt<</Filter/Standard>>' }))).toBe('pdf-protege');
  });

  test('PAS-2 une facture électronique garde son XML ; tout autre fichier incorporé est refusé', async () => {
    const xml = unFluxPdf('\ufeff<?xml version="1.0"?><Facture/>', '/Type/EmbeddedFile');
    const programme = unFluxPdf(Buffer.concat([Buffer.from('MZ'), randomBytes(200)]));
    expect(await examiner(incorporer(xml))).toBe('accepté');
    expect(await examiner(incorporer(programme))).toBe('pdf-actif');
    expect(await examiner(incorporer(xml, 'f.xml', '6 0 R'))).toBe('pdf-actif');
    expect(await examiner(incorporer(xml, 'f.xml', '<</F 8 0 R>>'))).toBe('pdf-actif');
    const deuxFois = Buffer.concat([
      Buffer.from(`%PDF-1.7\n5 0 obj\n${programme}\nendobj\n`, 'latin1'),
      incorporer(xml),
    ]);
    expect(await examiner(deuxFois)).toBe('pdf-actif');
  });

  test('PAS-2 un PDF qui est aussi une archive : refusé', async () => {
    const zip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
    const cache = `<<>>\nstream\n${zip.toString('latin1')}\nendstream`;
    expect(await examiner(unPdf({ objets: [cache] }))).toBe('fichier-double');
    expect(await examiner(Buffer.concat([unPdf(), zip]))).toBe('fichier-double');
  });

  test('PAS-2 une bombe dans ses objets comprimés : refusée sans la déplier', async () => {
    const bombe = unFluxPdf(Buffer.alloc(40 * 1024 ** 2, ' '), '/Type/ObjStm/N 1/First 4');
    expect(await examiner(unPdf({ objets: [bombe] }))).toBe('pdf-illisible');
    const inconnu =
      '<</Type/ObjStm/Filter/LZWDecode/N 1/First 4/Length 9>>\nstream\n\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01\nendstream';
    expect(await examiner(unPdf({ objets: [inconnu] }))).toBe('pdf-illisible');
  });
});
