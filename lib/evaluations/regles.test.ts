import { describe, expect, test } from 'vitest';
import { deplacement, direPertes, jourDansAnnee, motifsDate } from './regles';

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
});

test('EVA-4 le filtre de date lit les nombres, séparés ou collés', () => {
  expect(motifsDate('11-2026')).toEqual([{ forme: 'DD/MM/YYYY', motif: '11/2026' }]);
  expect(motifsDate('1411').map((m) => m.motif)).toEqual(['1411', '1411']);
  expect(motifsDate('novembre')).toEqual([]);
});

test('EVA-1 la date est dans l’année scolaire, ou au plus tard aujourd’hui', () => {
  expect(jourDansAnnee('2026-08-01', 2026, '2026-11-14')).toBe(true);
  expect(jourDansAnnee('2027-07-31', 2026, '2026-11-14')).toBe(true);
  expect(jourDansAnnee('2026-07-31', 2026, '2026-11-14')).toBe(false);
  expect(jourDansAnnee('2027-08-01', 2026, '2026-11-14')).toBe(false);
  expect(jourDansAnnee('2027-09-02', 2026, '2027-09-03')).toBe(true);
});

test('EVA-2 les pertes se disent en toutes lettres, au bon nombre', () => {
  expect(direPertes(12, 0)).toBe('12 résultats');
  expect(direPertes(1, 2)).toBe('1 résultat et 2 commentaires');
});
