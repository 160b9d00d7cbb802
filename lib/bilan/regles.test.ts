import { describe, expect, test } from 'vitest';
import { nomFichier, nomsFichiers, periode } from './regles';

describe('Noms des fichiers du bilan', () => {
  test('BIL-1 sans accent, ligature, apostrophe ni espace', () => {
    expect(nomFichier({ nom: 'LEBŒUF D’ÉTÉ', prenom: 'Éric-Ÿves' })).toBe('bilan-LEBOEUF-D-ETE-Eric-Yves.pdf');
    expect(nomFichier({ nom: '../etc', prenom: '"a";b\r\n' })).toBe('bilan-etc-a-b.pdf');
    expect(nomFichier({ nom: '王', prenom: '' })).toBe('bilan.pdf');
  });

  test('BIL-1 deux homonymes n’écrasent pas leurs fichiers, même à la casse près', () => {
    const apprenants = [
      { nom: 'MARTIN', prenom: 'Léa' },
      { nom: 'Martin', prenom: 'Lea' },
      { nom: 'MARTIN', prenom: 'Léo' },
    ];
    expect(nomsFichiers(apprenants)).toEqual([
      'bilan-MARTIN-Lea.pdf',
      'bilan-Martin-Lea-2.pdf',
      'bilan-MARTIN-Leo.pdf',
    ]);
  });
});

test('BIL-2 la période va de la première à la dernière année', () => {
  expect([periode([]), periode([2026]), periode([2026, 2024])]).toEqual(['', '2026-2027', '2024-2025 à 2026-2027']);
});
