import { describe, expect, test } from 'vitest';
import { lireDate } from './regles-dates';

const lire = (texte: string) => lireDate(texte, { anneeEnCours: 2026 });

describe('Dates d’un tableur', () => {
  test.each([
    '14/07/2009',
    '14/7/2009',
    '14-07-2009',
    '14.07.2009',
    '14 07 2009',
    ' 14 / 07 / 2009 ',
    '14/07/09',
    '14072009',
    '20090714',
    '2009-07-14',
    '2009/7/14',
    '2009-07-14T00:00:00',
    '2009-07-14T00:00:00.000Z',
    '14/07/2009 00:00',
    '14/07/2009 08:30:00',
    '14 juillet 2009',
    '14\u00a0juillet\u00a02009',
    'mardi 14 juillet 2009',
    'Mar. 14 juil. 2009',
    '14-juil.-09',
    '14 JUILLET 2009',
    'né le 14/07/2009',
    'Née le 14 juillet 2009',
    'le 14 juillet 2009',
    '40008',
    '40008.0',
    '40008,5',
  ])('IMP-10 « %s » est le 14 juillet 2009', (texte) => {
    expect(lire(texte)).toBe('2009-07-14');
  });

  test.each([
    ['1er août 2008', '2008-08-01'],
    ['1ER AOUT 2008', '2008-08-01'],
    ['29 févr. 2008', '2008-02-29'],
    ['3 fév 2010', '2010-02-03'],
    ['25 déc. 2007', '2007-12-25'],
    ['2 sept. 2010', '2010-09-02'],
    ['31/12/26', '2026-12-31'],
    ['01/01/27', '1927-01-01'],
    ['05/06/68', '1968-06-05'],
  ])('IMP-10 « %s » est le %s', (texte, date) => {
    expect(lire(texte)).toBe(date);
  });

  test('IMP-10 un classeur qui compte depuis 1904', () => {
    expect(lireDate('38546', { depuis1904: true, anneeEnCours: 2026 })).toBe('2009-07-14');
  });

  test.each([
    '',
    '07/14/2009',
    '31/02/2009',
    '29/02/2009',
    '14/07',
    'juillet 2009',
    '14 julaoût 2009',
    '123',
    '99999',
    '00/00/0000',
    'inconnue',
    '14/07/209',
  ])('IMP-10 « %s » n’est pas une date', (texte) => {
    expect(lire(texte)).toBeNull();
  });
});
