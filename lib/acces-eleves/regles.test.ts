import { describe, expect, test } from 'vitest';
import { couponsEnPages, etatMotDePasse, nomListe } from './regles';
import { motDePasseEnClair } from './serveur/export-feuille';

const hier = new Date('2026-11-20T09:00:00Z');

describe('Identifiants des élèves', () => {
  test('ACE-1 l’état dit si le mot de passe a été choisi, jamais, ou s’il est à choisir de nouveau', () => {
    expect(etatMotDePasse({ aPersonnaliser: false, connecteLe: hier })).toBe('personnalise');
    expect(etatMotDePasse({ aPersonnaliser: true, connecteLe: null })).toBe('premiere-connexion');
    expect(etatMotDePasse({ aPersonnaliser: true, connecteLe: hier })).toBe('a-personnaliser');
  });

  test('ACE-2 la liste dit la règle, jamais le mot de passe', () => {
    const dit = (aPersonnaliser: boolean, dateNaissance: string | null) =>
      motDePasseEnClair({ aPersonnaliser, connecteLe: null, dateNaissance });
    expect(dit(true, '2009-07-14')).toBe('date de naissance, sous la forme jjmmaaaa');
    expect(dit(false, '2009-07-14')).toBe('choisi par l’élève');
    expect(dit(true, null)).toMatch(/^aucun/);
  });

  test('ACE-2 les coupons vont par classe, au plus dix par feuille, dans l’ordre', () => {
    const comptes = ['A', 'A', 'A', 'B', null].map((classe, id) => ({ id, classe }));
    expect(couponsEnPages(comptes, 2).map((f) => f.map((c) => c.id))).toEqual([[0, 1], [2], [3], [4]]);
    expect(couponsEnPages([], 2)).toEqual([]);
  });

  test('ACE-2 le nom du fichier se passe d’accents et de signes', () => {
    expect(nomListe('0999777P', { code: '2de GA/é' }, '2026-11-21')).toBe(
      'identifiants-0999777P-2de-GA-e-2026-11-21.xlsx',
    );
    expect(nomListe('0999777P', 'toutes', '2026-11-21')).toBe('identifiants-0999777P-toutes-2026-11-21.xlsx');
  });
});
