import { describe, expect, test } from 'vitest';
import { Refus, TEXTES } from './refus';

describe('Refus', () => {
  test('AUT-2 porte son code, son texte et ce qui le précise', () => {
    const refus = new Refus('tentatives-compte', { detail: 'Nouvel essai possible dans 2 minutes.' });
    expect(refus).toBeInstanceOf(Error);
    expect(refus.name).toBe('Refus');
    expect(refus.enResultat()).toEqual({
      ok: false,
      code: 'tentatives-compte',
      message: 'Trop d’essais pour ce compte. Patientez avant de réessayer. Nouvel essai possible dans 2 minutes.',
    });
  });

  test('AUT-2 dit les champs à corriger, quand il y en a', () => {
    const champs = { login: 'Saisissez votre identifiant.' };
    expect(new Refus('saisie', { champs }).enResultat()).toMatchObject({ champs });
    expect(new Refus('saisie').enResultat()).not.toHaveProperty('champs');
  });

  test('AUT-2 chaque texte suit la typographie française', () => {
    const textes = Object.entries(TEXTES);
    expect(textes.length).toBeGreaterThan(20);
    for (const [code, texte] of textes) {
      expect([code, /[^\u00a0\u202f][:;?!»]|«[^\u00a0\u202f]|'/.test(texte)]).toEqual([code, false]);
      expect(texte).toMatch(/^[A-ZÀÉÊ].*(?:\.|\s: ?)$/u);
    }
  });
});
