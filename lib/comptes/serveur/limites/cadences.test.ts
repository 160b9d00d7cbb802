import { describe, expect, test } from 'vitest';
import { aSignaler, COMPTE, cadencesAdresse, PAIRE } from './cadences';

const intervalles = (cadence: { intervalle: (n: number) => number }, rangs: number[]) => rangs.map(cadence.intervalle);

describe('Cadences', () => {
  test('AUT-6 une adresse sur un compte attend de plus en plus, jamais plus d’un quart d’heure', () => {
    expect(intervalles(PAIRE, [6, 7, 8, 11, 12, 500])).toEqual([15, 30, 60, 480, 900, 900]);
    expect(intervalles(COMPTE, [31, 100, 101, 300, 301])).toEqual([10, 10, 60, 60, 300]);
  });

  test('AUT-6 un établissement a l’aisance de sa taille, et n’est ensuite que ralenti', () => {
    expect([0, 100, 241, 1200].map((comptes) => cadencesAdresse(comptes).adresse.libres)).toEqual([120, 120, 121, 600]);
    const { adresse, inconnus } = cadencesAdresse(600);
    expect(intervalles(adresse, [301, 601, 9000])).toEqual([3, 3, 3]);
    expect(intervalles(inconnus, [301, 600, 601, 900, 901, 9000])).toEqual([3, 3, 15, 15, 60, 60]);
  });

  test('AUT-6 une attaque se signale au seuil, puis chaque fois qu’elle double', () => {
    expect(Array.from({ length: 200 }, (_, n) => n).filter((n) => aSignaler(n, 20))).toEqual([20, 40, 80, 160]);
  });
});
