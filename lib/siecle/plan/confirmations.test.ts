import { describe, expect, test } from 'vitest';
import { confirmerAnciennete, confirmerAnnee, confirmerPartants } from './confirmations';
import { resumeVide } from './vide';

const messages = (demander: (r: ReturnType<typeof resumeVide>) => void) => {
  const resume = resumeVide();
  demander(resume);
  return resume.confirmations.map((c) => `${c.code} : ${c.message}`);
};

describe('Confirmations', () => {
  test('IMP-5 au-delà d’un cinquième, pas à un cinquième', () => {
    const partants = (n: number, connus: number) =>
      messages((r) => confirmerPartants(r, 'apprenants', n, connus)).length;
    expect([partants(0, 0), partants(0, 10), partants(2, 10), partants(20, 100), partants(1, 5)]).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect([partants(3, 10), partants(21, 100), partants(1, 4), partants(1, 1), partants(5, 5)]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(messages((r) => confirmerPartants(r, 'apprenants', 3, 10))[0]).toMatch(
      /^partants : 3 apprenants sur 10 sortiraient/,
    );
  });

  test('IMP-4 une autre année que celle en cours', () => {
    expect(messages((r) => confirmerAnnee(r, 2026, 2026))).toEqual([]);
    expect(messages((r) => confirmerAnnee(r, 2027, 2026))[0]).toMatch(/^annee : .*2027-2028.*2026-2027/);
  });

  test('IMP-5 un export plus ancien que le dernier, pas le même jour ni sans date', () => {
    const ancien = (date: string | null, dernier: string | null) =>
      messages((r) => confirmerAnciennete(r, date, dernier));
    expect([ancien(null, '2026-10-06'), ancien('2026-10-06', null), ancien('2026-10-06', '2026-10-06')].flat()).toEqual(
      [],
    );
    expect(ancien('2026-10-07', '2026-10-06')).toEqual([]);
    expect(ancien('2026-10-05', '2026-10-06')[0]).toMatch(/^export-ancien : .*05\/10\/2026.*06\/10\/2026/);
  });
});
