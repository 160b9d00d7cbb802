import { expect, test } from 'vitest';
import { contientLesMots, motsDe, simplifier } from './recherche-texte';

test('PAS-1 on cherche sans accents, ni capitales, ni ligatures, l’apostrophe comme on la tape', () => {
  expect(simplifier('Mise en ŒUVRE d’une opération')).toBe('mise en oeuvre d une operation');
  expect(motsDe(" L'œuvre  à ")).toEqual(['l', 'oeuvre', 'a']);
  expect(motsDe('  ')).toEqual([]);
});

test('PAS-1 un mot est n’importe où dans le texte, un code se tape par son début', () => {
  const trouve = (recherche: string) => contientLesMots(motsDe(recherche), 'Suivi des stocks', '1.3.3');
  expect(trouve('1.3')).toBe(true);
  expect(trouve('1.3 STOCK')).toBe(true);
  expect(trouve('3.3')).toBe(false);
  expect(trouve('1.3 vente')).toBe(false);
});
