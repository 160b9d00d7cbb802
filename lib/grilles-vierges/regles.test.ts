import { describe, expect, it } from 'vitest';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { parSituation } from '@/lib/referentiels/regles-items';
import { enColonnes } from './regles';
import { enPages, enVolets } from './serveur/export-pdf-plan';

const item = (code: string, options: Partial<ItemEvaluable> = {}): ItemEvaluable => ({
  code,
  nature: 'item',
  parent: null,
  libelle: `Libellé ${code}`,
  competence: null,
  verifie: true,
  ...options,
});
const complexite = (code: string, parent: string) => item(code, { nature: 'complexite', parent, verifie: false });

describe('Colonnes d’une grille', () => {
  it('SCE-8 sans complexité ni aléa, une colonne par item, dans l’ordre choisi', () => {
    expect(enColonnes([item('B'), item('A', { competence: 'Savoir faire' })])).toEqual([
      {
        titre: null,
        colonnes: [
          { code: 'B', libelle: 'Libellé B' },
          { code: 'A', libelle: 'Libellé A' },
        ],
      },
    ]);
  });

  it('SCE-8 une complexité rejoint sa situation, où qu’elle soit dans l’ordre, et même si sa situation n’y est pas', () => {
    const items = [complexite('1-C1', '1'), item('2'), item('1', { competence: 'Savoir' }), complexite('3-C1', '3')];
    expect(parSituation(items).map((g) => [g.situation, g.items.map((i) => i.code)])).toEqual([
      ['1', ['1', '1-C1']],
      ['2', ['2']],
      ['3', ['3-C1']],
    ]);
    expect(enColonnes(items)).toEqual([
      {
        titre: '1 Libellé 1',
        colonnes: [
          { code: '1', libelle: 'Savoir' },
          { code: '1-C1', libelle: 'Complexité\u00a0: Libellé 1-C1\u00a0*' },
        ],
      },
      { titre: '2 Libellé 2', colonnes: [{ code: '2', libelle: 'Libellé 2' }] },
      { titre: '3', colonnes: [{ code: '3-C1', libelle: 'Complexité\u00a0: Libellé 3-C1\u00a0*' }] },
    ]);
  });
});

describe('Pages d’une fiche vierge', () => {
  const colonnes = (n: number) => Array.from({ length: n }, (_, rang) => ({ code: `${rang}`, libelle: '' }));

  it.each([
    [1, [1]],
    [20, [20]],
    [21, [11, 10]],
    [40, [20, 20]],
    [41, [14, 13, 14]],
  ])('EVA-2 %i colonnes se répartissent en pages de %j, toutes au moins de 24 points', (nombre, attendu) => {
    const volets = enVolets([{ titre: null, colonnes: colonnes(nombre) }]);
    expect(volets.map((v) => v.colonnes.length)).toEqual(attendu);
    expect(volets.flatMap((v) => v.colonnes.map((c) => c.code))).toEqual(colonnes(nombre).map((c) => c.code));
    for (const v of volets) expect(v.largeur).toBeGreaterThanOrEqual(24);
    expect(volets.map((v) => v.largeurRemarque > 100)).toEqual(attendu.map((_, rang) => rang === attendu.length - 1));
  });

  it.each([
    [10, 24, [10]],
    [28, 15, [28]],
    [60, 18, [23, 25, 12]],
  ])('EVA-2 %i apprenants : des lignes de %i points, %j par page', (lignes, hauteur, pages) => {
    expect(enPages(lignes, { premiere: 420, suivantes: 455 })).toEqual({ hauteur, pages });
  });
});
