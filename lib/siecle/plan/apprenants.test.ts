import { describe, expect, test } from 'vitest';
import { creerAttributeurLogins } from '@/lib/comptes/regles-login';
import {
  affectationConnue,
  compteConnu,
  MOMENT,
  structureConnue,
  unEleve,
  unEtat,
  uneLectureEleves,
} from '@/tests/fabriques/plan-siecle';
import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { EleveLu, LectureEleves } from '../types';
import { inscritsConnus, planifierApprenants } from './apprenants';
import { ecrituresVides, resumeVide } from './vide';

function planifier(etat: Partial<Etat>, eleves: EleveLu[], l: Partial<LectureEleves> = {}) {
  const complet = unEtat({
    structures: [structureConnue('2GA'), structureConnue('1GA'), structureConnue('G1', { nature: 'groupe' })],
    ...etat,
  });
  const sortie = {
    ecritures: ecrituresVides(),
    resume: resumeVide(),
    attribuer: creerAttributeurLogins([]),
    jour: MOMENT.jour,
    maintenant: MOMENT.instant,
  };
  const { inscrits } = planifierApprenants(complet, uneLectureEleves(eleves, l), sortie);
  return { ...sortie, inscrits, m: sortie.resume.apprenants };
}

const connu = (id: string, c: Partial<CompteConnu> = {}) =>
  compteConnu(id, {
    profil: 'apprenant',
    siecleGenre: 'eleve',
    civilite: null,
    prenom: 'Lou',
    dateNaissance: '2009-07-14',
    ...c,
  });

const fiche = (compteId: string, a: Partial<Etat['apprenants'][number]> = {}): Etat['apprenants'][number] => ({
  rne: '0999001W',
  compteId,
  ine: null,
  ineAncien: null,
  elenoet: null,
  sexe: null,
  mef: null,
  referentiel: null,
  referentielManuel: false,
  entreLe: null,
  ...a,
});

const dans = (code: string, compteId: string, a = {}) => affectationConnue(code, compteId, { role: 'apprenant', ...a });

describe('Reconnaître', () => {
  test('IMP-4 ELEVE_ID, sinon INE, sinon ancien INE', () => {
    const etat = {
      comptes: [connu('a'), connu('b', { siecleId: 'x' }), connu('c', { siecleId: 'y' })],
      apprenants: [fiche('a'), fiche('b', { ine: 'I2' }), fiche('c', { ineAncien: 'I3' })],
    };
    const eleves = [
      unEleve('a', '2GA'),
      unEleve('b2', '2GA', { ine: 'I2' }),
      unEleve('c2', '2GA', { ineAncien: 'I3' }),
    ];
    const { m, inscrits, ecritures } = planifier(etat, eleves);
    expect([m.crees, m.partis]).toEqual([[], []]);
    expect([...inscrits].map(([id, i]) => [id, i.compteId])).toEqual([
      ['a', 'a'],
      ['b2', 'b'],
      ['c2', 'c'],
    ]);
    expect(ecritures.comptesModifies.map((c) => [c.id, c.siecleId])).toEqual([
      ['b', 'b2'],
      ['c', 'c2'],
    ]);
  });

  test('IMP-4 l’ancienne fiche d’un élève resté au fichier n’en fait pas deux, dans un ordre ou dans l’autre', () => {
    const etat = { comptes: [connu('a')], apprenants: [fiche('a', { ine: 'I1' })] };
    const ancienne = unEleve('a', '', { inscrit: false, division: null, dateSortie: '2026-07-01' });
    const neuve = unEleve('a2', '2GA', { ine: 'I1', nom: 'A' });
    for (const eleves of [
      [ancienne, neuve],
      [neuve, ancienne],
    ]) {
      const { m, ecritures } = planifier(etat, eleves);
      expect([m.crees, m.partis, ecritures.comptesModifies.map((c) => c.siecleId)]).toEqual([[], [], ['a2']]);
    }
  });

  test('IMP-4 deux élèves qui portent le même INE ne prennent pas le même compte', () => {
    const etat = { comptes: [connu('a')], apprenants: [fiche('a', { ine: 'I1' })] };
    const { m } = planifier(etat, [unEleve('a', '2GA', { ine: 'I1' }), unEleve('b', '2GA', { ine: 'I1' })]);
    expect(m.crees.map((p) => p.nom)).toEqual(['B']);
  });
});

