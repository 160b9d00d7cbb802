import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { age, aujourdhui, direAttente, formaterHeure, formaterInstant, formaterJour, jourDe, plusMois } from './dates';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const a = (instant: string) => {
  vi.setSystemTime(new Date(instant));
  return aujourdhui();
};

describe('Dates', () => {
  test('AUT-9 le jour change à minuit en France, hiver comme été, où que soit le serveur', () => {
    expect(a('2026-01-14T22:59:59Z')).toBe('2026-01-14');
    expect(a('2026-01-14T23:00:00Z')).toBe('2026-01-15');
    expect(a('2026-07-14T21:59:59Z')).toBe('2026-07-14');
    expect(a('2026-07-14T22:00:00Z')).toBe('2026-07-15');
    expect(jourDe(new Date('2025-12-31T23:30:00Z'))).toBe('2026-01-01');
  });

  test('AUT-9 plusMois garde le jour, ou prend le dernier du mois', () => {
    expect(plusMois('2026-01-15', 3)).toBe('2026-04-15');
    expect(plusMois('2026-11-30', 3)).toBe('2027-02-28');
    expect(plusMois('2027-11-30', 3)).toBe('2028-02-29');
    expect(plusMois('2026-08-31', 1)).toBe('2026-09-30');
    expect(plusMois('2026-12-31', 2)).toBe('2027-02-28');
    expect(plusMois('2026-03-31', -1)).toBe('2026-02-28');
    expect(plusMois('2026-01-10', -13)).toBe('2024-12-10');
    expect(plusMois('2026-05-05', 0)).toBe('2026-05-05');
  });

  test('IMP-3 s’écrivent à la française', () => {
    expect(formaterJour('2026-07-14')).toBe('14/07/2026');
    expect(formaterJour('2026-07-14T23:59:00+02:00')).toBe('14/07/2026');
    expect(formaterJour(new Date('2026-07-13T22:30:00Z'))).toBe('14/07/2026');
    expect([formaterJour(null), formaterJour(undefined), formaterJour('')]).toEqual(['', '', '']);
    expect(formaterInstant(new Date('2026-07-14T13:04:00Z'))).toBe('14/07/2026 15:04');
    expect(formaterInstant(new Date('2026-07-13T22:05:00Z'))).toBe('14/07/2026 00:05');
    expect(formaterInstant(null)).toBe('');
    expect(formaterHeure(new Date('2026-01-14T08:05:00Z'))).toBe('9\u00a0h\u00a005');
    expect(formaterHeure(new Date('2026-01-14T23:05:00Z'))).toBe('0\u00a0h\u00a005');
  });

  test('PAS-2 ni l’ordre ni les signes dont un navigateur écrit une date n’y changent rien', async () => {
    class AutreNavigateur extends Intl.DateTimeFormat {
      override format() {
        return '11/30/2026, 9 AM';
      }
      override formatToParts(d?: Date | number) {
        return super.formatToParts(d).reverse();
      }
    }
    vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: AutreNavigateur });
    vi.resetModules();
    const dates = await import('./dates');
    vi.unstubAllGlobals();
    const le = new Date('2026-07-14T07:04:00Z');
    expect([dates.jourDe(le), dates.formaterJour(le)]).toEqual(['2026-07-14', '14/07/2026']);
    expect([dates.formaterInstant(le), dates.formaterHeure(le)]).toEqual(['14/07/2026 09:04', '9\u00a0h\u00a004']);
  });

  test('ACE-1 l’âge est celui du dernier anniversaire', () => {
    expect(age('2008-07-14', '2026-07-13')).toBe(17);
    expect(age('2008-07-14', '2026-07-14')).toBe(18);
    expect(age('2008-02-29', '2026-02-28')).toBe(17);
    expect(age('2008-02-29', '2026-03-01')).toBe(18);
    vi.setSystemTime(new Date('2026-09-01T10:00:00Z'));
    expect(age('2010-09-01')).toBe(16);
  });

  test('AUT-6 une attente se dit au singulier et au pluriel', () => {
    expect([1, 2, 60, 61, 121].map(direAttente)).toEqual(
      ['1 seconde', '2 secondes', '60 secondes', '2 minutes', '3 minutes'].map((dite) => dite.replace(' ', '\u00a0')),
    );
  });
});
