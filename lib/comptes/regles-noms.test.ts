import { describe, expect, test } from 'vitest';
import { plier, prenomLisible } from './regles-noms';

describe('Noms', () => {
  test('IMP-1 un prénom en capitales devient lisible, un autre reste tel quel', () => {
    const lus = ['JEAN-PIERRE', 'MARIE CLAIRE', "D'ARTAGNAN", 'ÉLOÏSE', 'ZOÉ', 'Zoé', 'FArid', 'É', '', 'LOU.', 'COCŒ'];
    expect(lus.map(prenomLisible)).toEqual([
      'Jean-Pierre',
      'Marie Claire',
      "D'Artagnan",
      'Éloïse',
      'Zoé',
      'Zoé',
      'FArid',
      'É',
      '',
      'Lou.',
      'Cocœ',
    ]);
  });

  test('IMP-4 deux écritures d’un même nom se comparent égales', () => {
    expect(plier('LEBŒUF')).toBe(plier('Leboeuf'));
    expect(plier("D'ANGELO--PÉREZ")).toBe(plier('d’Angelo Perez'));
    expect(plier('SA?LAM')).toBe('salam');
    expect(plier('MARTIN')).not.toBe(plier('MARTINE'));
    expect(plier('??')).toBe('');
  });
});
