import { expect, test } from 'vitest';
import { direJoursRestants, finDeCorbeille, joursRestantsEvaluation } from './regles-corbeille';

const maintenant = new Date('2026-11-16T10:00:00Z');
const ilYA = (jours: number, heures = 0) => new Date(maintenant.getTime() - (jours * 24 + heures) * 3_600_000);

test('EVA-3 la corbeille garde trente jours, comptés à l’heure de la suppression', () => {
  expect(finDeCorbeille(maintenant)).toEqual(ilYA(30));
  expect([0, 1, 29].map((jours) => joursRestantsEvaluation(ilYA(jours), maintenant))).toEqual([30, 29, 1]);
  expect(joursRestantsEvaluation(ilYA(28, 1), maintenant)).toBe(2);
  expect(joursRestantsEvaluation(ilYA(31), maintenant)).toBe(0);
});

test('EVA-3 ce qui reste se dit en jours entamés', () => {
  expect([12, 2, 1].map(direJoursRestants)).toEqual(['12 jours', '2 jours', 'moins d’un jour']);
});
