import { describe, expect, test } from 'vitest';
import { DEGRES } from '@/lib/degres/regles';
import { unResultat as resultat, unResultatAuSort } from '@/tests/fabriques/resultat';
import { chaque, type Tirages } from '@/tests/fabriques/tirages';
import {
  degreProche,
  mesurer,
  moyenneDesEvalues,
  moyenneDeTous,
  POURCENTAGES,
  plusRecent,
  pourcentageDe,
} from './regles';

const resultats = (t: Tirages, n: number) => t.fois(n, () => unResultatAuSort(t));

const REGLES = ['meilleur', 'dernier'] as const;

describe('Valeur des degrés', () => {
  test('TDB-1 les quatre degrés qui comptent valent 100, 66, 33 et 0 ; les autres ne comptent pas', () => {
    expect(DEGRES.map((d) => POURCENTAGES[d])).toEqual([100, 66, 33, 0, null, null]);
    expect(pourcentageDe(null)).toBeNull();
  });

  test('TDB-1 la couleur d’une barre est celle du degré le plus proche', () => {
    for (const d of ['totale', 'partielle', 'encours', 'erreurs'] as const)
      expect(degreProche(POURCENTAGES[d] ?? -1)).toBe(d);
    expect([84, 82, 50, 49, 17, 16].map(degreProche)).toEqual([
      'totale',
      'partielle',
      'partielle',
      'encours',
      'encours',
      'erreurs',
    ]);
  });
});

describe('Meilleur et dernier résultat', () => {
  const anciens = [
    resultat('totale', '2026-09-01'),
    resultat('encours', '2026-10-01'),
    resultat('absent', '2026-11-01'),
  ];

  test('TDB-1 en GA le meilleur est retenu, même plus ancien', () => {
    expect(mesurer(anciens, 'meilleur')).toMatchObject({ pourcentage: 100, retenu: { jour: '2026-09-01' } });
  });

  test('TDB-2 ailleurs le dernier qui compte est retenu, même plus bas', () => {
    expect(mesurer(anciens, 'dernier')).toMatchObject({ pourcentage: 33, retenu: { jour: '2026-10-01' } });
  });

  test('TDB-2 le même jour, la dernière saisie l’emporte', () => {
    const matin = resultat('totale', '2026-09-01', { saisiLe: Date.parse('2026-09-05T08:00:00Z') });
    const soir = resultat('erreurs', '2026-09-01', { saisiLe: Date.parse('2026-09-05T18:00:00Z') });
    expect(mesurer([soir, matin], 'dernier').retenu).toBe(soir);
    expect(mesurer([matin, soir], 'dernier').pourcentage).toBe(0);
  });

  test('TDB-1 à égalité de degré, le plus récent est montré', () => {
    const [vieux, neuf] = [resultat('partielle', '2026-09-01'), resultat('partielle', '2026-10-01')];
    expect(mesurer([neuf, vieux], 'meilleur').retenu).toBe(neuf);
  });

  test('TDB-1 sans résultat qui compte, rien n’est mesuré mais tout reste montré', () => {
    const muets = [resultat('nonevaluable'), resultat('absent'), resultat(null)];
    for (const regle of REGLES) {
      const mesure = mesurer(muets, regle);
      expect(mesure).toMatchObject({ pourcentage: null, retenu: null });
      expect(mesure.resultats).toHaveLength(3);
    }
  });
});

