import { afterEach, describe, expect, test } from 'vitest';
import { definirEnv } from '@/lib/env';
import { adresseIp, reseauDe } from './adresse-ip';

const adresse = (mandataires: number, chaine?: string) => {
  definirEnv({ GRIOTTE_MANDATAIRES: String(mandataires) });
  return adresseIp(new Headers(chaine === undefined ? {} : { 'x-forwarded-for': chaine }));
};

afterEach(() => definirEnv({ GRIOTTE_MANDATAIRES: '0' }));

describe('Adresse du client', () => {
  test('AUT-6 derrière un mandataire, celle qu’il a vue, pas celle que le client a écrite', () => {
    expect(adresse(1, '203.0.113.7')).toBe('203.0.113.7');
    expect(adresse(1, '1.1.1.1, 203.0.113.7')).toBe('203.0.113.7');
    expect(adresse(1, ' 1.1.1.1 ,2.2.2.2,, 203.0.113.7 ')).toBe('203.0.113.7');
  });

  test('AUT-6 derrière deux mandataires, celle que le premier a vue', () => {
    expect(adresse(2, '9.9.9.9, 203.0.113.7, 10.0.0.1')).toBe('203.0.113.7');
    expect(adresse(2, '203.0.113.7')).toBe('203.0.113.7');
  });

  test('AUT-6 sans mandataire, la dernière ; sans en-tête, une seule adresse pour tous', () => {
    expect(adresse(0, '203.0.113.7')).toBe('203.0.113.7');
    expect(adresse(0, '1.1.1.1, ::1')).toBe('::1');
    expect([adresse(0), adresse(1, ''), adresse(2, ' , ')]).toEqual(['inconnue', 'inconnue', 'inconnue']);
  });
});

test('AUT-6 un abonné en IPv6 a tout un réseau : ses adresses n’en font qu’une', () => {
  const lues = ['2001:db8:1:2:3:4:5:6', '2001:0DB8:1:2::9', '2001:db8:1:3::9', '::1', 'fe80::1', '2001:db8::'];
  expect(lues.map(reseauDe)).toEqual([
    '2001:db8:1:2::/64',
    '2001:db8:1:2::/64',
    '2001:db8:1:3::/64',
    '0:0:0:0::/64',
    'fe80:0:0:0::/64',
    '2001:db8:0:0::/64',
  ]);
  expect(['203.0.113.7', '::ffff:203.0.113.7', 'inconnue'].map(reseauDe)).toEqual([
    '203.0.113.7',
    '::ffff:203.0.113.7',
    'inconnue',
  ]);
});
