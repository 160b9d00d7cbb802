import { expect, test } from 'vitest';
import { appareilDe, lieuDe } from './appareil';

test('AUT-19 un appareil se dit par son navigateur et son système, même inconnus', () => {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  expect([firefox, safari, 'curl/8', null].map(appareilDe)).toEqual([
    'Firefox sur Windows',
    'Safari sur iOS',
    'Navigateur inconnu',
    'Navigateur inconnu',
  ]);
  expect(appareilDe('x'.repeat(100_000)).length).toBeLessThanOrEqual(80);
});

test('AUT-19 un lieu se reconnaît sans désigner un poste', () => {
  expect(
    ['192.0.2.77', '::ffff:192.0.2.77', '2a01:cb04:abc:d00::12', 'fe80::1', '::1', '127.0.0.1', 'inconnue'].map(lieuDe),
  ).toEqual(['192.0.2…', '192.0.2…', '2a01:cb04:abc…', 'fe80…', 'cette machine', 'cette machine', 'inconnue']);
});
