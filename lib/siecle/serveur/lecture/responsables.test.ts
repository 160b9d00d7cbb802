import { describe, expect, test } from 'vitest';
import { codeRefus, lireBon, resume, xmlResponsables } from '@/tests/fabriques/lecture-siecle';

const personne = (id: string, champs = '') =>
  `\n<PERSONNE PERSONNE_ID="${id}"><LC_CIVILITE>MME</LC_CIVILITE><NOM_DE_FAMILLE>N${id}</NOM_DE_FAMILLE>` +
  `<PRENOM>Eve</PRENOM>${champs}</PERSONNE>`;
const lien = (eleve: string, id: string, niveau = '1', parente = '10') =>
  `\n<RESPONSABLE_ELEVE><ELEVE_ID>${eleve}</ELEVE_ID><PERSONNE_ID>${id}</PERSONNE_ID>` +
  `<NIVEAU_RESPONSABILITE>${niveau}</NIVEAU_RESPONSABILITE><CODE_PARENTE>${parente}</CODE_PARENTE></RESPONSABLE_ELEVE>`;
const lien2017 = (eleve: string, id: string, rang: string, parente: string) =>
  lien(eleve, id, rang, parente).replaceAll('NIVEAU_RESPONSABILITE', 'RESP_LEGAL');
const lire = (personnes: string, liens: string) => lireBon('responsables', xmlResponsables(personnes, liens));

describe('responsables', () => {
  test('IMP-2 lit une personne et son lien, sans téléphone ni adresse', async () => {
    const lu = await lire(
      personne(
        '209401',
        '<NOM_USAGE>ROUX</NOM_USAGE><TEL_PORTABLE>+33639980000</TEL_PORTABLE><MEL>Eve.Roux@Example.org</MEL><ADRESSE_ID>1</ADRESSE_ID>',
      ),
      lien('610308', '209401'),
    );
    expect(lu.personnes).toEqual([
      {
        ligne: 4,
        personneId: '209401',
        civilite: 'Mme',
        nom: 'N209401',
        nomUsage: 'ROUX',
        prenom: 'Eve',
        courriel: 'eve.roux@example.org',
      },
    ]);
    expect(lu.liens).toEqual([{ eleveId: '610308', personneId: '209401', niveau: 1, parente: '10' }]);
    expect(JSON.stringify(lu)).not.toContain('+336');
  });

  test('IMP-2 ne confond pas le père et la mère entre les modèles de 2017 et de 2018', async () => {
    const lu = await lire(
      personne('1') + personne('2'),
      lien('a', '1', '1', '10') +
        lien('a', '2', '2', '20') +
        lien2017('b', '1', '1', '2') +
        lien2017('b', '2', '2', '1') +
        lien2017('c', '1', '0', '5') +
        lien2017('c', '2', '0', '7'),
    );
    expect(lu.liens.map((l) => [l.niveau, l.parente])).toEqual([
      [1, '10'],
      [2, '20'],
      [1, '10'],
      [1, '20'],
      [3, '51'],
      [3, '70'],
    ]);
  });

  test('IMP-2 accepte un service sans prénom ni civilité, et une adresse partagée', async () => {
    const mel = '<MEL>x@example.org</MEL>';
    const service = '<PERSONNE PERSONNE_ID="3"><NOM>SERVICE ENFANCE</NOM><PRENOM/></PERSONNE>';
    const lu = await lire(
      personne('1', mel) + personne('2', mel) + service,
      lien('a', '1') + lien('a', '3', '1', '51'),
    );
    expect(lu.personnes[2]).toMatchObject({ nom: 'SERVICE ENFANCE', prenom: '', civilite: null });
    expect(lu.personnes.map((p) => p.courriel)).toEqual(['x@example.org', 'x@example.org', null]);
    expect(lu.anomalies).toEqual([]);
  });

  test('IMP-5 signale chaque ligne fautive et lit le reste', async () => {
    const lu = await lire(
      personne('1', '<MEL>pas une adresse</MEL>') +
        personne('1') +
        '<PERSONNE><NOM>X</NOM></PERSONNE>' +
        '<PERSONNE PERSONNE_ID="4"><PRENOM>Eve</PRENOM></PERSONNE>',
      lien('a', '1', '3', '39') +
        lien('a', '1', '1', '39') +
        lien('a', '4') +
        lien('a', '5') +
        lien('', '1') +
        lien('b', '1', '8', '10') +
        lien('c', '1', '1', '1'),
    );
    expect(resume(lu.anomalies)).toEqual([
      'courriel-invalide 1',
      'personne-double 1',
      'personne-sans-identifiant',
      'personne-sans-nom 4',
      'lien-double 1',
      'lien-incomplet 1',
      'niveau-inconnu 1',
      'parente-inconnue 1',
      'lien-personne-inconnue 5',
    ]);
    expect(lu.anomalies[4]).toMatchObject({ qui: 'N1 Eve', gravite: 'avertissement' });
    expect(lu.refuses).toEqual(['4']);
    expect(lu.liens).toEqual([
      { eleveId: 'a', personneId: '1', niveau: 1, parente: '39' },
      { eleveId: 'b', personneId: '1', niveau: 3, parente: '10' },
      { eleveId: 'c', personneId: '1', niveau: 1, parente: '90' },
    ]);
  });

  test('IMP-5 refuse un fichier sans personne ou sans lien', async () => {
    expect(await codeRefus(xmlResponsables('', lien('a', '1')))).toBe('aucune-personne');
    expect(await codeRefus(xmlResponsables(personne('1'), ''))).toBe('aucun-lien');
  });
});
