import { describe, expect, test } from 'vitest';
import { champsManquants } from './regles-champs';
import { lettreDe, reperer } from './regles-feuille';
import { cleMemoire, proposer } from './regles-propositions';
import type { FeuilleLue } from './types';

const feuille = (nom: string, ...lignes: string[][]): FeuilleLue => ({
  nom,
  lignes: lignes.map((cellules, rang) => ({ numero: rang + 1, cellules })).filter((l) => l.cellules.some(Boolean)),
  fusions: [],
});

const choisir = (f: FeuilleLue, memoire: [string, string][] = []) => proposer(reperer(f), new Map(memoire));

const ELEVES: string[][] = [
  ['MERISIER', 'Camille', '14/07/2009', '2GA1'],
  ['AMARELLE', 'Lou', '02/03/2010', '2GA1'],
];

describe('Colonnes d’un tableur', () => {
  test.each([
    [
      ['Nom', 'Prénom', 'Date de naissance', 'Classe'],
      ['nom', 'prenom', 'naissance', 'classe'],
    ],
    [
      ['NOM DE FAMILLE', 'Prénom(s)', 'Né(e) le', 'Division'],
      ['nom', 'prenom', 'naissance', 'classe'],
    ],
    [
      ['Nom élève', 'Prénom élève', 'Date naiss.', 'Code classe'],
      ['nom', 'prenom', 'naissance', 'classe'],
    ],
    [
      ['nom_apprenant', 'prenom_apprenant', 'date_naissance', 'classe_code'],
      ['nom', 'prenom', 'naissance', 'classe'],
    ],
    [
      ['Nom', 'Prénom', 'Lieu de naissance', 'Classe'],
      ['nom', 'prenom', '', 'classe'],
    ],
    [
      ['Nom', 'Prénom', 'DDN', 'Régime'],
      ['nom', 'prenom', 'naissance', ''],
    ],
  ])('IMP-10 les en-têtes %j', (entetes, champs) => {
    expect(choisir(feuille('Élèves', entetes, ...ELEVES)).champs).toEqual(champs);
  });

  test('IMP-10 les responsables d’une ligne, chacun à son rang', () => {
    const entetes = [
      'Nom',
      'Prénom',
      'Naissance',
      'Classe',
      'Nom du père',
      'Prénom du père',
      'Mail père',
      'Nom de la mère',
      'Prénom de la mère',
      'Tél mère',
    ];
    expect(choisir(feuille('Élèves', entetes, ...ELEVES)).champs.slice(4)).toEqual([
      'r1.nom',
      'r1.prenom',
      'r1.courriel',
      'r2.nom',
      'r2.prenom',
      '',
    ]);
    const numerotes = [
      'Apprenant',
      'Né le',
      'Classe',
      'Responsable légal 1',
      'Email responsable 1',
      'Responsable légal 2',
      'Adresse resp. 2',
    ];
    expect(choisir(feuille('Apprentis', numerotes, ['MERISIER Camille', '14/07/2009', '2GA1'])).champs).toEqual([
      'nomPrenom',
      'naissance',
      'classe',
      'r1.nomPrenom',
      'r1.courriel',
      'r2.nomPrenom',
      '',
    ]);
  });

  test('IMP-10 une feuille de responsables dit de qui ils le sont', () => {
    const entetes = ['Nom', 'Prénom', 'Courriel', 'Lien de parenté', 'Nom de l’élève', 'Prénom de l’élève'];
    expect(
      choisir(
        feuille('Responsables', entetes, ['MERISIER', 'Dominique', 'd@example.org', 'Mère', 'MERISIER', 'Camille']),
      ),
    ).toMatchObject({
      contenu: 'responsables',
      champs: ['r1.nom', 'r1.prenom', 'r1.courriel', 'r1.lien', 'nom', 'prenom'],
    });
  });

  test('IMP-10 personnels et classes', () => {
    expect(
      choisir(
        feuille(
          'Formateurs',
          ['Formateur', 'Mail', 'Matière', 'Classes'],
          ['PETIT Anne', 'a@example.org', 'Vente', '2GA1'],
        ),
      ),
    ).toMatchObject({
      contenu: 'personnels',
      champs: ['nomPrenom', 'courriel', 'discipline', 'classes'],
    });
    expect(
      choisir(feuille('Classes', ['Code', 'Libellé', 'Code MEF'], ['2GA1', 'Seconde', '2472000331'])),
    ).toMatchObject({
      contenu: 'classes',
      champs: ['classe', 'libelle', 'mef'],
    });
  });

  test('IMP-10 un en-tête sous un titre et une date d’édition', () => {
    const f = feuille(
      'Feuil1',
      ['Liste des élèves'],
      [],
      ['Éditée le 12/10/2026'],
      [],
      ['', 'Nom', 'Prénom', 'Naissance', 'Classe'],
      ...ELEVES.map((l) => ['', ...l]),
    );
    expect(reperer(f).entete?.numero).toBe(5);
    expect(choisir(f)).toMatchObject({ contenu: 'apprenants', champs: ['', 'nom', 'prenom', 'naissance', 'classe'] });
  });

  test('IMP-10 sans en-tête, les valeurs disent ce que sont les colonnes', () => {
    const f = feuille('Feuil1', ...ELEVES, ['PRUNUS', 'Zoé', '05/05/2010', '1GA']);
    expect(reperer(f).entete).toBeNull();
    expect(reperer(f).donnees).toHaveLength(3);
    expect(choisir(f)).toMatchObject({ contenu: 'apprenants', champs: ['nom', 'prenom', 'naissance', 'classe'] });
    expect(
      choisir(feuille('Liste', ['Qui', 'Quand'], ['MERISIER Camille', '14/07/2009'], ['LE GALL Yann', '1/2/2010']))
        .champs,
    ).toEqual(['nomPrenom', 'naissance']);
  });

  test('IMP-10 une feuille par classe : le nom de la feuille est la classe', () => {
    expect(choisir(feuille('2GA1', ['Nom', 'Prénom', 'Né le'], ...ELEVES.map((l) => l.slice(0, 3))))).toMatchObject({
      contenu: 'apprenants',
      classe: '2GA1',
    });
  });

  test('IMP-10 ce que l’établissement avait choisi l’emporte', () => {
    const f = feuille('Élèves', ['Nom', 'Prénom', 'Naissance', 'Parcours'], ...ELEVES);
    const memoire: [string, string][] = [
      [cleMemoire('apprenants', 'Parcours'), 'classe'],
      [cleMemoire('apprenants', 'Prénom'), ''],
    ];
    expect(choisir(f, memoire).champs).toEqual(['nom', '', 'naissance', 'classe']);
    expect(choisir(f, [[cleMemoire('', 'Élèves'), '']]).contenu).toBe('');
  });

  test('IMP-10 une feuille d’autre chose n’est pas prise, et ce qui manque est dit', () => {
    expect(choisir(feuille('Budget', ['Poste', 'Montant'], ['Bois', '120'], ['Vis', '14'])).contenu).toBe('');
    expect(champsManquants('apprenants', ['nom', 'classe'], '')).toEqual([
      'le nom et le prénom',
      'la date de naissance',
    ]);
    expect(champsManquants('responsables', ['numero', 'r1.nomPrenom'], '')).toEqual([]);
    expect([lettreDe(0), lettreDe(25), lettreDe(26), lettreDe(51)]).toEqual(['A', 'Z', 'AA', 'AZ']);
  });
});
