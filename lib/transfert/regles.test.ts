import { describe, expect, test } from 'vitest';
import { additionner, direBilan, direFichiers } from './regles';

const bilan = (fiches: number, evaluationsFiches: number, evaluations: number, resultats: number) => ({
  fiches,
  evaluationsFiches,
  evaluations,
  resultats,
});

describe('Ce qu’un transfert apporte', () => {
  test('PAR-2 se dit en clair', () => {
    const dits = [
      [bilan(12, 8, 3, 21), '12\u00a0fiches (8\u00a0évaluations), 3\u00a0évaluations (21\u00a0résultats)'],
      [bilan(1, 0, 1, 0), '1\u00a0fiche (sans évaluation), 1\u00a0évaluation (sans résultat)'],
      [bilan(0, 2, 0, 1), '2\u00a0évaluations de fiches déjà reprises, 1\u00a0résultat d’évaluations déjà reprises'],
      [{ ...bilan(2, 1, 0, 0), fichiers: 3 }, '2\u00a0fiches (1\u00a0évaluation, 3\u00a0fichiers)'],
      [{ ...bilan(0, 0, 0, 0), fichiers: 1 }, '1\u00a0fichier de fiches déjà reprises'],
      [bilan(0, 0, 0, 0), 'rien'],
    ] as const;
    for (const [b, dit] of dits) expect(direBilan(b)).toBe(dit);
  });

  test('PAR-2 s’additionne', () => {
    expect(additionner([])).toEqual({ ...bilan(0, 0, 0, 0), fichiers: 0 });
    const deux = [bilan(1, 2, 3, 4), { ...bilan(10, 20, 30, 40), fichiers: 5 }];
    expect(additionner(deux)).toEqual({ ...bilan(11, 22, 33, 44), fichiers: 5 });
  });

  test('PAR-2 les fichiers qui suivent se disent tant qu’il en manque', () => {
    const recu = { ...bilan(1, 0, 0, 0), fichiers: 4 };
    expect(direFichiers(bilan(1, 0, 0, 0))).toBeNull();
    expect(direFichiers(recu)).toBe('Les fichiers arrivent\u00a0: 0 sur 4.');
    expect(direFichiers({ ...recu, fichiersRepris: 2, fichiersLaisses: 2 })).toBe(
      '2\u00a0fichiers n’ont pas tenu dans votre espace disque.',
    );
    expect(direFichiers({ ...recu, fichiersRepris: 4, fichiersLaisses: 0 })).toBeNull();
  });
});
