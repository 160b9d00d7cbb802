import { describe, expect, test } from 'vitest';
import { schemaLiens } from './liens';

const lire = (url: string, libelle = '') => schemaLiens(3).safeParse([{ url, libelle }]);
const fautif = (url: string, libelle = '') => lire(url, libelle).error?.issues[0]?.path.join('.');

describe('Les liens saisis', () => {
  test('SCE-2 une adresse se complète et se garde comme saisie', () => {
    const adresses: [string, string][] = [
      [' www.education.gouv.fr/eva ', 'https://www.education.gouv.fr/eva'],
      ['HTTP://Example.org', 'http://Example.org'],
      ['https://example.org/été?a=1#b', 'https://example.org/été?a=1#b'],
      ['intranet:8080/page', 'https://intranet:8080/page'],
    ];
    for (const [saisie, gardee] of adresses) expect([saisie, lire(saisie).data?.[0]?.url]).toEqual([saisie, gardee]);
  });

  test('SCE-2 seules les pages du Web sont admises, sans identifiants', () => {
    const refusees = ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'mailto:a@example.org'];
    for (const url of [...refusees, 'https://', 'https://a b', 'https://moi:secret@example.org', 'file:///etc/passwd'])
      expect([url, fautif(url)]).toEqual([url, '0.url']);
  });

  test('SCE-2 une ligne vide s’ignore, un texte sans adresse se dit, le nombre est borné', () => {
    expect(lire('  ', ' ').data).toEqual([]);
    expect(fautif('', 'sans adresse')).toBe('0.url');
    const quatre = Array.from({ length: 4 }, (_, n) => ({ url: `https://example.org/${n}`, libelle: '' }));
    expect(schemaLiens(3).safeParse(quatre).error?.issues[0]?.message).toBe('Gardez 3 liens au plus.');
    expect(schemaLiens(3).safeParse([...quatre.slice(1), { url: '', libelle: '' }]).data).toHaveLength(3);
  });
});
