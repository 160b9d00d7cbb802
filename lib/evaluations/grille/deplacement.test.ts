import { describe, expect, test } from 'vitest';
import { blocEntre, casesDe, deplacement, extension, voisine } from './deplacement';

describe('EVA-2 le déplacement dans la grille', () => {
  const taille = { lignes: 3, colonnes: 2 };
  const aller = (key: string, ligne: number, colonne: number, options = {}) =>
    deplacement({ key, shiftKey: false, ctrlKey: false, ...options }, { ligne, colonne }, taille);

  test('EVA-2 les flèches vont jusqu’aux titres, et s’arrêtent aux bords', () => {
    expect(aller('ArrowDown', 0, 1)).toEqual({ ligne: 1, colonne: 1 });
    expect(aller('ArrowDown', 2, 1)).toBeNull();
    expect(aller('ArrowUp', 0, 0)).toEqual({ ligne: -1, colonne: 0 });
    expect(aller('ArrowLeft', 2, 0)).toEqual({ ligne: 2, colonne: -1 });
    expect(aller('ArrowUp', 0, -1)).toBeNull();
    expect(aller('ArrowLeft', -1, 0)).toBeNull();
    expect(aller('ArrowUp', -1, 0)).toBeNull();
    expect(aller('ArrowRight', 0, 1)).toBeNull();
    expect(aller('ArrowLeft', 0, 1)).toEqual({ ligne: 0, colonne: 0 });
  });

  test('EVA-2 Tab suit la lecture et sort après la dernière case', () => {
    expect(aller('Tab', 0, 1)).toEqual({ ligne: 1, colonne: 0 });
    expect(aller('Tab', 1, 0, { shiftKey: true })).toEqual({ ligne: 0, colonne: 1 });
    expect(aller('Tab', 2, 1)).toBeNull();
    expect(aller('Tab', 0, 0, { shiftKey: true })).toBeNull();
  });

  test('EVA-2 Entrée descend, puis reprend en haut de la colonne suivante', () => {
    expect(aller('Enter', 0, 0)).toEqual({ ligne: 1, colonne: 0 });
    expect(aller('Enter', 2, 0)).toEqual({ ligne: 0, colonne: 1 });
    expect(aller('Enter', 2, 1)).toBeNull();
    expect(aller('Enter', 0, 1, { shiftKey: true })).toEqual({ ligne: 2, colonne: 0 });
  });

  test('EVA-2 Début et Fin, dans la ligne ou dans toute la grille', () => {
    expect(aller('Home', 1, 1)).toEqual({ ligne: 1, colonne: 0 });
    expect(aller('End', 1, 0)).toEqual({ ligne: 1, colonne: 1 });
    expect(aller('End', 0, 0, { ctrlKey: true })).toEqual({ ligne: 2, colonne: 1 });
    expect(aller('x', 0, 0)).toBeNull();
  });

  test('EVA-2 avec Ctrl une flèche va au bord, Page suivante descend de dix lignes', () => {
    const ctrl = { ctrlKey: true };
    expect(aller('ArrowDown', 0, 1, ctrl)).toEqual({ ligne: 2, colonne: 1 });
    expect(aller('ArrowUp', 2, 1, ctrl)).toEqual({ ligne: 0, colonne: 1 });
    expect(aller('ArrowUp', 0, 1, ctrl)).toBeNull();
    expect(aller('ArrowRight', 1, 0, ctrl)).toEqual({ ligne: 1, colonne: 1 });
    expect(aller('PageDown', 0, 1)).toEqual({ ligne: 2, colonne: 1 });
    expect(aller('PageUp', 1, 1)).toEqual({ ligne: 0, colonne: 1 });
  });

  test('EVA-2 Maj étend jusqu’aux bords, jamais sur les titres', () => {
    const etendre = (key: string, ligne: number, colonne: number) =>
      extension({ key, shiftKey: true, ctrlKey: false }, { ligne, colonne }, taille);
    expect(etendre('ArrowDown', 0, 0)).toEqual({ ligne: 1, colonne: 0 });
    expect(etendre('ArrowUp', 0, 0)).toEqual({ ligne: 0, colonne: 0 });
    expect(etendre('End', 1, 0)).toEqual({ ligne: 1, colonne: 1 });
    expect([etendre('Tab', 0, 0), etendre('Enter', 0, 0), etendre('r', 0, 0)]).toEqual([null, null, null]);
  });

  test('EVA-2 la saisie continue à la suite, en dessous, ou reste', () => {
    expect(voisine('suite', { ligne: 0, colonne: 1 }, taille)).toEqual({ ligne: 1, colonne: 0 });
    expect(voisine('dessous', { ligne: 2, colonne: 0 }, taille)).toEqual({ ligne: 0, colonne: 1 });
    expect(voisine('suite', { ligne: 2, colonne: 1 }, taille)).toBeNull();
    expect(voisine('suite', { ligne: 1, colonne: 0 }, taille, true)).toEqual({ ligne: 0, colonne: 1 });
    expect(voisine('rester', { ligne: 0, colonne: 0 }, taille)).toBeNull();
  });
});

test('EVA-2 un bloc se borne dans les deux sens', () => {
  const bloc = blocEntre({ ligne: 2, colonne: 0 }, { ligne: 1, colonne: 1 });
  expect(bloc).toEqual({ haut: 1, gauche: 0, bas: 2, droite: 1 });
  expect(casesDe(bloc).map((c) => `${c.ligne}${c.colonne}`)).toEqual(['10', '11', '20', '21']);
});
