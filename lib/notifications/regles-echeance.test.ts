import { expect, test } from 'vitest';
import { echeance } from './regles-echeance';

const dit = (rythme: 'quotidien' | 'hebdomadaire', maintenant: string) =>
  echeance(rythme, new Date(maintenant)).toISOString();

test('ACC-1 le résumé quotidien est dû depuis minuit en France, à l’heure d’été comme d’hiver', () => {
  expect(dit('quotidien', '2026-11-22T04:30:00Z')).toBe('2026-11-21T23:00:00.000Z');
  expect(dit('quotidien', '2026-07-14T04:30:00Z')).toBe('2026-07-13T22:00:00.000Z');
  expect(dit('quotidien', '2026-07-13T22:30:00Z')).toBe('2026-07-13T22:00:00.000Z');
  expect(dit('quotidien', '2026-10-25T12:00:00Z')).toBe('2026-10-24T22:00:00.000Z'); // jour du changement d'heure
  expect(dit('quotidien', '2026-03-29T12:00:00Z')).toBe('2026-03-28T23:00:00.000Z');
});

test('ACC-1 le résumé hebdomadaire est dû depuis le dernier lundi', () => {
  const lundi = '2026-11-15T23:00:00.000Z';
  expect(dit('hebdomadaire', '2026-11-16T04:30:00Z')).toBe(lundi);
  expect(dit('hebdomadaire', '2026-11-22T22:30:00Z')).toBe(lundi);
  expect(dit('hebdomadaire', '2026-11-22T23:30:00Z')).toBe('2026-11-22T23:00:00.000Z');
});
