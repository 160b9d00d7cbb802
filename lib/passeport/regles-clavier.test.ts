import { expect, test } from 'vitest';
import { presenter } from '@/lib/parametres/regles-degres';
import { choisir, rangFrappe, toucheLibre } from './regles-clavier';

const guide = presenter([]);
const codes = (...voulus: ['totale' | 'partielle' | 'encours', string][]) =>
  presenter(voulus.map(([degre, code]) => ({ degre, code, libelle: degre })));

const frapper = (key: string, attente = '', presentation = guide) =>
  choisir({ key, code: '' }, attente, presentation)?.degre;

test('PAE-2 un degré se donne par son rang ou par son code ; « Absent » n’en est pas un pour une fiche', () => {
  expect(['1', '2', '3', '4', '5', '6'].map((t) => frapper(t))).toEqual([
    'totale',
    'partielle',
    'encours',
    'erreurs',
    'nonevaluable',
    undefined,
  ]);
  expect(frapper(guide.totale.code)).toBe('totale');
  expect(frapper(guide.partielle.code.toLowerCase())).toBe('partielle');
  expect(choisir({ key: guide.absent.code, code: '' }, '', guide)).toBeNull();
  expect(frapper('Delete')).toBeNull();
  expect(choisir({ key: 'Backspace', code: '' }, '', guide)).toBeNull();
});

test('PAE-2 un code de deux lettres se frappe en deux fois, le plus court étant déjà choisi', () => {
  const presentation = codes(['totale', 'T'], ['partielle', 'TB']);
  expect(choisir({ key: 't', code: '' }, '', presentation)).toEqual({ degre: 'totale', attente: 'T' });
  expect(choisir({ key: 'b', code: '' }, 'T', presentation)).toEqual({ degre: 'partielle', attente: '' });
});

test('PAE-2 une lettre prise par un code ne sert plus à changer de fiche, un code en chiffre ôte les rangs', () => {
  expect(['j', 'k', 'l'].map((t) => toucheLibre(t, guide))).toEqual([true, true, true]);
  expect(toucheLibre('j', codes(['totale', 'J']))).toBe(false);
  expect([rangFrappe(0, guide), rangFrappe(0, codes(['totale', '9']))]).toEqual(['1', null]);
});
