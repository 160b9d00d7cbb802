import { describe, expect, test } from 'vitest';
import { itemsDe, nommerItem, rapprocher } from './regles-items';

const document = (competences: unknown) => itemsDe({ competences } as Parameters<typeof itemsDe>[0]);

const CONNUS = [
  { code: 'C1.1', libelle: 'Préparer les opérations' },
  { code: 'C1.2', libelle: 'Suivre les opérations' },
  { code: 'C2.1', libelle: 'Rendre compte' },
  { code: 'C2.2', libelle: 'Rendre compte' },
];

describe('Les compétences d’un .scpro', () => {
  test('SCE-2 aucune dans les fichiers publics ; une forme inconnue ne fait pas échouer', () => {
    for (const vide of [undefined, null, [], 'x', { taches: [], competences: { liste: [] } }, { competences: [] }])
      expect(document(vide)).toEqual([]);
  });

  test('SCE-2 textes ou objets : le code et l’intitulé se reconnaissent', () => {
    const liste = [
      'C1.1 – Préparer',
      '1.1.1',
      'Rendre compte',
      { code: 'C2', libelle: 'Suivre' },
      { intitule: 'Seul' },
      12,
    ];
    expect(document({ taches: [{ numero: 'T1' }], competences: { liste } })).toEqual([
      { code: 'C1.1', libelle: 'Préparer' },
      { code: '1.1.1', libelle: '' },
      { code: '', libelle: 'Rendre compte' },
      { code: 'C2', libelle: 'Suivre' },
      { code: '', libelle: 'Seul' },
      { code: '', libelle: '' },
      { code: 'T1', libelle: '' },
    ]);
    expect(nommerItem({ code: '', libelle: '' })).toBe('une compétence sans code ni intitulé');
  });

  test('SCE-2 du même diplôme, le code suffit ; d’un autre, l’intitulé doit être le même', () => {
    const lus = [
      { code: 'C1.2', libelle: 'Tout autre chose' },
      { code: 'X', libelle: 'PREPARER les operations.' },
      { code: 'C9', libelle: 'Inconnue' },
    ];
    expect(rapprocher(lus, CONNUS, true)).toEqual({ codes: ['C1.2', 'C1.1'], perdus: ['C9 Inconnue'] });
    expect(rapprocher(lus, CONNUS, false)).toEqual({
      codes: ['C1.1'],
      perdus: ['C1.2 Tout autre chose', 'C9 Inconnue'],
    });
  });

  test('SCE-2 un intitulé que deux items portent se tranche par le code, ou se perd', () => {
    expect(rapprocher([{ code: 'C2.2', libelle: 'Rendre compte' }], CONNUS, false).codes).toEqual(['C2.2']);
    expect(rapprocher([{ code: '', libelle: 'Rendre compte' }], CONNUS, true).perdus).toEqual(['Rendre compte']);
    expect(
      rapprocher(
        [
          { code: 'C1.1', libelle: '' },
          { code: 'C1.1', libelle: '' },
        ],
        CONNUS,
        true,
      ).codes,
    ).toEqual(['C1.1']);
  });
});
