import { describe, expect, test } from 'vitest';
import { DEGRES } from '@/lib/degres/regles';
import { apresCommentaire, ordreDe, type Situation } from './gestes';

const LETTRES = ['R', 'P', 'C', 'E', 'N', 'A'];
const codes = Object.fromEntries(DEGRES.map((d, n) => [d, { code: LETTRES[n] ?? '' }])) as Situation['codes'];
const taille = { lignes: 3, colonnes: 2 };

interface Pressee {
  code?: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
}

const presser = (key: string, pressee: Pressee = {}, situation: Partial<Situation> = {}) =>
  ordreDe(
    { key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...pressee },
    { ou: { ligne: 0, colonne: 0 }, taille, commentaires: true, codes, attente: '', ...situation },
  );

describe('EVA-2 ce qu’une touche demande à la grille', () => {
  test('EVA-2 Alt laisse toute touche au navigateur : menus, retour en arrière, caractères d’AltGr', () => {
    for (const key of ['r', '1', 'ArrowLeft', 'ArrowDown', 'Delete', 'Enter', 'Tab', 'F2', ' ', 'Escape', 'Home'])
      expect([key, presser(key, { altKey: true })]).toEqual([key, null]);
    for (const key of ['z', 'y', 'a', 'd', 'r', 'Enter', 'End'])
      expect([key, presser(key, { altKey: true, ctrlKey: true })]).toEqual([key, null]);
    expect(presser('r')).toEqual({ genre: 'frapper', frappe: { degre: 'totale', attente: '' } });
  });

  test('EVA-2 avec Ctrl, ou Cmd sur un Mac : défaire, refaire, tout prendre, recopier, remplir, aller au bord', () => {
    for (const touche of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(presser('z', touche)).toEqual({ genre: 'annuler' });
      expect(presser('Z', { ...touche, shiftKey: true })).toEqual({ genre: 'refaire' });
      expect(presser('y', touche)).toEqual({ genre: 'refaire' });
      expect(presser('a', touche)).toEqual({ genre: 'tout' });
      expect(presser('d', touche)).toEqual({ genre: 'recopier', vers: 'bas' });
      expect(presser('r', touche)).toEqual({ genre: 'recopier', vers: 'droite' });
      expect(presser('R', { ...touche, shiftKey: true })).toBeNull();
      expect(presser('Enter', touche)).toEqual({ genre: 'remplir' });
      expect(presser('ArrowDown', touche)).toEqual({ genre: 'aller', vers: { ligne: 2, colonne: 0 } });
      expect(presser('c', touche)).toBeNull();
    }
  });

  test('EVA-2 sur un titre, seules les flèches, Échap, défaire et tout prendre répondent', () => {
    const titre = { ou: { ligne: -1, colonne: 1 } };
    expect(presser('ArrowDown', {}, titre)).toEqual({ genre: 'aller', vers: { ligne: 0, colonne: 1 } });
    expect(presser('Escape', {}, titre)).toEqual({ genre: 'sortir' });
    expect(presser('z', { ctrlKey: true }, titre)).toEqual({ genre: 'annuler' });
    for (const key of ['r', 'Delete', 'Tab', 'F2', ' ', 'Home'])
      expect([key, presser(key, {}, titre)]).toEqual([key, null]);
    expect(presser('d', { ctrlKey: true }, titre)).toBeNull();
  });

  test('EVA-2 Tab passe par les commentaires, quand les lignes en finissent par un', () => {
    const bout = { ou: { ligne: 1, colonne: 1 } };
    expect(presser('Tab', {}, bout)).toEqual({ genre: 'commenter', ligne: 1 });
    expect(presser('Tab', { shiftKey: true }, { ou: { ligne: 1, colonne: 0 } })).toEqual({
      genre: 'commenter',
      ligne: 0,
    });
    expect(presser('Tab', {}, { ...bout, commentaires: false })).toEqual({
      genre: 'aller',
      vers: { ligne: 2, colonne: 0 },
    });
    expect(apresCommentaire(1, false, taille)).toEqual({ ligne: 2, colonne: 0 });
    expect(apresCommentaire(1, true, taille)).toEqual({ ligne: 1, colonne: 1 });
    expect(apresCommentaire(2, false, taille)).toBeNull();
  });

  test('EVA-2 Maj étend la sélection, F2 ouvre les degrés, Maj et F2 le commentaire', () => {
    expect(presser('ArrowRight', { shiftKey: true })).toEqual({ genre: 'etendre', vers: { ligne: 0, colonne: 1 } });
    expect([presser('F2'), presser('F2', { shiftKey: true }), presser(' ')]).toEqual([
      { genre: 'menu' },
      { genre: 'note' },
      { genre: 'menu' },
    ]);
  });
});
