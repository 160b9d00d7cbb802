import { afterEach, describe, expect, test, vi } from 'vitest';
import { anneeScolaire, libelleAnnee } from './annee-scolaire';

afterEach(() => vi.useRealTimers());

describe('Année scolaire', () => {
  test('EVA-1 commence le 1er août et se nomme par sa rentrée', () => {
    expect(anneeScolaire('2026-07-31')).toBe(2025);
    expect(anneeScolaire('2026-08-01')).toBe(2026);
    expect(anneeScolaire('2026-12-31')).toBe(2026);
    expect(anneeScolaire('2027-01-01')).toBe(2026);
    expect(libelleAnnee(2026)).toBe('2026-2027');
  });

  test('EVA-1 sans date, celle d’aujourd’hui en France', () => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date('2026-07-31T21:59:00Z'));
    expect(anneeScolaire()).toBe(2025);
    vi.setSystemTime(new Date('2026-07-31T22:00:00Z'));
    expect(anneeScolaire()).toBe(2026);
  });
});
