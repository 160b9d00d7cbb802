import { describe, expect, test } from 'vitest';
import { codeRefus, eleve, latin9, lireBon, resume, structures, xmlEleves } from '@/tests/fabriques/lecture-siecle';

const NOM = 'ŠIMIĆ-LEBŒUF L’HAŸ ÉTÉ';
const declaration = (encodage: string) => `<?xml version='1.0' encoding='${encodage}'?>\n`;
const fichier = (nom: string, encodage: string, autres = '') =>
  xmlEleves(eleve('1', nom) + autres, structures('1', ['2GATL1', 'D']), { declaration: declaration(encodage) });
const nomLu = async (octets: Buffer) => (await lireBon('eleves', octets)).eleves[0]?.nom;

describe('encodage', () => {
  test('IMP-2 lit ISO-8859-15 avec ses Œ, Š et Ÿ', async () => {
    expect(await nomLu(latin9(fichier('LEBŒUF ŠIM L’HAŸ', 'ISO-8859-15')))).toBe('LEBŒUF ŠIM L?HAŸ');
  });

  test('IMP-2 lit UTF-8, par défaut et annoncé', async () => {
    expect(await nomLu(Buffer.from(fichier(NOM, 'UTF-8')))).toBe(NOM);
    const sansDeclaration = xmlEleves(eleve('1', NOM), structures('1', ['A', 'D']), { declaration: '' });
    expect(await nomLu(Buffer.from(sansDeclaration))).toBe(NOM);
  });

  test('IMP-2 fait passer la marque d’ordre avant la déclaration', async () => {
    const texte = `\ufeff${fichier(NOM, 'ISO-8859-15')}`;
    expect(await nomLu(Buffer.from(texte))).toBe(NOM);
    expect(await nomLu(Buffer.from(texte, 'utf16le'))).toBe(NOM);
    expect(await nomLu(Buffer.from(texte, 'utf16le').swap16())).toBe(NOM);
  });

  test('IMP-2 lit windows-1252, et ISO-8859-1 comme de l’ISO-8859-15 dès qu’un ¼ touche une lettre', async () => {
    const octets = (encodage: string, nom: number[]) => {
      const [avant = '', apres = ''] = fichier('@', encodage).split('@');
      return Buffer.concat([Buffer.from(avant), Buffer.from(nom), Buffer.from(apres, 'latin1')]);
    };
    expect(await nomLu(octets('windows-1252', [0x4c, 0x8c, 0x92]))).toBe('LŒ’');
    expect(await nomLu(octets('ISO-8859-1', [0x4c, 0x45, 0xbc, 0x55, 0xe9]))).toBe('LEŒUé');
    expect(await nomLu(octets('ISO-8859-1', [0x41, 0x20, 0xbd, 0x20, 0x42]))).toBe('A ½ B');
  });

  test('IMP-5 refuse un encodage inconnu', async () => {
    expect(await codeRefus(fichier('A', 'x-macthai'))).toBe('encodage-inconnu');
    expect(await codeRefus(Buffer.from(fichier('A', 'UTF-16'), 'utf16le'))).toBe('encodage-inconnu');
    const utf32 = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from('<\0\0\0')]);
    expect(await codeRefus(utf32)).toBe('encodage-inconnu');
  });

  test('IMP-5 refuse un encodage faux dans un sens comme dans l’autre', async () => {
    expect(await codeRefus(latin9(fichier('ÉTÉ', 'UTF-8')))).toBe('encodage-faux');
    expect(await codeRefus(Buffer.from(fichier('ÉTÉ', 'ISO-8859-15')))).toBe('encodage-faux');
  });

  test('IMP-5 avertit quand un fichier mêle deux encodages', async () => {
    const melange = Buffer.concat([
      Buffer.from(fichier('ÉTÉ ÉTÉ', 'ISO-8859-15').replace('</BEE_ELEVES>', '')),
      latin9('<!-- é --></BEE_ELEVES>'),
    ]);
    expect(resume((await lireBon('eleves', melange)).anomalies)).toContain('encodage-melange');
  });

  test('IMP-2 ne voit pas d’UTF-8 dans deux lettres accentuées voisines', async () => {
    const autres = ['ÂŒ', 'NOËL', 'AÏÉ'].map((nom, i) => eleve(String(i + 2), nom)).join('');
    const lu = await lireBon('eleves', latin9(fichier('ÉÈ', 'ISO-8859-15', autres)));
    expect(resume(lu.anomalies)).not.toContain('encodage-melange');
    expect(lu.eleves.map((e) => e.nom)).toContain('ÂŒ');
  });
});