describe('Propriétés, sur 200 tirages', () => {
  test('TDB-1 l’ordre de lecture ne change ni la valeur ni le résultat retenu', () => {
    chaque((t) => {
      const obtenus = resultats(t, 1 + t.suivant(8));
      for (const regle of REGLES) expect(mesurer(t.melange(obtenus), regle)).toEqual(mesurer(obtenus, regle));
    });
  });

  test('TDB-1 un résultat absent, non évaluable ou sans degré est neutre', () => {
    chaque((t) => {
      const obtenus = resultats(t, t.suivant(6));
      const muet = resultat(t.parmi(['absent', 'nonevaluable', null]), '2027-01-01');
      for (const regle of REGLES) {
        const [avant, apres] = [mesurer(obtenus, regle), mesurer([...obtenus, muet], regle)];
        expect([apres.pourcentage, apres.retenu]).toEqual([avant.pourcentage, avant.retenu]);
      }
    });
  });

  test('TDB-1 toute valeur est entre 0 et 100, et vient du résultat retenu', () => {
    chaque((t) => {
      const mesures = Array.from({ length: 1 + t.suivant(6) }, () => mesurer(resultats(t, t.suivant(4)), 'meilleur'));
      for (const m of mesures) expect(m.pourcentage).toBe(pourcentageDe(m.retenu?.degre ?? null));
      const valeurs = mesures.map((m) => m.pourcentage);
      for (const moyenne of [moyenneDeTous(valeurs), moyenneDesEvalues(valeurs)]) {
        expect(moyenne.pourcentage ?? 0).toBeGreaterThanOrEqual(0);
        expect(moyenne.pourcentage ?? 0).toBeLessThanOrEqual(100);
        expect(moyenne.evalues).toBeLessThanOrEqual(moyenne.total);
      }
    });
  });

  test('TDB-1 en GA un résultat de plus ne fait jamais baisser', () => {
    chaque((t) => {
      const obtenus = resultats(t, t.suivant(6));
      const avant = mesurer(obtenus, 'meilleur').pourcentage ?? 0;
      expect(mesurer([...obtenus, unResultatAuSort(t)], 'meilleur').pourcentage ?? 0).toBeGreaterThanOrEqual(avant);
    });
  });

  test('TDB-2 relever un degré ne fait jamais baisser, ni la mesure ni la moyenne', () => {
    const echelle = ['erreurs', 'encours', 'partielle', 'totale'] as const;
    chaque((t) => {
      const rang = t.suivant(3);
      const [bas, haut] = [echelle[rang] ?? null, echelle[rang + 1] ?? null];
      const [autres, ou] = [resultats(t, t.suivant(5)), resultat(bas, '2026-05-11')];
      for (const regle of REGLES) {
        const [avant, apres] = [mesurer([...autres, ou], regle), mesurer([...autres, { ...ou, degre: haut }], regle)];
        expect(apres.pourcentage ?? 0).toBeGreaterThanOrEqual(avant.pourcentage ?? 0);
        expect(moyenneDeTous([apres.pourcentage, 33, null]).pourcentage).toBeGreaterThanOrEqual(
          moyenneDeTous([avant.pourcentage, 33, null]).pourcentage ?? 0,
        );
      }
    });
  });

  test('TDB-1 le tri est un ordre total : jamais deux résultats à égalité', () => {
    chaque((t) => {
      const a = unResultatAuSort(t);
      for (const b of [unResultatAuSort(t), { ...a, saisiLe: a.saisiLe + 1 }, { ...a, id: `${a.id}+` }])
        expect(plusRecent(a, b) * plusRecent(b, a)).toBeLessThan(0);
    });
  });
});

describe('Moyennes', () => {
  test('TDB-1 complexités et aléas : moyenne sur tous, les non évalués comptant 0', () => {
    expect(moyenneDeTous([100, null, 66, null])).toEqual({ pourcentage: 42, evalues: 2, total: 4 });
    expect(moyenneDeTous([null, null])).toEqual({ pourcentage: 0, evalues: 0, total: 2 });
    expect(moyenneDeTous([])).toEqual({ pourcentage: null, evalues: 0, total: 0 });
  });

  test('TDB-2 synthèse d’un groupe : moyenne des évalués, avec combien sur combien', () => {
    expect(moyenneDesEvalues([100, null, 33])).toEqual({ pourcentage: 67, evalues: 2, total: 3 });
    expect(moyenneDesEvalues([null, null])).toEqual({ pourcentage: null, evalues: 0, total: 2 });
    expect(moyenneDesEvalues([0])).toEqual({ pourcentage: 0, evalues: 1, total: 1 });
  });
});
