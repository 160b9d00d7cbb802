import { describe, expect, test } from 'vitest';
import { compterFichiers } from './telechargement-regles';

const PK = [0x50, 0x4b, 0x03, 0x04];

describe('Avancement d’une archive', () => {
  test('BIL-1 compte les fichiers entamés, même quand un en-tête est coupé entre deux morceaux', () => {
    const compter = compterFichiers();
    expect(compter(new Uint8Array([...PK, 1, 2, 0x50]))).toBe(1);
    expect(compter(new Uint8Array([0x4b]))).toBe(1);
    expect(compter(new Uint8Array([3, 4, 0x50, 0x50, 0x4b, 3, 4]))).toBe(3);
    expect(compter(new Uint8Array([0x50, 0x4b, 1, 2]))).toBe(3);
  });
});
