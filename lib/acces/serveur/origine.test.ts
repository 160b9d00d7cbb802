import { describe, expect, test } from 'vitest';
import { definirEnv } from '@/lib/env';
import { memeOrigine } from './origine';

const demande = (entetes: Record<string, string>) => memeOrigine(new Headers({ host: 'griotte.example', ...entetes }));

describe('Origine d’une écriture', () => {
  test('AUT-2 admet la page de Griotte, et un outil sans page', () => {
    expect(demande({ 'sec-fetch-site': 'same-origin', origin: 'https://griotte.example' })).toBe(true);
    expect(demande({ origin: 'https://griotte.example' })).toBe(true);
    expect(demande({ 'sec-fetch-site': 'none' })).toBe(true);
    expect(demande({})).toBe(true);
  });

  test('AUT-2 admet l’adresse publique quand un mandataire réécrit l’hôte', () => {
    const entetes = { host: '10.0.0.4:3000', origin: 'https://griotte.example' };
    expect(memeOrigine(new Headers({ ...entetes, 'x-forwarded-host': 'griotte.example' }))).toBe(true);
    expect(memeOrigine(new Headers(entetes))).toBe(false);
  });

  test('AUT-2 refuse la page d’un autre site, d’un sous-domaine voisin ou d’un cadre isolé', () => {
    expect(demande({ 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(demande({ 'sec-fetch-site': 'same-site', origin: 'https://autre.griotte.example' })).toBe(false);
    expect(demande({ origin: 'https://ailleurs.example' })).toBe(false);
    expect(demande({ origin: 'https://griotte.example:8443' })).toBe(false);
    expect(demande({ origin: 'null' })).toBe(false);
  });

  test('AUT-2 servie en https, refuse la même page lue en clair', () => {
    definirEnv({ NEXTAUTH_URL: 'https://griotte.example' });
    expect(demande({ origin: 'http://griotte.example' })).toBe(false);
    expect(demande({ origin: 'https://griotte.example' })).toBe(true);
  });
});
