import { expect, test } from 'vitest';
import { etatDuDisque } from './regles-disque';

const Mo = 1024 ** 2;
const Go = 1024 ** 3;

test.each([
  ['un grand disque', 6 * Go, 2000 * Go, 'ok'],
  ['moins de cinq gigaoctets', 4 * Go, 2000 * Go, 'presque-plein'],
  ['moins que la réserve', 500 * Mo, 2000 * Go, 'plein'],
  ['un petit disque à demi libre', 2 * Go, 4 * Go, 'ok'],
  ['un petit disque, au dixième', 300 * Mo, 4 * Go, 'presque-plein'],
  ['un petit disque, au vingtième', 200 * Mo, 4 * Go, 'plein'],
])('EXL-1 l’état d’un disque : %s', (_, libres, total, etat) => {
  expect(etatDuDisque(libres, total)).toBe(etat);
});
