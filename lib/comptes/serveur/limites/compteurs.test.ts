import { describe, expect, test } from 'vitest';
import { delaiEnClair } from './compteurs';

describe('Délai d’attente', () => {
  test('AUT-6 se dit en minutes, arrondies au-dessus, ou en secondes', () => {
    const dits = [1, 2, 20, 60, 61, 75, 120, 121, 900, 3600].map(delaiEnClair);
    expect(dits).toEqual([
      '1 seconde',
      '2 secondes',
      '20 secondes',
      '60 secondes',
      '2 minutes',
      '2 minutes',
      '2 minutes',
      '3 minutes',
      '15 minutes',
      '60 minutes',
    ]);
  });
});
