import { describe, expect, test } from 'vitest';
import { cleRne, formeRne, rneValide } from './regles-rne';

describe('code RNE', () => {
  test('AUT-1 calcule la lettre-clé de codes connus', () => {
    for (const code of ['0310053P', '0752387M', '0750680G', '0140070A', '0660864F', '0999001W']) {
      expect(cleRne(code.slice(0, 7))).toBe(code.charAt(7));
      expect(rneValide(code)).toBe(true);
    }
  });

  test('AUT-1 refuse une autre lettre que la clé, une autre forme ou une autre casse', () => {
    for (const lettre of 'ABCDEFGHIJKLMNOPQRSTUVXYZ') expect(rneValide(`0999001${lettre}`)).toBe(false);
    for (const code of ['', '0999001', '0999001w', '0999001WW', 'A999001W', '0999001W\n', '123ABC']) {
      expect(rneValide(code)).toBe(false);
      expect(formeRne(code)).toBe(false);
    }
    expect(formeRne('0999001A')).toBe(true);
  });
});
