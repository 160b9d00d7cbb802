import { expect, test } from 'vitest';
import type { EleveLu, LectureEleves, LectureResponsables } from '../types';
import { deballer, emballer } from './regles-conservation';

const entete = {
  fichier: 'f.xml',
  rne: '0999001W',
  annee: 2026,
  dateExport: null,
  version: null,
  anomalies: [],
  refuses: [],
};

const eleve = (eleveId: string, inscrit: boolean): EleveLu => {
  const commun = {
    eleveId,
    elenoet: null,
    ine: `INE${eleveId}`,
    ineAncien: null,
    nom: 'MERISIER',
    nomUsage: null,
    prenom: 'Camille',
    sexe: null,
    courriel: 'camille@example.org',
    dateEntree: null,
    dateSortie: '2026-10-01',
    mef: null,
    groupes: [],
  };
  return inscrit
    ? { ...commun, inscrit, division: '2GA1', dateNaissance: '2009-07-14' }
    : { ...commun, inscrit, division: null, dateNaissance: '2009-07-14' };
};

const personne = (personneId: string) => ({
  personneId,
  civilite: null,
  nom: 'AMARELLE',
  nomUsage: null,
  prenom: 'Dominique',
  courriel: null,
});

test('IMP-5 entre l’analyse et l’import, rien n’est gardé des élèves partis ni des responsables sans inscrit', async () => {
  const eleves: LectureEleves = { ...entete, genre: 'eleves', eleves: [eleve('1', true), eleve('2', false)] };
  const responsables: LectureResponsables = {
    ...entete,
    genre: 'responsables',
    personnes: [personne('10'), personne('20'), personne('30')],
    liens: [
      { eleveId: '1', personneId: '10', niveau: 1, parente: '10' },
      { eleveId: '2', personneId: '20', niveau: 1, parente: '20' },
    ],
  };
  const relues = await deballer(await emballer({ eleves, responsables }));
  expect(relues.eleves?.eleves[0]).toEqual(eleves.eleves[0]);
  expect(relues.eleves?.eleves[1]).toMatchObject({
    eleveId: '2',
    ine: 'INE2',
    dateSortie: '2026-10-01',
    nom: '',
    courriel: null,
  });
  expect(relues.responsables?.personnes.map((p) => p.personneId)).toEqual(['10']);
  expect(relues.responsables?.liens).toHaveLength(1);
});
