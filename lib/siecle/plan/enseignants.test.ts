import { describe, expect, test } from 'vitest';
import {
  affectationConnue,
  compteConnu,
  MOMENT,
  structureConnue,
  unEtat,
  uneDivisionLue,
  uneLectureSts,
  unIndividu,
} from '@/tests/fabriques/plan-siecle';
import type { Etat } from '../serveur/queries-etat';
import type { LectureSts } from '../types';
import { planifierEnseignants } from './enseignants';

const planifier = (etat: Partial<Etat>, lecture: Partial<LectureSts>) =>
  planifierEnseignants(unEtat(etat), uneLectureSts(lecture), 2026, MOMENT.jour, MOMENT.instant);

const DIVISIONS = [structureConnue('2GA'), structureConnue('1GA')];
const lues = (profs2: string[], profs1: string[] = []) => [
  uneDivisionLue('2GA', profs2),
  uneDivisionLue('1GA', profs1),
];
const finies = (p: ReturnType<typeof planifier>) =>
  p.ecritures.affectationsFinies.map((a) => `${a.structureId} ${a.compteId}`);

describe('Qui est qui', () => {
  test('IMP-4 la paire type et identifiant prime ; sinon nom et date de naissance', () => {
    const comptes = [compteConnu('petit'), compteConnu('roux', { siecleId: 'ancien' })];
    const { resume, ecritures } = planifier(
      { comptes },
      { individus: [unIndividu('petit'), unIndividu('roux'), unIndividu('neuf')] },
    );
    expect(resume.enseignants.crees.map((p) => p.nom)).toEqual(['NEUF']);
    expect(ecritures.comptesModifies).toMatchObject([{ id: 'roux', siecleId: 'roux' }]);
    expect(resume.enseignants.partis).toEqual([]);
  });

  test('IMP-4 le même numéro d’un autre type est quelqu’un d’autre', () => {
    const individus = [unIndividu('7', { type: 'local', nom: 'AUTRE', dateNaissance: null })];
    const { resume } = planifier({ comptes: [compteConnu('7', { nom: 'PETIT' })] }, { individus });
    expect(resume.enseignants.crees).toHaveLength(1);
    expect(resume.enseignants.partis.map((p) => p.nom)).toEqual(['PETIT']);
  });

  test('IMP-4 deux homonymes nés le même jour ne prennent pas le même compte', () => {
    const comptes = [compteConnu('un', { nom: 'ROUX', siecleId: 'ancien' })];
    const individus = [unIndividu('a', { nom: 'ROUX' }), unIndividu('b', { nom: 'Roux' })];
    const { resume, ecritures } = planifier({ comptes }, { individus });
    expect([resume.enseignants.crees.length, ecritures.comptesModifies.map((c) => c.id)]).toEqual([1, ['un']]);
  });

  test('IMP-4 un nom changé, prénom et naissance restant : le même compte ; autre chose change aussi : la question', () => {
    const comptes = [compteConnu('a'), compteConnu('b')];
    const individus = [unIndividu('a', { nom: 'NOCES' }), unIndividu('b', { nom: 'NOCES', prenom: 'Zoé' })];
    const { resume } = planifier({ comptes }, { individus });
    expect(resume.enseignants.modifies.map((m) => m.id)).toEqual(['a']);
    expect(resume.identites).toMatchObject([{ id: 'a', avant: { nom: 'A' }, apres: { nom: 'NOCES' } }]);
    expect(resume.questions).toMatchObject([{ clef: 'epp b', candidats: [{ id: 'b' }] }]);
  });

  test('IMP-8 sans date de naissance, on demande ; d’un nom illisible, on ne reconnaît personne', () => {
    const comptes = [
      compteConnu('a', { nom: 'ROUX', dateNaissance: null, siecleId: 'x' }),
      compteConnu('b', { nom: '??', siecleId: 'y' }),
    ];
    const individus = [unIndividu('1', { nom: 'ROUX', dateNaissance: null }), unIndividu('2', { nom: '…' })];
    const { resume } = planifier({ comptes }, { individus });
    const roux = { nom: 'ROUX', prenom: 'Alix', naissance: null };
    expect(resume.questions).toMatchObject([{ clef: 'epp 1', lue: roux, candidats: [{ id: 'a', ...roux }] }]);
    expect(resume.enseignants.crees).toEqual([]);
    expect(resume.anomalies.map((a) => a.code)).toEqual(['nom-abime-attend']);
    expect(resume.enseignants.partis.map((m) => m.id)).toEqual(['b']);
  });

  test('IMP-5 une personne écartée par une faute n’est pas tenue pour partie', () => {
    const { resume } = planifier(
      { comptes: [compteConnu('petit')] },
      { individus: [unIndividu('a')], refuses: [{ type: 'epp', id: 'petit' }] },
    );
    expect(resume.enseignants.partis).toEqual([]);
  });

  test('UTI-5 un compte créé à la main ne part pas avec un import', () => {
    const comptes = [compteConnu('main', { origine: 'manuel', siecleGenre: null, siecleId: null })];
    expect(planifier({ comptes }, { individus: [unIndividu('a')] }).resume.enseignants.partis).toEqual([]);
  });
});

