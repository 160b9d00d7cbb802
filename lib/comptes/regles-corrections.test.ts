import { describe, expect, test } from 'vitest';
import { type EtatCivil, memesCorrections, relever, reunir, selonSiecle } from './regles-corrections';

const CLAIRE: EtatCivil = {
  profil: 'enseignant',
  civilite: 'Mme',
  nom: 'LEMOINE',
  prenom: 'Claire',
  dateNaissance: '1979-03-14',
  discipline: 'ECO-GEST',
};
const SANS = { champsManuels: [], siecle: null };
const IMPORTEE = { ...CLAIRE, ...SANS, origine: 'siecle' };

describe('Corrections', () => {
  test('UTI-2 ce qui diffère de SIECLE est une correction, et SIECLE reste lisible à part', () => {
    const corrigee = { ...CLAIRE, nom: 'LEMOINE-ROY', civilite: null };
    const corrections = relever(corrigee, CLAIRE);
    expect(corrections).toEqual({ champsManuels: ['civilite', 'nom'], siecle: { civilite: 'Mme', nom: 'LEMOINE' } });
    expect(selonSiecle({ ...corrigee, ...corrections })).toEqual(CLAIRE);
  });

  test('UTI-2 revenu à SIECLE, un champ n’est plus une correction', () => {
    expect(relever(CLAIRE, CLAIRE)).toEqual(SANS);
  });

  test('UTI-2 un import garde chaque champ corrigé et note ce que SIECLE en dit désormais', () => {
    const corrigee = { ...IMPORTEE, prenom: 'Clara', champsManuels: ['prenom'], siecle: { prenom: 'Claire' } };
    expect(reunir(corrigee, { ...CLAIRE, prenom: 'Claire-Marie', nom: 'ROY' })).toMatchObject({
      nom: 'ROY',
      prenom: 'Clara',
      champsManuels: ['prenom'],
      siecle: { prenom: 'Claire-Marie' },
    });
  });

  test('UTI-2 quand SIECLE rejoint la correction, le champ le suit de nouveau', () => {
    const corrigee = { ...IMPORTEE, nom: 'ROY', champsManuels: ['nom'], siecle: { nom: 'LEMOINE' } };
    expect(reunir(corrigee, { ...CLAIRE, nom: 'ROY' })).toMatchObject({ nom: 'ROY', ...SANS });
  });

  test('UTI-2 ce dont le fichier ne dit rien reste, correction comprise', () => {
    const corrigee = { ...IMPORTEE, civilite: 'M.', champsManuels: ['civilite'], siecle: { civilite: 'Mme' } };
    const { discipline: _, ...lu } = { ...CLAIRE, civilite: null, dateNaissance: null };
    expect(reunir(corrigee, lu)).toEqual({
      ...CLAIRE,
      civilite: 'M.',
      champsManuels: ['civilite'],
      siecle: { civilite: 'Mme' },
    });
  });

  test('UTI-2 un compte fait à la main, reconnu par un import, garde sa discipline, sa civilité et son profil', () => {
    const manuelle = { ...IMPORTEE, origine: 'manuel', profil: 'chef' as const, discipline: 'Anglais', civilite: null };
    expect(reunir(manuelle, { ...CLAIRE, nom: 'Lemoine' })).toMatchObject({
      nom: 'Lemoine',
      civilite: 'Mme',
      champsManuels: ['profil', 'discipline'],
      siecle: { profil: 'enseignant', discipline: 'ECO-GEST' },
    });
  });

  test('UTI-2 l’ordre des clés ne change rien aux corrections', () => {
    const a = { champsManuels: ['nom', 'prenom'], siecle: { nom: 'A', prenom: 'B' } };
    const b = { champsManuels: ['prenom', 'nom'], siecle: { prenom: 'B', nom: 'A' } };
    expect(memesCorrections(a, b)).toBe(true);
    expect(memesCorrections(a, { ...b, siecle: { prenom: 'B', nom: 'C' } })).toBe(false);
    expect(memesCorrections(a, SANS)).toBe(false);
  });
});
