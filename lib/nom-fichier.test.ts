import { describe, expect, test } from 'vitest';
import { disposition, nettoyerNom } from '@/lib/nom-fichier';

describe('Le nom d’un fichier déposé', () => {
  test('ABO-4 perd chemin, invisibles et réservés, garde accents et extension', () => {
    const noms: [string, string][] = [
      ['compte rendu.pdf', 'compte rendu.pdf'],
      ['../../etc/passwd', 'passwd'],
      ['C:\\Documents\\été.pdf', 'été.pdf'],
      ['facture\u202Efdp.zip', 'facturefdp.zip'],
      ['a\u0000b\r\nc"d<e>.pdf', 'abc_d_e_.pdf'],
      ['...cache.pdf. ', 'cache.pdf'],
      ['e\u0301te\u0301.pdf', 'été.pdf'],
      ['', 'fichier'],
      ['///', 'fichier'],
      ['.', 'fichier'],
    ];
    for (const [donne, rendu] of noms) expect([donne, nettoyerNom(donne)]).toEqual([donne, rendu]);
  });

  test('ABO-4 tient en 120 caractères, extension comprise, sans couper un caractère en deux', () => {
    const long = nettoyerNom(`${'é'.repeat(300)}.pdf`);
    expect([long.length, long.endsWith('é.pdf')]).toEqual([120, true]);
    expect(nettoyerNom(`${'😀'.repeat(200)}.zip`)).toBe(`${'😀'.repeat(116)}.zip`);
  });

  test('ABO-4 s’écrit dans l’en-tête sans pouvoir en sortir', () => {
    expect(disposition('Été "1".pdf')).toBe(
      `attachment; filename="Ete _1_.pdf"; filename*=UTF-8''%C3%89t%C3%A9%20_1_.pdf`,
    );
    expect(disposition("l'avis (1)*.pdf")).toBe(
      `attachment; filename="l'avis (1)_.pdf"; filename*=UTF-8''l%27avis%20%281%29_.pdf`,
    );
    expect(disposition('a.pdf\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/);
  });
});
