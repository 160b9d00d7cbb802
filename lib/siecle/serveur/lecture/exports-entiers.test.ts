import { describe, expect, test } from 'vitest';
import { ADMIS, DEMO, ligneDe, REFUSES, retouche } from '@/tests/fabriques/exports-entiers';
import { estDuGenre, resume } from '@/tests/fabriques/lecture-siecle';
import type { Genre } from '../../types';
import { lireFichierSiecle } from './lire-fichier';

const deposer = (source: Buffer, genre: Genre = 'eleves') =>
  lireFichierSiecle({ source, nom: 'export', rne: DEMO.rne, annee: DEMO.annee, attendus: [genre] });

async function lire<G extends Genre>(source: Buffer, genre: G) {
  const lu = await deposer(source, genre);
  if (!lu.ok) throw new Error(lu.message);
  if (!estDuGenre(lu.lecture, genre)) throw new Error(lu.lecture.genre);
  return lu.lecture;
}

const eleves = async (source = DEMO.eleves) => (await lire(source, 'eleves')).eleves;

describe('Des exports à toutes leurs balises', () => {
  test('IMP-2 les élèves : rien n’est pris de l’an dernier, des options ni des bourses', async () => {
    const lu = await lire(DEMO.eleves, 'eleves');
    expect(lu).toMatchObject({ annee: 2026, dateExport: '2026-10-12', version: '3.0', anomalies: [], refuses: [] });
    expect(lu.eleves.find((e) => e.eleveId === '1520143')).toMatchObject({
      nom: 'FABRE',
      prenom: 'Camille',
      dateNaissance: '2009-04-17',
      division: 'TGA1',
      mef: '24730001330',
      inscrit: true,
    });
    expect(lu.eleves.find((e) => e.eleveId === '1520013')).toMatchObject({
      nom: 'BARON',
      inscrit: false,
      division: '2LOG',
      dateSortie: '2026-09-25',
    });
  });

  test('IMP-2 les responsables, au modèle de 2018', async () => {
    const lu = await lire(DEMO.responsables, 'responsables');
    const enfants = lu.liens.filter((l) => l.personneId === '910140');
    expect([lu.version, lu.anomalies]).toEqual(['2.1', []]);
    expect(lu.personnes.find((p) => p.personneId === '910140')).toMatchObject({
      nomUsage: 'FABRE',
      prenom: 'Sabrina',
      civilite: 'Mme',
      courriel: 'sabrina.fabre@example.org',
    });
    expect(enfants.map((l) => [l.eleveId, l.niveau, l.parente])).toEqual([
      ['1520143', 1, '10'],
      ['1521781', 1, '10'],
    ]);
  });

  test('IMP-1 les personnels, leurs classes et leurs groupes', async () => {
    const lu = await lire(DEMO.sts, 'sts');
    const classes = lu.divisions.filter((d) => d.enseignants.some((e) => e.id === '7001')).map((d) => d.code);
    expect(lu.individus.find((i) => i.id === '7001')).toMatchObject({ nom: 'LEMOINE', dateNaissance: '1979-03-14' });
    expect(classes).toEqual(['2GA1', '1GA1', 'TGA1', '2LOG', '1LOG', 'TLOG']);
    expect(lu.groupes.find((g) => g.code === '1TRALOG')?.divisions).toEqual(['1TRA', '1LOG']);
    expect(resume(lu.anomalies)).toEqual(['individu-autre-fonction epp:7016', 'individu-sans-naissance local:11']);
  });

  test.each(ADMIS)('IMP-2 %s, le fichier dit la même chose', async (_, fichier) => {
    expect(await eleves(fichier)).toEqual(await eleves());
  });

  test.each(REFUSES)('IMP-5 se refuse : %s', async (_, fichier, code) => {
    expect(await deposer(fichier)).toMatchObject({ ok: false, code });
  });

  test('IMP-5 une balise mal fermée est nommée, avec sa ligne', async () => {
    const lu = await deposer(retouche('</STRUCTURES_ELEVE>', '</STRICTURES_ELEVE>'));
    expect(lu).toMatchObject({ ok: false, ligne: ligneDe('</STRUCTURES_ELEVE>') });
    expect(lu.ok ? '' : lu.message).toContain('STRICTURES_ELEVE');
  });

  test('IMP-5 un élève sans date de naissance est refusé, seul ; parti, il ne gêne personne', async () => {
    const [tous, sansNaissance] = [await eleves(), /(ELEVE_ID="1520143"[\s\S]*?)<DATE_NAISS>.*<\/DATE_NAISS>/];
    const lu = await lire(retouche(sansNaissance, '$1'), 'eleves');
    expect([lu.refuses, resume(lu.anomalies)]).toEqual([['1520143'], ['eleve-sans-naissance 1520143']]);
    expect(lu.eleves).toEqual(tous.filter((e) => e.eleveId !== '1520143'));
    const parti = await lire(retouche(/(ELEVE_ID="1520013"[\s\S]*?)<DATE_NAISS>.*<\/DATE_NAISS>/, '$1'), 'eleves');
    expect([parti.refuses, parti.anomalies]).toEqual([[], []]);
  });
});
