// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  empechement,
  fermerRangement,
  garder,
  JOURS_GARDES,
  lireGardee,
  listerGardees,
  oublier,
  ouvrirRangement,
} from './rangement';

const MOI = { rne: '0750001A', id: 'moi' };
const AUTRE = { rne: '0750001A', id: 'autre' };
const ranger = (sujet: string, compte = MOI) => garder(compte, { sujet, titre: `Titre ${sujet}`, valeur: { sujet } });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-30T08:00:00Z') });
  localStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('Gardien : le rangement sur l’appareil', () => {
  test('Gardien : ce qui est gardé se relit sous son compte seulement, les plus récentes d’abord', () => {
    ranger('fiche:1');
    vi.advanceTimersByTime(1000);
    ranger('grille:2');
    ranger('fiche:3', AUTRE);
    expect(lireGardee(MOI, 'fiche:1')).toEqual({
      sujet: 'fiche:1',
      titre: 'Titre fiche:1',
      le: new Date('2026-11-30T08:00:00Z'),
      valeur: { sujet: 'fiche:1' },
      partie: false,
    });
    expect(listerGardees(MOI).map((g) => g.sujet)).toEqual(['grille:2', 'fiche:1']);
    expect(listerGardees(MOI, 'fiche:').map((g) => g.sujet)).toEqual(['fiche:1']);
    expect([lireGardee(AUTRE, 'fiche:1'), lireGardee({ ...MOI, rne: '0690001B' }, 'fiche:1')]).toEqual([null, null]);
    oublier(MOI, 'fiche:1');
    expect(lireGardee(MOI, 'fiche:1')).toBeNull();
  });

  test('Gardien : au bout de sept jours, une saisie ne se lit plus, et la page suivante l’efface, de quelque compte que ce soit', () => {
    ranger('fiche:1');
    ranger('fiche:2', AUTRE);
    vi.advanceTimersByTime(JOURS_GARDES * 86_400_000 - 1);
    expect(lireGardee(MOI, 'fiche:1')).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(lireGardee(MOI, 'fiche:1')).toBeNull();
    ranger('fiche:3');
    localStorage.setItem('griotte:garde:0750001A:moi:abime', '[1,');
    localStorage.setItem('autre-chose', '1');
    ouvrirRangement(MOI);
    expect(Object.keys(localStorage).sort()).toEqual([
      'autre-chose',
      'griotte:compte',
      'griotte:garde:0750001A:moi:fiche:3',
    ]);
  });

  test('Gardien : déconnecté, tout s’efface et plus rien ne se garde, d’aucune page restée ouverte', () => {
    ouvrirRangement(MOI);
    ranger('fiche:1');
    ranger('fiche:2', AUTRE);
    fermerRangement(MOI, true);
    expect([listerGardees(MOI).length, listerGardees(AUTRE).length]).toEqual([0, 1]);
    expect([ranger('fiche:1'), listerGardees(MOI).length]).toEqual([false, 0]);
    ouvrirRangement(MOI);
    expect(ranger('fiche:1')).toBe(true);
  });

  test('Gardien : déconnecté d’un appareil à soi, ce qui attend reste sept jours', () => {
    ouvrirRangement(MOI);
    ranger('fiche:1');
    fermerRangement(MOI, false);
    expect(listerGardees(MOI)).toHaveLength(1);
  });

  test('Gardien : rien ne part d’une page dont le compte n’est plus celui du navigateur, ni hors ligne', () => {
    expect(empechement(MOI)).toBeNull();
    ouvrirRangement(MOI);
    expect(empechement(MOI)).toBeNull();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(empechement(MOI)).toBe('reseau');
    ouvrirRangement(AUTRE);
    expect(empechement(MOI)).toBe('session');
    fermerRangement(AUTRE, true);
    expect(empechement(AUTRE)).toBe('session');
  });

  test('Gardien : un navigateur qui ne garde rien le dit, sans erreur', () => {
    for (const acte of ['getItem', 'setItem', 'removeItem', 'key'] as const)
      vi.spyOn(Storage.prototype, acte).mockImplementation(() => {
        throw new DOMException('refusé', 'SecurityError');
      });
    ouvrirRangement(MOI);
    expect([ranger('fiche:1'), lireGardee(MOI, 'fiche:1'), listerGardees(MOI)]).toEqual([false, null, []]);
    fermerRangement(MOI, true);
    expect(empechement(MOI)).toBeNull();
  });
});
