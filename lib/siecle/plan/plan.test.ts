import { describe, expect, test } from 'vitest';
import {
  compteConnu,
  MOMENT,
  structureConnue,
  unEleve,
  unEtat,
  uneLectureEleves,
  uneLectureResponsables,
  uneLectureSts,
  unIndividu,
} from '@/tests/fabriques/plan-siecle';
import { planifier } from './plan';

const codes = (p: ReturnType<typeof planifier>) => p.resume.confirmations.map((c) => c.code);
const refus = (code: string) => expect.objectContaining({ code });

describe('Plan', () => {
  test('IMP-2 refuse les apprenants tant qu’aucun import d’enseignants n’a été fait', () => {
    const etat = unEtat({ anneeCourante: null });
    expect(() => planifier(etat, { eleves: uneLectureEleves([]) }, MOMENT)).toThrow(refus('import-enseignants-dabord'));
    expect(() => planifier(etat, { responsables: uneLectureResponsables({}) }, MOMENT)).toThrow(
      refus('import-enseignants-dabord'),
    );
    expect(planifier(etat, { sts: uneLectureSts() }, MOMENT).annee).toBe(2026);
  });

  test('IMP-4 refuse une année passée, du fichier ou du calendrier', () => {
    const etat = unEtat({ anneeCourante: 2027 });
    for (const lectures of [
      { sts: uneLectureSts({ annee: 2026 }) },
      { sts: uneLectureSts({ annee: null }) },
      { eleves: uneLectureEleves([]) },
      { responsables: uneLectureResponsables({}) },
    ]) {
      expect(() => planifier(etat, lectures, MOMENT)).toThrow(refus('import-annee-passee'));
    }
  });

  test('IMP-4 une année neuve se confirme si ce n’est pas celle du calendrier', () => {
    const suivante = { sts: uneLectureSts({ annee: 2027 }) };
    expect([planifier(unEtat(), suivante, MOMENT).annee, codes(planifier(unEtat(), suivante, MOMENT))]).toEqual([
      2027,
      ['annee'],
    ]);
    expect(codes(planifier(unEtat(), suivante, { ...MOMENT, anneeEnCours: 2027 }))).toEqual([]);
    expect(codes(planifier(unEtat(), { sts: uneLectureSts() }, { ...MOMENT, anneeEnCours: 2027 }))).toEqual([]);
  });

  test('IMP-5 un export plus ancien que le dernier importé se confirme, fichier par fichier', () => {
    const etat = unEtat({ dernierExport: '2026-10-06' });
    const lectures = {
      eleves: uneLectureEleves([], { dateExport: '2026-10-05' }),
      responsables: uneLectureResponsables({ dateExport: '2026-10-07' }),
    };
    expect(codes(planifier(etat, lectures, MOMENT))).toEqual(['export-ancien']);
  });

  test('IMP-4 est pur : rejoué, il dit la même chose et ne change ni l’état ni les lectures', () => {
    const etat = unEtat({ comptes: [compteConnu('petit')], structures: [structureConnue('2GA')] });
    const lectures = { sts: uneLectureSts({ individus: [unIndividu('roux'), unIndividu('petit', { nom: 'GRAND' })] }) };
    const copie = structuredClone({ etat, lectures });
    const dire = () =>
      JSON.stringify(planifier(etat, lectures, MOMENT), (cle, v) =>
        cle === 'id' || cle === 'compteId' ? undefined : v,
      );
    expect(dire()).toBe(dire());
    expect({ etat, lectures }).toEqual(copie);
  });

  test('AUT-3 les logins attribués évitent ceux de tous les comptes, partis et masqués compris', () => {
    const etat = unEtat({
      structures: [structureConnue('2GA')],
      comptes: [
        compteConnu('x', { login: 'lou.abel', masqueLe: new Date() }),
        compteConnu('y', { login: 'LOU.ABEL2', suspenduLe: new Date() }),
      ],
    });
    const { resume } = planifier(etat, { eleves: uneLectureEleves([unEleve('abel', '2GA')]) }, MOMENT);
    expect(resume.apprenants.crees.map((p) => p.login)).toEqual(['lou.abel3']);
  });
});
