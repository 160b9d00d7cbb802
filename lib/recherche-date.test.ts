import { expect, test } from 'vitest';
import { anneeScolaireDe, nombresDe } from './recherche-date';

test('EVA-4 une année s’écrit aussi en deux chiffres', () => {
  expect(nombresDe('5/11/26')).toEqual(['5', '11', '2026']);
  expect(nombresDe('11-26')).toEqual(['11', '2026']);
  expect(nombresDe('05.11')).toEqual(['05', '11']);
  expect(nombresDe('2026')).toEqual(['2026']);
  expect(nombresDe('novembre')).toEqual([]);
});

test('EVA-4 une année scolaire se nomme par ses deux millésimes, qui se suivent', () => {
  expect(anneeScolaireDe('2025-2026')).toBe(2025);
  expect(anneeScolaireDe(' 2025 / 26 ')).toBe(2025);
  expect([anneeScolaireDe('2025-2027'), anneeScolaireDe('11/2026'), anneeScolaireDe('2026-11')]).toEqual([
    null,
    null,
    null,
  ]);
});
