import { describe, expect, test } from 'vitest';
import { MEFS, structureConnue, unEtat, uneDivisionLue } from '@/tests/fabriques/plan-siecle';
import { diplomesDuMef, niveauDuMef, planifierStructures, rattacher } from './structures';
import { ecrituresVides, resumeVide } from './vide';

const planifier = (connues: ReturnType<typeof structureConnue>[], divisions: string[][], groupes: string[][] = []) => {
  const sortie = { ecritures: ecrituresVides(), resume: resumeVide(), maintenant: '2026-11-21T10:00:00.000Z' };
  const lues = {
    divisions: divisions.map(([code = '', ...mefs]) => uneDivisionLue(code, [], mefs)),
    groupes: groupes.map(([code = '', ...de]) => ({ ...uneDivisionLue(code), divisions: de })),
  };
  const structures = planifierStructures(unEtat({ structures: connues }), 2026, lues, sortie);
  return { ...sortie, structures };
};

describe('MEF', () => {
  test('IMP-7 le niveau vient de la nomenclature, sinon de la dixième position d’un bac pro en trois ans', () => {
    expect(niveauDuMef('24730001320', MEFS)).toBe(2);
    expect(niveauDuMef('24731117330', MEFS)).toBe(3);
    expect(niveauDuMef('2473111731U', MEFS)).toBe(1);
    for (const autre of ['24131122210', '24731117340', '31111111121', '', '247'])
      expect(niveauDuMef(autre, MEFS)).toBeNull();
  });

  test('IMP-7 le diplôme se lit sur les dix premiers caractères, le onzième est une variante', () => {
    for (const code of ['24730001310', '24730001312', '2473000131U'])
      expect(diplomesDuMef(code, MEFS)).toEqual(['BACPRO-GA']);
    for (const code of [null, '', '99999999990', '24131122210']) expect(diplomesDuMef(code, MEFS)).toEqual([]);
  });

  test('IMP-7 une division n’est rattachée que si ses MEF s’accordent', () => {
    expect(rattacher(['24730001310'], MEFS)).toEqual({ referentiel: 'BACPRO-GA', niveau: 1 });
    expect(rattacher(['24730001310', '24730001312'], MEFS)).toEqual({ referentiel: 'BACPRO-GA', niveau: 1 });
    expect(rattacher(['24730001310', '24730001320'], MEFS)).toEqual({ referentiel: 'BACPRO-GA', niveau: null });
    expect(rattacher(['24730001310', '24131122210'], MEFS)).toEqual({ referentiel: 'BACPRO-GA', niveau: 1 });
    expect(rattacher(['24730003310'], MEFS)).toEqual({ referentiel: null, niveau: 1 });
    expect(rattacher([], MEFS)).toEqual({ referentiel: null, niveau: null });
  });
});

describe('Divisions et groupes', () => {
  test('IMP-1 créées, avec leur diplôme et leur niveau ; un groupe n’en a pas', () => {
    const { resume, ecritures } = planifier([], [['2GA', '24730001310']], [['G1', '2GA', 'absente']]);
    expect(resume.divisions).toMatchObject({ creees: ['2GA'], inchangees: 0 });
    expect(ecritures.structures).toMatchObject([
      { code: '2GA', nature: 'division', annee: 2026, referentiel: 'BACPRO-GA', niveau: 1 },
      { code: 'G1', nature: 'groupe', referentiel: null, niveau: null },
    ]);
    const [division, groupe] = ecritures.structures;
    expect(ecritures.groupesDivisions).toEqual([{ groupeId: groupe?.id, divisionId: division?.id }]);
  });

  test('IMP-4 inchangée, elle n’est pas réécrite ; changée, elle garde son identifiant', () => {
    const connue = structureConnue('2GA', { mefs: ['24730001310'], referentiel: 'BACPRO-GA', niveau: 1 });
    expect(planifier([connue], [['2GA', '24730001310']])).toMatchObject({
      ecritures: { structures: [] },
      resume: { divisions: { inchangees: 1 } },
    });
    const { ecritures, resume, structures } = planifier([connue], [['2GA', '24730001320']]);
    expect(resume.divisions.modifiees).toEqual(['2GA']);
    expect(ecritures.structures).toMatchObject([{ id: 'id 2GA', niveau: 2 }]);
    expect(structures.division.get('2GA')?.id).toBe('id 2GA');
  });

  test('IMP-7 un rattachement fait à la main reste', () => {
    const main = { referentiel: 'BACPRO-OTM', niveau: 3, rattachementManuel: true };
    const { structures } = planifier([structureConnue('2GA', main)], [['2GA', '24730001310']]);
    expect(structures.division.get('2GA')).toMatchObject(main);
  });

  test('IMP-4 disparue, elle est masquée une fois ; revenue, elle reparaît', () => {
    const masquee = structureConnue('1GA', { masqueeLe: new Date() });
    const { resume, ecritures } = planifier([structureConnue('2GA'), masquee], []);
    expect(resume.divisions.disparues).toEqual(['2GA']);
    expect(ecritures.structures).toMatchObject([{ id: 'id 2GA', masqueeLe: '2026-11-21T10:00:00.000Z' }]);
    expect(planifier([masquee], [['1GA']]).ecritures.structures).toMatchObject([{ id: 'id 1GA', masqueeLe: null }]);
  });

  test('IMP-4 celles d’une autre année sont masquées ; un même code y fait une autre division', () => {
    const { ecritures, structures } = planifier([structureConnue('2GA', { annee: 2025 })], [['2GA']]);
    expect(ecritures.structures.filter((s) => s.masqueeLe !== null).map((s) => s.id)).toEqual(['id 2GA']);
    expect(structures.division.get('2GA')?.id).not.toBe('id 2GA');
  });

  test('IMP-1 une division et un groupe peuvent avoir le même code, ou un code qui trompe', () => {
    const { structures } = planifier([], [['__proto__'], ['1 GA']], [['1 GA'], ['constructor']]);
    expect([...structures.division.keys()]).toEqual(['__proto__', '1 GA']);
    expect([...structures.groupe.keys()]).toEqual(['1 GA', 'constructor']);
    expect(structures.division.get('1 GA')?.id).not.toBe(structures.groupe.get('1 GA')?.id);
  });
});