describe('Classes', () => {
  const comptes = [compteConnu('petit'), compteConnu('roux')];

  test('IMP-1 celles des services, et celles des groupes où l’on enseigne', () => {
    const groupes = [{ ...uneDivisionLue('G1', ['roux']), divisions: ['2GA', '1GA'] }];
    const { ecritures, resume } = planifier(
      {},
      { individus: [unIndividu('petit'), unIndividu('roux')], divisions: lues(['petit']), groupes },
    );
    expect(resume.enseignants.crees.map((p) => [p.nom, p.detail])).toEqual([
      ['PETIT', '2GA'],
      ['ROUX', '1GA, 2GA'],
    ]);
    expect(ecritures.affectations).toHaveLength(4);
  });

  test('IMP-4 gagnée ou perdue, la classe se dit ; inchangée, rien ne bouge', () => {
    const etat = {
      comptes,
      structures: DIVISIONS,
      affectations: [affectationConnue('2GA', 'petit'), affectationConnue('1GA', 'roux')],
    };
    const individus = [unIndividu('petit'), unIndividu('roux')];
    const pareil = planifier({ ...etat, enseignants: [] }, { individus, divisions: lues(['petit'], ['roux']) });
    expect([finies(pareil), pareil.ecritures.affectations]).toEqual([[], []]);
    const echange = planifier(etat, { individus, divisions: lues(['roux'], ['roux']) });
    expect(finies(echange)).toEqual(['id 2GA petit']);
    expect(echange.ecritures.affectations).toEqual([{ structureId: 'id 2GA', compteId: 'roux', role: 'enseignant' }]);
    expect(echange.resume.enseignants.modifies.map((p) => [p.login, p.detail])).toEqual([
      ['petit', 'classes'],
      ['roux', 'classes'],
    ]);
  });

  test('IMP-4 sans aucun service au fichier, les associations restent, sauf d’une division disparue', () => {
    const etat = {
      comptes,
      structures: DIVISIONS,
      affectations: [affectationConnue('2GA', 'petit'), affectationConnue('1GA', 'roux')],
    };
    const individus = [unIndividu('petit'), unIndividu('roux')];
    expect(finies(planifier(etat, { individus, divisions: lues([]) }))).toEqual([]);
    expect(finies(planifier(etat, { individus, divisions: [uneDivisionLue('2GA')] }))).toEqual(['id 1GA roux']);
  });

  test('IMP-4 ce qui a été fait à la main reste : association ajoutée, association retirée', () => {
    const affectations = [
      affectationConnue('1GA', 'petit', { origine: 'manuel' }),
      affectationConnue('2GA', 'petit', { exclueLe: new Date() }),
    ];
    const p = planifier(
      { comptes: [compteConnu('petit')], structures: DIVISIONS, affectations },
      { individus: [unIndividu('petit')], divisions: lues(['petit']) },
    );
    expect([finies(p), p.ecritures.affectations, p.resume.enseignants.modifies]).toEqual([[], [], []]);
  });

  test('IMP-4 qui part, ou devient chef, quitte ses classes', () => {
    const etat = {
      comptes,
      structures: DIVISIONS,
      affectations: [affectationConnue('2GA', 'petit'), affectationConnue('1GA', 'roux', { origine: 'manuel' })],
    };
    const individus = [unIndividu('petit', { role: 'chef', fonction: 'DIR' }), unIndividu('neuf')];
    const p = planifier(etat, { individus, divisions: lues(['neuf']) });
    expect(finies(p)).toEqual(['id 2GA petit', 'id 1GA roux']);
    expect(p.resume.chefs.modifies.map((m) => m.detail)).toEqual(['profil, classes']);
    expect(p.resume.enseignants.partis.map((m) => m.login)).toEqual(['roux']);
    expect(p.resume.confirmations.map((c) => c.code)).toEqual(['partants']);
  });

  test('IMP-1 la discipline se dit quand elle change', () => {
    const enseignants = [{ rne: '0999001W', compteId: 'petit', discipline: 'ANGLAIS' }];
    const etat = { comptes: [compteConnu('petit', { discipline: 'ANGLAIS' })], enseignants };
    const avec = (...disciplines: string[]) => planifier(etat, { individus: [unIndividu('petit', { disciplines })] });
    expect([avec('ANGLAIS').ecritures.enseignants, avec('ANGLAIS').resume.enseignants.inchanges]).toEqual([[], 1]);
    expect(avec('ANGLAIS', 'LETTRES').ecritures.enseignants).toEqual([
      { compteId: 'petit', discipline: 'ANGLAIS, LETTRES' },
    ]);
    expect(avec().resume.enseignants.modifies).toMatchObject([{ detail: expect.stringContaining('discipline') }]);
  });
});
