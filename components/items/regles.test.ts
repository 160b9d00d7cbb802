import { describe, expect, test } from 'vitest';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import { basculerPrecision, changerItems, grouperPrecisions, indexer, sansPrecisions } from './regles';

const noeud = (code: string, parent: string | null, nature: 'item' | 'complexite' | 'alea' = 'item') => ({
  code,
  nature,
  parent,
  niveau: 'situation',
  libelle: code,
  competence: null,
  evaluable: parent !== null,
  verifie: true,
});

const arbre = construireArbre([
  noeud('1', null),
  noeud('1.1', '1'),
  noeud('1.1-C1', '1.1', 'complexite'),
  noeud('1.1-C2', '1.1', 'complexite'),
  noeud('1.1-A1', '1.1', 'alea'),
  noeud('1.2', '1'),
]);
const index = indexer(arbre);

describe('EVA-1 choisir des items', () => {
  test('EVA-1 un item coché se range à la fin, l’ordre d’avant ne change pas', () => {
    expect(changerItems(index, ['1.2'], ['1.2', '1.1'])).toEqual(['1.2', '1.1']);
    expect(changerItems(index, ['1.1', '1.1-C1', '1.2'], ['1.1', '1.2'])).toEqual(['1.1', '1.1-C1', '1.2']);
  });

  test('EVA-1 une situation décochée emporte ses complexités et ses aléas', () => {
    expect(changerItems(index, ['1.1', '1.1-C1', '1.2', '1.1-A1'], ['1.2'])).toEqual(['1.2']);
  });

  test('EVA-1 une complexité cochée suit sa situation et ce qu’elle a déjà', () => {
    expect(basculerPrecision(index, ['1.1', '1.2'], '1.1-C1')).toEqual(['1.1', '1.1-C1', '1.2']);
    expect(basculerPrecision(index, ['1.1', '1.1-C1', '1.2'], '1.1-A1')).toEqual(['1.1', '1.1-C1', '1.1-A1', '1.2']);
    expect(basculerPrecision(index, ['1.1', '1.1-C1', '1.2'], '1.1-C1')).toEqual(['1.1', '1.2']);
  });

  test('EVA-1 complexités et aléas se rangent avec leur situation', () => {
    expect(grouperPrecisions(index, ['1.1', '1.2', '1.1-A1', '1.1-C1'])).toEqual([
      { code: '1.1', precisions: ['1.1-A1', '1.1-C1'] },
      { code: '1.2', precisions: [] },
    ]);
    expect(grouperPrecisions(index, ['1.1-C1', '1.2']).map((g) => g.code)).toEqual(['1.1-C1', '1.2']);
  });

  test('EVA-1 un item retiré du référentiel reste dans le choix tant qu’on ne le retire pas', () => {
    const ancien = { ...noeud('0.9', '1'), libelle: 'Ancien' };
    const avec = indexer(arbre, [ancien]);
    expect(avec.get('0.9')).toBe(ancien);
    expect(sansPrecisions(avec, ['0.9', '1.1', '1.1-C1'])).toEqual(['0.9', '1.1']);
    expect(changerItems(avec, ['0.9', '1.1'], ['0.9', '1.1', '1.2'])).toEqual(['0.9', '1.1', '1.2']);
  });
});
