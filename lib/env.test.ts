import { afterEach, describe, expect, test } from 'vitest';
import { definirEnv, env, modeTravaux } from './env';

const SECRET = 'seize-caracteres-';
afterEach(() => definirEnv({ GRIOTTE_TRAVAILLEUR: '', TRAVAUX_SECRET: '' }));

describe('Qui fait les travaux de fond', () => {
  test.each([
    ['', '', 'integre'],
    ['oui', '', 'integre'],
    ['non', '', 'separe'],
    ['', SECRET, 'horloge'],
    ['non', SECRET, 'horloge'],
    ['oui', SECRET, 'integre'],
  ])('AUT-7 GRIOTTE_TRAVAILLEUR=%s TRAVAUX_SECRET=%s : %s', (GRIOTTE_TRAVAILLEUR, TRAVAUX_SECRET, mode) => {
    definirEnv({ GRIOTTE_TRAVAILLEUR, TRAVAUX_SECRET });
    expect(modeTravaux()).toBe(mode);
  });

  test('AUT-7 un secret trop court, ou un mot inconnu, se dit au démarrage', () => {
    definirEnv({ TRAVAUX_SECRET: 'court' });
    expect(env).toThrow(/TRAVAUX_SECRET : au moins 16 caractères/);
    definirEnv({ TRAVAUX_SECRET: '', GRIOTTE_TRAVAILLEUR: 'peut-être' });
    expect(env).toThrow(/GRIOTTE_TRAVAILLEUR/);
  });
});
