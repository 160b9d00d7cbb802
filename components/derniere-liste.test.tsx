// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { derniereListe, RetenirListe } from './derniere-liste';

const BASE = '/0750001A/evaluations';

test('EVA-2 « revenir » ramène à la liste telle qu’on l’a quittée, et à elle seule', () => {
  expect(derniereListe(BASE)).toBe(BASE);
  render(<RetenirListe base={BASE} adresse={`${BASE}?titre=stock&page=2`} />);
  expect(derniereListe(BASE)).toBe(`${BASE}?titre=stock&page=2`);
  expect(derniereListe('/0750001A/scenarios')).toBe('/0750001A/scenarios');
});
