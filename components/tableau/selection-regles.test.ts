import { expect, test } from 'vitest';
import { choisir, viser } from './selection-regles';

const QUATRE = ['a', 'b', 'c', 'd'];

test('sélection : un clic vise sa ligne', () => {
  expect(viser(QUATRE, 'c', null)).toEqual(['c']);
});

test('sélection : la majuscule vise tout ce qui sépare du clic d’avant, dans les deux sens', () => {
  expect(viser(QUATRE, 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(viser(QUATRE, 'a', 'c')).toEqual(['a', 'b', 'c']);
  expect(viser(QUATRE, 'b', 'b')).toEqual(['b']);
});

test('sélection : un clic d’avant qui n’est plus dans le tableau ne compte pas', () => {
  expect(viser(QUATRE, 'c', 'parti')).toEqual(['c']);
});

test('sélection : on ajoute ou on retire ce qui est visé, le reste ne bouge pas', () => {
  const choisis = new Set(['a', 'ailleurs']);
  expect([...choisir(choisis, ['a', 'b'], true)]).toEqual(['a', 'ailleurs', 'b']);
  expect([...choisir(choisis, ['a', 'b'], false)]).toEqual(['ailleurs']);
  expect([...choisis]).toEqual(['a', 'ailleurs']);
});
