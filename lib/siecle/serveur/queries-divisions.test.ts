import { describe, expect, test } from 'vitest';
import { situationDe } from './queries-divisions';

const mef = (libelle: string | null, diplomes: number, code = '24730003310') => ({ code, libelle, diplomes });
const situation = (mefs: ReturnType<typeof mef>[], referentiel: string | null = null, manuel = false) =>
  situationDe({ mefs, referentiel, manuel });

describe('Situation d’une division', () => {
  test('IMP-7 le MEF donne le diplôme, ou une main l’a corrigé', () => {
    expect(situation([mef('Tle GA', 1)], 'BACPRO-GA')).toBe('mef');
    expect(situation([mef('Tle GA', 1)], 'BACPRO-OTM', true)).toBe('manuel');
  });

  test('IMP-7 un choix est attendu en seconde commune, sans MEF ou devant un MEF de bac pro inconnu', () => {
    expect(situation([mef('2nde GATL', 4)])).toBe('a-choisir');
    expect(situation([mef('CAP', 0), mef('2nde GATL', 4)])).toBe('a-choisir');
    expect(situation([])).toBe('a-choisir');
    expect(situation([mef(null, 0)])).toBe('a-choisir');
  });

  test('IMP-7 une division mixte laisse à chacun le diplôme de son MEF', () => {
    expect(situation([mef('1ère AGOrA', 1), mef('1ère OTM', 1)])).toBe('mixte');
    expect(situation([mef('1ère AGOrA', 1), mef(null, 0)])).toBe('a-choisir');
  });

  test('IMP-7 rien n’est attendu d’une division qui ne prépare aucun diplôme de Griotte', () => {
    expect(situation([mef('CAP cuisine', 0)])).toBe('hors-griotte');
    expect(situation([mef(null, 0, '31123304210')])).toBe('hors-griotte');
  });
});
