import { describe, expect, test } from 'vitest';
import { definirEnv } from '@/lib/env';
import { adresseFile } from './connexion';

describe('Adresse de la file des travaux', () => {
  test.each([
    ['postgres://g:m@base.example/griotte', 'postgres://g:m@base.example/griotte'],
    [
      'postgres://g:m@base.example/griotte?sslmode=require',
      'postgres://g:m@base.example/griotte?sslmode=require&uselibpqcompat=true',
    ],
  ])('AUT-7 « %s »', (adresse, attendue) => {
    definirEnv({ DATABASE_URL: adresse });
    expect(adresseFile()).toBe(attendue);
  });
});
