import { describe, expect, test } from 'vitest';
import { aEnvoyer, appliquerATous, choixDeDepart, resumer } from './regles-choix';
import { schemaChoixSaisis } from './schema';
import type { Apercu, ApercuScenario } from './types-apercu';

const scenario = (cle: string, change: Partial<ApercuScenario> = {}): ApercuScenario => ({
  ...{ cle, fichier: `${cle}.scpro`, titre: cle, liens: [], items: [], perdus: {}, dejaMien: false },
  ...{ remarques: [], alertes: [], ecartes: [], origine: [], referentiel: null, niveau: null },
  textes: { contexte: '', materiels: '', ressources: '' },
  ...change,
});

const apercu = (...scenarios: ApercuScenario[]): Apercu => ({ scenarios, refuses: [] });
const TROIS = apercu(
  scenario('a', { referentiel: 'GA', niveau: 2 }),
  scenario('b'),
  scenario('c', { dejaMien: true, referentiel: 'GA' }),
);

describe('Les choix d’un import', () => {
  test('SCE-2 partent de ce que dit le fichier ; un doublon n’est pas coché', () => {
    expect(choixDeDepart(TROIS)).toEqual({
      a: { retenu: true, referentiel: 'GA', niveau: '2' },
      b: { retenu: true, referentiel: '', niveau: '' },
      c: { retenu: false, referentiel: 'GA', niveau: '' },
    });
    expect(choixDeDepart(apercu(scenario('d', { identique: 'a.scpro' }))).d?.retenu).toBe(false);
  });

  test('SCE-2 « appliquer à tous » ne touche que les cochés, et que ce qui est donné', () => {
    const apres = appliquerATous(choixDeDepart(TROIS), { referentiel: '', niveau: '3' });
    expect(Object.values(apres).map((c) => [c.referentiel, c.niveau])).toEqual([
      ['GA', '3'],
      ['', '3'],
      ['GA', ''],
    ]);
  });

  test('SCE-2 un diplôme et un niveau manquent aux cochés seulement, et se disent chacun', () => {
    const depart = choixDeDepart(TROIS);
    const manques = (choix: typeof depart) =>
      schemaChoixSaisis.safeParse({ visibilite: 'prive', choix }).error?.issues.map((i) => i.path.join('.')) ?? [];
    expect(manques(depart)).toEqual(['choix.b.referentiel', 'choix.b.niveau']);
    const choisi = { retenu: true, referentiel: 'GA', niveau: '' };
    expect(manques({ ...depart, b: choisi })).toEqual(['choix.b.niveau']);
    const complet = { ...depart, b: { ...choisi, niveau: '1' } };
    expect(manques(complet)).toEqual([]);
    expect(aEnvoyer(TROIS, complet, true)).toEqual([
      { cle: 'a', referentiel: 'GA', niveau: 2, prive: true },
      { cle: 'b', referentiel: 'GA', niveau: 1, prive: true },
    ]);
  });

  test('SCE-2 ce qui est repris se dit en une ligne, les items selon le diplôme', () => {
    const textes = { contexte: 'x', materiels: '', ressources: 'y' };
    const s = scenario('a', {
      textes,
      liens: [{ url: 'https://ex.fr', libelle: '' }],
      items: ['1', '2', '3'],
      perdus: { OTM: ['1', '2'] },
    });
    expect(resumer(s, 'GA')).toBe('Contexte, ressources, 1\u00a0lien, 3\u00a0items');
    expect(resumer(s, 'OTM')).toBe('Contexte, ressources, 1\u00a0lien, 1\u00a0item');
    expect(resumer(scenario('b'), '')).toBe('Un titre seul');
  });
});
