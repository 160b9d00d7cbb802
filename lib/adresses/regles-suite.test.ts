import { describe, expect, test } from 'vitest';
import { suiteSure, suiteUtile } from './regles-suite';

const RNE = '0999001W';

describe('Page à rouvrir après la connexion', () => {
  test('AUT-2 celle demandée, avec ses critères', () => {
    for (const suite of [`/${RNE}/evaluations`, `/${RNE}/passeport/12?page=2#haut`, `/${RNE}/bilan/export?x=1`]) {
      expect(suiteSure(RNE, suite)).toBe(suite);
    }
  });

  test('AUT-2 celle qui dit à un autre onglet qu’on est reconnecté, et elle seule', () => {
    expect(suiteSure(RNE, `/${RNE}/connexion/retour`)).toBe(`/${RNE}/connexion/retour`);
    expect(suiteSure(RNE, `/${RNE}/connexion/retour/..`)).toBe(`/${RNE}`);
  });

  test('AUT-2 jamais un autre site, un autre établissement, ni une page de connexion', () => {
    for (const suite of [
      undefined,
      '',
      '/',
      'https://ailleurs.example',
      '//ailleurs.example',
      `//ailleurs.example/${RNE}/`,
      `/\\ailleurs.example`,
      `/${RNE}/\\ailleurs`,
      `${RNE}/evaluations`,
      '/0310053P/evaluations',
      `/${RNE}`,
      `/${RNE}evaluations`,
      `/${RNE}/connexion`,
      `/${RNE}/connexion?suite=/x`,
      `/${RNE}/premiere-connexion`,
      `/${RNE}/mot-de-passe-oublie`,
      `/${RNE}/deconnexion`,
      'javascript:alert(1)',
      `/${RNE}/..//ailleurs.example`,
      `/${RNE}/%2e%2e//ailleurs.example`,
      `/${RNE}/x/../connexion`,
    ]) {
      expect([suite, suiteSure(RNE, suite)]).toEqual([suite, `/${RNE}`]);
    }
  });

  test('AUT-2 toujours de quoi écrire un en-tête, quoi qu’on y ait glissé', () => {
    expect(suiteSure(RNE, `/${RNE}/mon-compte\r\nX: y`)).toBe(`/${RNE}/mon-compteX:%20y`);
    expect(suiteSure(RNE, `/${RNE}/bilan?nom=Zoé→\0`)).toMatch(/^[\x21-\x7e]+$/);
  });

  test('AUT-2 l’accueil ne s’écrit pas dans l’adresse', () => {
    expect(suiteUtile(RNE, `/${RNE}`)).toEqual({});
    expect(suiteUtile(RNE, 'https://ailleurs.example')).toEqual({});
    expect(suiteUtile(RNE, `/${RNE}/bilan`)).toEqual({ suite: `/${RNE}/bilan` });
  });
});
