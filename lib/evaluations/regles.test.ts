import { expect, test } from 'vitest';
import { direPertes, jourDansAnnee, motifsDate } from './regles';

test('EVA-4 le filtre de date lit les nombres, séparés ou collés', () => {
  expect(motifsDate('11-2026')).toEqual([{ forme: 'DD/MM/YYYY', motif: '11/2026' }]);
  expect(motifsDate('1411').map((m) => m.motif)).toEqual(['1411', '1411']);
  expect(motifsDate('novembre')).toEqual([]);
});

test('EVA-1 la date est dans l’année scolaire, ou au plus tard aujourd’hui', () => {
  expect(jourDansAnnee('2026-08-01', 2026, '2026-11-14')).toBe(true);
  expect(jourDansAnnee('2027-07-31', 2026, '2026-11-14')).toBe(true);
  expect(jourDansAnnee('2026-07-31', 2026, '2026-11-14')).toBe(false);
  expect(jourDansAnnee('2027-08-01', 2026, '2026-11-14')).toBe(false);
  expect(jourDansAnnee('2027-09-02', 2026, '2027-09-03')).toBe(true);
});

test('EVA-2 les pertes se disent en toutes lettres, au bon nombre', () => {
  expect(direPertes(12, 0)).toBe('12 résultats');
  expect(direPertes(1, 2)).toBe('1 résultat et 2 commentaires');
});
