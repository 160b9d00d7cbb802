import { describe, expect, test } from 'vitest';
import {
  direMontant,
  direOctets,
  direTaille,
  estJour,
  etatAbonnement,
  lireMontant,
  lireTaille,
  pourcentage,
  QUOTA_OCTETS,
} from './regles';

const GO = 1024 ** 3;

describe('Tailles et montants', () => {
  test('ABO-3 une taille se dit en clair et en octets', () => {
    const dites = [0, 1, 1023, 1024, 1024 ** 2 * 1.5, GO - 1, GO, QUOTA_OCTETS].map(direTaille);
    expect(dites.map((d) => d.replace(/\s/g, ' '))).toEqual([
      '0 octet',
      '1 octet',
      '1 023 octets',
      '1 Ko',
      '1,5 Mo',
      '1 023,9 Mo',
      '1 Go',
      '3 Go',
    ]);
    expect(direOctets(QUOTA_OCTETS).replace(/\s/g, ' ')).toBe('3 221 225 472 octets');
  });

  test('ABO-2 une taille et un montant se lisent comme on les écrit', () => {
    const tailles = ['1Go', '1,5 Go', '0.5go', '500Mo', '20 Ko', '1024', '3o'];
    expect(tailles.map(lireTaille)).toEqual([GO, 1.5 * GO, 0.5 * GO, 500 * 1024 ** 2, 20 * 1024, 1024, 3]);
    for (const faux of ['', 'Go', '1 To', '-1Go', '1Go2', '1,2,3'])
      expect([faux, lireTaille(faux)]).toEqual([faux, null]);
    expect(['120,00', '120', '120.5', '0,05'].map(lireMontant)).toEqual([12000, 12000, 12050, 5]);
    for (const faux of ['', '120,001', '-1', '12 €']) expect([faux, lireMontant(faux)]).toEqual([faux, null]);
    expect(direMontant(12050).replace(/\s/g, ' ')).toBe('120,50 €');
  });

  test('ABO-2 un jour est un jour du calendrier', () => {
    expect(estJour('2026-11-20')).toBe(true);
    for (const faux of ['2026-02-30', '2026-13-01', '20/11/2026', '2026-1-1', ''])
      expect([faux, estJour(faux)]).toEqual([faux, false]);
  });
});

describe('Quota et abonnement', () => {
  test('ABO-3 la part occupée n’est 0 que vide et 100 que plein', () => {
    const parts = [0, 1, QUOTA_OCTETS / 2, QUOTA_OCTETS - 1, QUOTA_OCTETS, QUOTA_OCTETS * 2];
    expect(parts.map((o) => pourcentage(o, QUOTA_OCTETS))).toEqual([0, 1, 50, 99, 100, 100]);
  });

  test('ABO-1 un abonnement est à venir, en cours ou terminé, ses deux jours compris', () => {
    const a = { debutLe: '2026-09-01', finLe: '2027-08-31' };
    const jours = ['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01'];
    expect(jours.map((j) => etatAbonnement(a, j))).toEqual(['a-venir', 'en-cours', 'en-cours', 'termine']);
  });
});
