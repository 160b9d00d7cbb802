import { describe, expect, test } from 'vitest';
import { PROFILS } from '@/db/schema/enumerations';
import {
  fauteMotDePasse,
  genererProvisoire,
  hacheInconnu,
  hacher,
  motDePasseInitial,
  verifier,
} from './regles-mot-de-passe';

describe('Mot de passe', () => {
  test('AUT-4 l’initial vient de la date de naissance, pour l’apprenant et les personnels importés seulement', () => {
    const initiaux = PROFILS.map((profil) => [profil, motDePasseInitial({ profil, dateNaissance: '1789-07-14' })]);
    expect(Object.fromEntries(initiaux)).toEqual({
      administrateur: null,
      chef: '1789-07-14',
      enseignant: '1789-07-14',
      lecteur: null,
      parent: null,
      apprenant: '14071789',
    });
    for (const profil of PROFILS) expect(motDePasseInitial({ profil, dateNaissance: null })).toBeNull();
  });

  test('AUT-5 six caractères au moins, dont une lettre ou un chiffre, et pas celui qui a été donné', () => {
    expect(fauteMotDePasse('abcde', null)).toBe('mot-de-passe-court');
    expect(fauteMotDePasse('!?!?!?', null)).toBe('mot-de-passe-court');
    expect(fauteMotDePasse('      ', null)).toBe('mot-de-passe-court');
    expect(fauteMotDePasse('14071789', '14071789')).toBe('mot-de-passe-initial');
    expect(fauteMotDePasse('x'.repeat(129), null)).toBe('mot-de-passe-long');
    for (const bon of ['abcdef', '123456', 'élève7', 'deux mots', 'x'.repeat(128), '14071788']) {
      expect(fauteMotDePasse(bon, '14071789')).toBeNull();
    }
  });

  test('AUT-4 un provisoire a dix signes sans ambiguïté, jamais deux fois les mêmes', () => {
    const tires = Array.from({ length: 2000 }, genererProvisoire);
    expect(new Set(tires).size).toBe(2000);
    for (const tire of tires) expect(tire).toMatch(/^[a-hj-km-np-zA-HJ-NP-Z2-9]{10}$/);
    for (const tire of tires) expect(fauteMotDePasse(tire, null)).toBeNull();
    expect(tires.join('')).not.toMatch(/[01OIl]/);
    expect(new Set(tires.join('')).size).toBe(55);
  });

  test('AUT-5 le haché est salé, et ne reconnaît que son mot de passe', async () => {
    const [un, deux] = [await hacher('cerise12'), await hacher('cerise12')];
    expect(un).not.toBe(deux);
    expect(await verifier(un, 'cerise12')).toBe(true);
    for (const autre of ['Cerise12', 'cerise12 ', 'cerise1', '']) expect(await verifier(un, autre)).toBe(false);
    expect(await hacheInconnu()).not.toBe(await hacheInconnu());
  });
});
