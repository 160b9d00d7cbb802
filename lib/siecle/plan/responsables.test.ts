import { describe, expect, test } from 'vitest';
import { creerAttributeurLogins } from '@/lib/comptes/regles-login';
import {
  compteConnu,
  MOMENT,
  unEtat,
  uneLectureResponsables,
  unePersonne,
  unLien,
} from '@/tests/fabriques/plan-siecle';
import type { Etat } from '../serveur/queries-etat';
import type { LectureResponsables } from '../types';
import { planifierResponsables } from './responsables';
import { ecrituresVides, resumeVide } from './vide';

const INSCRITS = new Map([
  ['1', { compteId: 'e1', qui: 'ABEL Lou' }],
  ['2', { compteId: 'e2', qui: 'BLIN Lou' }],
]);
const ENFANTS = { inscrits: INSCRITS, connus: new Set(INSCRITS.keys()), ambigus: new Set<string>() };

function planifier(etat: Partial<Etat>, lecture: Partial<LectureResponsables>) {
  const sortie = {
    ecritures: ecrituresVides(),
    resume: resumeVide(),
    attribuer: creerAttributeurLogins([]),
    jour: MOMENT.jour,
    maintenant: MOMENT.instant,
  };
  planifierResponsables(unEtat(etat), uneLectureResponsables(lecture), ENFANTS, sortie);
  return { ...sortie, m: sortie.resume.responsables };
}

const parent = (id: string, c = {}) =>
  compteConnu(id, {
    profil: 'parent',
    siecleGenre: 'personne',
    civilite: null,
    prenom: 'Dominique',
    dateNaissance: null,
    ...c,
  });
const lien = (responsableId: string, apprenantId: string, niveau = 1) => ({
  rne: '0999001W',
  responsableId,
  apprenantId,
  niveau,
  parente: '10',
  finLe: null,
});

describe('Responsables', () => {
  test('IMP-2 un compte aux seuls représentants légaux d’un inscrit ; leurs autres liens suivent', () => {
    const liens = [unLien('a', '1'), unLien('b', '1', 2), unLien('c', '9'), unLien('d', '1', 3), unLien('d', '2')];
    const { m, ecritures } = planifier({}, { personnes: ['a', 'b', 'c', 'd', 'e'].map(unePersonne), liens });
    expect(m.crees.map((p) => [p.nom, p.detail])).toEqual([
      ['A', 'ABEL Lou'],
      ['D', 'ABEL Lou, BLIN Lou'],
    ]);
    expect(ecritures.responsabilites.map((r) => [r.apprenantId, r.niveau])).toEqual([
      ['e1', 1],
      ['e1', 3],
      ['e2', 1],
    ]);
  });

  test('IMP-2 l’élève qui est son propre responsable n’a pas un second compte', () => {
    const liens = [{ ...unLien('a', '1'), parente: '70' as const }];
    expect(planifier({}, { personnes: [unePersonne('a')], liens }).m.crees).toEqual([]);
  });

  test('IMP-4 lien ajouté, changé, retiré ; inchangé, rien n’est écrit', () => {
    const etat = { comptes: [parent('a')], responsabilites: [lien('a', 'e1')] };
    const avec = (...liens: ReturnType<typeof unLien>[]) => planifier(etat, { personnes: [unePersonne('a')], liens });
    const pareil = avec(unLien('a', '1'));
    expect([pareil.ecritures, pareil.m.inchanges]).toEqual([ecrituresVides(), 1]);
    const deux = avec(unLien('a', '1'), unLien('a', '2'));
    expect([deux.ecritures.responsabilites.length, deux.resume.liens, deux.m.modifies[0]?.detail]).toEqual([
      1,
      { ajoutes: 1, retires: 0 },
      'enfants',
    ]);
    const autre = avec(unLien('a', '2'));
    expect(autre.ecritures.responsabilitesFinies).toEqual([{ responsableId: 'a', apprenantId: 'e1' }]);
    expect(autre.resume.liens).toEqual({ ajoutes: 1, retires: 1 });
  });

  test('IMP-4 sans enfant inscrit, masqué et délié ; revenu, relié', () => {
    const etat = { comptes: [parent('a')], responsabilites: [lien('a', 'e1')] };
    const parti = planifier(etat, {
      personnes: [unePersonne('a'), unePersonne('b')],
      liens: [unLien('a', '9'), unLien('b', '1')],
    });
    expect(parti.ecritures.comptesModifies).toMatchObject([
      { id: 'a', masqueLe: MOMENT.instant, fermerSessions: true },
    ]);
    expect(parti.ecritures.responsabilitesFinies).toHaveLength(1);
    expect(parti.resume.confirmations.map((c) => c.code)).toEqual(['partants']);
    const masque = { comptes: [parent('a', { masqueLe: new Date(), sortiLe: '2026-01-01' })] };
    const revenu = planifier(masque, { personnes: [unePersonne('a')], liens: [unLien('a', '1')] });
    expect([revenu.m.revenus.length, revenu.ecritures.responsabilites.length]).toEqual([1, 1]);
  });

  test('IMP-5 un responsable écarté par une faute garde son compte et ses liens', () => {
    const etat = { comptes: [parent('a')], responsabilites: [lien('a', 'e1')] };
    const { ecritures, m } = planifier(etat, {
      personnes: [unePersonne('b')],
      liens: [unLien('b', '1')],
      refuses: ['a'],
    });
    expect([ecritures.comptesModifies, ecritures.responsabilitesFinies, m.partis]).toEqual([[], [], []]);
  });

  test('IMP-4 un parent créé autrement que par SIECLE n’est pas touché', () => {
    const etat = {
      comptes: [parent('a', { siecleGenre: null, siecleId: null, origine: 'manuel' })],
      responsabilites: [lien('a', 'e1')],
    };
    const { ecritures } = planifier(etat, { personnes: [unePersonne('b')], liens: [unLien('b', '1')] });
    expect([ecritures.comptesModifies, ecritures.responsabilitesFinies]).toEqual([[], []]);
  });
});
