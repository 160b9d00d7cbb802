import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { resume } from '@/tests/fabriques/lecture-siecle';
import type { Genre } from '../../types';
import { lireFichierSiecle } from './lire-fichier';

const DOSSIER = fileURLToPath(new URL('../../../../../shared/siecle/samples/', import.meta.url));
const BEE: readonly Genre[] = ['eleves', 'responsables'];

const lire = (nom: string, rne: string, annee?: number) =>
  lireFichierSiecle({
    source: readFileSync(DOSSIER + nom),
    nom,
    rne,
    attendus: BEE,
    ...(annee !== undefined && { annee }),
  });

async function lireEleves(nom: string, rne = '123ABC') {
  const lu = await lire(nom, rne);
  if (!lu.ok || lu.lecture.genre !== 'eleves') throw new Error(lu.ok ? lu.lecture.genre : lu.message);
  return lu.lecture;
}

describe.skipIf(!existsSync(DOSSIER))('échantillons (nécessite ../shared)', () => {
  test('IMP-2 lit un élève sans ELENOET, sa division et son groupe', async () => {
    const lu = await lireEleves('dossiersco_eleves_v3.0_division_et_groupe.redacted.xml', '0660864F');
    expect(lu).toMatchObject({ annee: 2019, dateExport: '2019-08-29', version: '3.0', anomalies: [] });
    expect(lu.eleves).toHaveLength(1);
    expect(lu.eleves[0]).toMatchObject({
      elenoet: null,
      prenom: 'Zoé',
      division: '301',
      groupes: ['_301P1'],
      mef: '10310019110',
      inscrit: true,
    });
  });

  test('IMP-2 lit deux élèves, leurs trois INE et les balises vides des deux formes', async () => {
    const lu = await lireEleves('dossiersco_eleves_v3.0_deux_eleves.redacted_repaired.xml', '0752387M');
    expect(lu.eleves.map((e) => [e.eleveId, e.elenoet, e.ine, e.ineAncien, e.division, e.mef])).toEqual([
      ['1826500', '5496', '900000001JA', null, '3 A', '10310019110'],
      ['1559191', '8194', '900000003AC', '9999999990M', 'TS3', '20211011110'],
    ]);
  });

  test('IMP-2 lit les responsables du modèle de 2018', async () => {
    const lu = await lire('dossiersco_responsables_v2.1.redacted.xml', '0140070A', 2018);
    if (!lu.ok || lu.lecture.genre !== 'responsables') throw new Error('non lu');
    expect(lu.lecture.personnes.map((p) => [p.personneId, p.civilite, p.courriel])).toEqual([
      ['209401', 'Mme', 'prenom.nom@example.org'],
      ['209406', 'Mme', 'prenom.nom@example.org'],
      ['209400', 'Mme', 'prenom.nom@example.org'],
    ]);
    expect(lu.lecture.liens).toHaveLength(3);
    expect(lu.lecture.liens.every((l) => l.niveau === 1 && l.parente === '10')).toBe(true);
  });

  test('IMP-5 donne la ligne d’une balise mal fermée, tard dans le fichier', async () => {
    const lu = await lire('dossiersco_eleves_v3.0_balise_mal_fermee.redacted.xml', '0752387M');
    expect(lu).toMatchObject({ ok: false, code: 'mal-forme', ligne: 139 });
    expect(lu.ok ? '' : lu.message).toContain('STRICTURES_ELEVE');
  });

  test.each([
    ['pix_broken.xml', 'tronque'],
    ['pix_unknown-encoding.xml', 'encodage-inconnu'],
    ['pix_no-uai.xml', 'sans-rne'],
    ['pix_wrong-uai.xml', 'autre-rne'],
    ['zip_with_two_xml.zip', 'archive-plusieurs-xml'],
    ['2017_Nomenclature.xml', 'nomenclature'],
    ['2017_Structures.xml', 'nomenclature'],
    ['dossiersco_nomenclature_simple.xml', 'nomenclature'],
  ])('IMP-5 refuse %s : %s', async (nom, code) => {
    expect(await lire(nom, '123ABC')).toMatchObject({ ok: false, code });
  });

  test('IMP-2 lit le fichier nominal, nu, zippé, ou dans une archive de Mac', async () => {
    const nominal = await lireEleves('pix_two-valid-students.xml');
    expect(nominal.eleves.map((e) => [e.nom, e.nomUsage, e.division, e.groupes])).toEqual([
      ['HANDMADE', null, '4A', []],
      ['COVERT', 'COJAUNE', '4A', ['42']],
    ]);
    expect(resume(nominal.anomalies)).toEqual(['rne-cle']);
    for (const nom of ['pix_siecle-file.zip', 'zip_with_macosx_and_hidden_files.zip']) {
      expect((await lireEleves(nom)).eleves).toEqual(nominal.eleves);
    }
    expect((await lireEleves('pix_with-bom.xml')).eleves).toEqual(nominal.eleves.slice(1));
  });

  test('IMP-5 un élève sans date de naissance est refusé, seul', async () => {
    const lu = await lireEleves('pix_no-birthdate.xml');
    expect([lu.eleves, lu.refuses, resume(lu.anomalies)]).toEqual([
      [],
      ['0001'],
      ['rne-cle', 'eleve-sans-naissance 0001'],
    ]);
  });

  test('IMP-2 n’inscrit ni les partis, ni les inactifs, ni ceux qui n’ont qu’un groupe', async () => {
    const lu = await lireEleves('pix_registrations-no-longer-in-school.xml');
    expect(lu.eleves.filter((e) => e.inscrit).map((e) => e.eleveId)).toEqual(['0003']);
    expect(resume(lu.anomalies)).toEqual([
      'rne-cle',
      'eleve-sans-division 0001',
      'eleve-inactif 0002',
      'eleve-sans-division 0004',
    ]);
  });
});
