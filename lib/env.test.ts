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

describe('Un seau S3', () => {
  const SEAU = { S3_BUCKET: 'griotte', S3_REGION: 'fr-par', S3_ACCESS_KEY_ID: 'cle', S3_SECRET_ACCESS_KEY: 'secret' };
  const RIEN = { S3_BUCKET: '', S3_REGION: '', S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '', S3_ENDPOINT: '' };
  afterEach(() => definirEnv(RIEN));

  test('ABO-4 se configure en entier, ou pas du tout', () => {
    definirEnv(RIEN);
    expect(env().S3_BUCKET).toBeUndefined();
    definirEnv(SEAU);
    expect(env()).toMatchObject(SEAU);
    for (const nom of ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
      definirEnv({ ...SEAU, [nom]: '' });
      expect(env).toThrow(new RegExp(`${nom} : manque`));
    }
    definirEnv({ ...RIEN, S3_ENDPOINT: 'https://s3.exemple.fr' });
    expect(env).toThrow(/S3_BUCKET : manque, puisque S3_ENDPOINT est donnée/);
  });
});
