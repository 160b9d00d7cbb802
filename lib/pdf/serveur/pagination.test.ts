import { describe, expect, test } from 'vitest';
import { type Bloc, espace, paginer } from './pagination';

const dessiner = () => undefined;
const bloc = (hauteur: number, plus: Partial<Bloc> = {}): Bloc => ({ hauteur, dessiner, ...plus });
const hauteurs = (blocs: Bloc[], page: number) => paginer(blocs, page).map((p) => p.map(({ bloc: b }) => b.hauteur));

describe('Mise en pages des documents', () => {
  test('BIL-2 les blocs se suivent sans se couvrir ni dépasser, aucun n’est perdu', () => {
    const blocs = Array.from({ length: 40 }, (_, n) => bloc(10 + (n % 7), { solidaire: n % 5 === 0 }));
    const pages = paginer(blocs, 100);
    expect(pages.flat().map((p) => p.bloc)).toEqual(blocs);
    for (const page of pages) {
      let bas = 0;
      for (const { bloc: b, y } of page) {
        expect(y).toBe(bas);
        bas = y + b.hauteur;
      }
      expect(bas).toBeLessThanOrEqual(100);
    }
  });

  test('BIL-2 un titre n’est jamais seul en bas de page', () => {
    const titre = bloc(20, { solidaire: true });
    expect(hauteurs([bloc(70), titre, bloc(30)], 100)).toEqual([[70], [20, 30]]);
  });

  test('BIL-2 l’en-tête du tableau est redit en haut de la page suivante, pas de la première', () => {
    const rappel = bloc(7);
    const ligne = () => bloc(40, { rappel });
    expect(hauteurs([bloc(5, { solidaire: true }), ligne(), ligne(), ligne()], 100)).toEqual([
      [5, 40, 40],
      [7, 40],
    ]);
  });

  test('BIL-2 ce qui remplit exactement la page y reste ; un point de plus passe à la suivante', () => {
    expect(hauteurs([bloc(60), bloc(40), bloc(1)], 100)).toEqual([[60, 40], [1]]);
    expect(hauteurs([bloc(60), bloc(41)], 100)).toEqual([[60], [41]]);
    const titre = bloc(20, { solidaire: true });
    expect(hauteurs([bloc(50), titre, bloc(30)], 100)).toEqual([[50, 20, 30]]);
    expect(hauteurs([bloc(80), espace(10), bloc(10)], 100)).toEqual([[80, 10, 10]]);
  });

  test('BIL-2 une espace n’ouvre pas de page, un bloc trop haut en a une à lui', () => {
    expect(hauteurs([bloc(90), espace(14), bloc(20)], 100)).toEqual([[90], [20]]);
    expect(hauteurs([bloc(90), espace(8), espace(14)], 100)).toEqual([[90]]);
    expect(hauteurs([bloc(10), bloc(150), bloc(10)], 100)).toEqual([[10], [150], [10]]);
    expect(paginer([], 100)).toEqual([]);
  });
});
