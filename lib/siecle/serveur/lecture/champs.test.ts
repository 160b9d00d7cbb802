import { describe, expect, test } from 'vitest';
import { civilite, courrielValable, dateIso, facultatif, nettoyer } from './champs';

describe('champs', () => {
  test.each([
    ['15/06/2009', '2009-06-15'],
    ['2009-06-15', '2009-06-15'],
    [' 06/10/2025 09:45:58 ', '2025-10-06'],
    ['29/02/2008', '2008-02-29'],
    ['29/02/2009', null],
    ['31/04/2009', null],
    ['00/01/2009', null],
    ['15/13/2009', null],
    ['15/06/0009', null],
    ['15/06/09', null],
    ['2009-6-15', null],
    ['15-06-2009', null],
    ['', null],
    [null, null],
  ])('IMP-5 date %s → %s', (texte, date) => {
    expect(dateIso(texte)).toBe(date);
  });

  test.each([
    ['Eve.Roux@Example.ORG', 'eve.roux@example.org'],
    [" o'brien+x@a-b.example.fr ", "o'brien+x@a-b.example.fr"],
    ['sans-arobase', null],
    ['a@b', null],
    ['a@@example.org', null],
    ['a b@example.org', null],
    ['a@example..org', null],
    ['a@-example.org', null],
    ['é@example.org', null],
    ['a@example.org, b@example.org', null],
    [`${'a'.repeat(65)}@example.org`, null],
    [`a@${'b.'.repeat(130)}org`, null],
  ])('IMP-5 adresse %s → %s', (texte, adresse) => {
    expect(courrielValable(texte)).toBe(adresse);
  });

  test('IMP-5 nettoie un texte sans toucher à ce qui est légitime', () => {
    expect(nettoyer('  DA \u0007\u00a0SIL\u200bVA\n--  ?')).toBe('DA SILVA -- ?');
    expect([nettoyer(null), facultatif(' '), facultatif('A')]).toEqual(['', null, 'A']);
  });

  test('IMP-1 ramène toutes les civilités à M. et Mme', () => {
    expect(['1', '2', '3', 'M.', 'MME', 'MADAME', 'Mlle', 'X', '', null].map(civilite)).toEqual([
      'M.',
      'Mme',
      'Mme',
      'M.',
      'Mme',
      'Mme',
      'Mme',
      null,
      null,
      null,
    ]);
  });
});