describe('Classes', () => {
  test('IMP-4 un changement de classe et de groupe se dit, et les anciennes places finissent', () => {
    const etat = { comptes: [connu('a')], apprenants: [fiche('a')], affectations: [dans('2GA', 'a'), dans('G1', 'a')] };
    const { m, ecritures } = planifier(etat, [unEleve('a', '1GA')]);
    expect(m.modifies.map((p) => p.detail)).toEqual(['classe\u00a0: 2GA → 1GA, groupes']);
    expect(ecritures.affectationsFinies.map((a) => a.structureId)).toEqual(['id 2GA', 'id G1']);
    expect(ecritures.affectations).toEqual([{ structureId: 'id 1GA', compteId: 'a', role: 'apprenant' }]);
  });

  test('IMP-4 un retrait fait à la main n’est pas rétabli, un ajout reste', () => {
    const affectations = [
      dans('2GA', 'a'),
      dans('G1', 'a', { exclueLe: new Date() }),
      dans('1GA', 'a', { origine: 'manuel' }),
    ];
    const { m, ecritures } = planifier({ comptes: [connu('a')], apprenants: [fiche('a')], affectations }, [
      unEleve('a', '2GA', { groupes: ['G1'] }),
    ]);
    expect([ecritures.affectations, ecritures.affectationsFinies, m.inchanges]).toEqual([[], [], 1]);
  });

  test('IMP-5 division inconnue : le connu reste comme il est, ses parents se relient encore ; un nouveau n’entre pas', () => {
    const etat = { comptes: [connu('a')], apprenants: [fiche('a')], affectations: [dans('2GA', 'a')] };
    const { m, ecritures, inscrits, resume } = planifier(etat, [unEleve('a', '9Z'), unEleve('b', '9Z')]);
    expect(ecritures).toEqual(ecrituresVides());
    expect([m.crees, m.partis, [...inscrits.keys()]]).toEqual([[], [], ['a']]);
    expect(resume.anomalies.map((x) => `${x.code} ${x.cle}`)).toEqual(['division-inconnue a', 'division-inconnue b']);
  });

  test('IMP-5 une division masquée, ou d’une autre année, est inconnue', () => {
    const structures = [structureConnue('2GA', { masqueeLe: new Date() }), structureConnue('1GA', { annee: 2025 })];
    const { resume } = planifier({ structures }, [unEleve('a', '2GA'), unEleve('b', '1GA')]);
    expect(resume.anomalies).toHaveLength(2);
  });

  test('IMP-5 un groupe inconnu est dit une fois, l’élève entre', () => {
    const { m, resume } = planifier({}, [
      unEleve('a', '2GA', { groupes: ['G9'] }),
      unEleve('b', '2GA', { groupes: ['G9', 'G1'] }),
    ]);
    expect(resume.anomalies.map((x) => x.code)).toEqual(['groupe-inconnu']);
    expect(m.crees.map((p) => p.detail)).toEqual(['2GA', '2GA, groupe G1']);
  });
});

describe('Sortir', () => {
  const etat = {
    comptes: [connu('a'), connu('b'), connu('c')],
    apprenants: [fiche('a'), fiche('b'), fiche('c')],
    affectations: [dans('2GA', 'b')],
  };

  test('IMP-4 à la date du fichier s’il la dit, sinon le jour de l’import, et sans classe', () => {
    const parti = unEleve('b', '', { inscrit: false, division: null, dateSortie: '2026-10-02' });
    const { m, ecritures } = planifier(etat, [unEleve('a', '2GA'), parti]);
    expect(m.partis.map((p) => [p.login, p.detail])).toEqual([
      ['b', 'sorti le 02/10/2026'],
      ['c', 'sorti le 21/11/2026'],
    ]);
    expect(ecritures.affectationsFinies).toEqual([{ structureId: 'id 2GA', compteId: 'b' }]);
  });

  test('IMP-5 un élève écarté par une faute de ligne ne sort pas, et ses parents se relient encore', () => {
    const { m, inscrits } = planifier(etat, [unEleve('a', '2GA')], { refuses: ['b', 'inconnu'] });
    expect(m.partis.map((p) => p.login)).toEqual(['c']);
    expect([...inscrits.keys()]).toEqual(['a', 'b']);
  });

  test('IMP-4 déjà sorti, il ne sort pas deux fois ; absent et écarté, il ne revient pas', () => {
    const partis = {
      comptes: [connu('a'), connu('b', { sortiLe: '2026-01-01' })],
      apprenants: [fiche('a'), fiche('b')],
    };
    const { m, inscrits } = planifier(partis, [unEleve('a', '2GA'), unEleve('b', '9Z')]);
    expect([m.partis, m.revenus, [...inscrits.keys()]]).toEqual([[], [], ['a']]);
  });

  test('IMP-2 sans le fichier des élèves, les inscrits sont ceux de la base', () => {
    const { inscrits } = inscritsConnus(
      unEtat({ comptes: [connu('a'), connu('b', { sortiLe: '2026-01-01' }), compteConnu('prof')] }),
    );
    expect([...inscrits]).toEqual([['a', { compteId: 'a', qui: 'A Lou' }]]);
  });
});
