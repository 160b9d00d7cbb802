import { describe, expect, test } from 'vitest';
import { codeRefus, eleve, lireBon, resume, structures, xmlEleves } from '@/tests/fabriques/lecture-siecle';

const lire = (eleves: string, s: string) => lireBon('eleves', xmlEleves(eleves, s));
const D = (id: string, code = '2GATL1') => structures(id, [code, 'D']);
const inscrits = (lu: Awaited<ReturnType<typeof lire>>) => lu.eleves.filter((e) => e.inscrit).map((e) => e.eleveId);

describe('élèves', () => {
  test('IMP-2 lit un élève entier, sans rien prendre de SCOLARITE_AN_DERNIER', async () => {
    const lu = await lire(
      `<ELEVE ELEVE_ID="1541944" ELENOET="3275"><ID_NATIONAL>900000001HA</ID_NATIONAL><INE_BEA>9999999990M</INE_BEA>` +
        `<NOM_DE_FAMILLE>D'HONDT</NOM_DE_FAMILLE><NOM_USAGE>ROUX</NOM_USAGE><PRENOM>Jean  Noël</PRENOM>` +
        `<DATE_NAISS>05/06/2009</DATE_NAISS><MEL>Jean@Example.ORG</MEL><DATE_ENTREE>01/09/2025</DATE_ENTREE>` +
        `<VILLE_NAISS>PORTO</VILLE_NAISS><CODE_SEXE>1</CODE_SEXE><CODE_MEF>2473000331U</CODE_MEF><SCOLARITE_AN_DERNIER>` +
        `<CODE_MEF>10310019110</CODE_MEF><CODE_STRUCTURE>3A</CODE_STRUCTURE><MEL>ce@example.org</MEL></SCOLARITE_AN_DERNIER></ELEVE>`,
      structures('1541944', ['2GATL1GA', 'G'], ['2 GATL1', 'D'], ['2ESP2.1', 'G']),
    );
    expect(lu.eleves).toEqual([
      {
        ligne: 3,
        eleveId: '1541944',
        elenoet: '3275',
        ine: '900000001HA',
        ineAncien: '9999999990M',
        nom: "D'HONDT",
        nomUsage: 'ROUX',
        prenom: 'Jean Noël',
        sexe: 'M',
        courriel: 'jean@example.org',
        dateEntree: '2025-09-01',
        dateSortie: null,
        mef: '2473000331U',
        groupes: ['2GATL1GA', '2ESP2.1'],
        inscrit: true,
        division: '2 GATL1',
        dateNaissance: '2009-06-05',
      },
    ]);
    expect([lu.anomalies, lu.refuses, lu.dateExport, lu.version]).toEqual([[], [], '2025-10-06', '3.0']);
  });

  test('IMP-2 ne prend pas le MEF ni le courriel de l’an dernier quand ceux de l’année manquent', async () => {
    const an = '<SCOLARITE_AN_DERNIER><CODE_MEF>1</CODE_MEF><MEL>ce@example.org</MEL></SCOLARITE_AN_DERNIER>';
    const lu = await lire(eleve('1', 'A', an), D('1'));
    expect(lu.eleves[0]).toMatchObject({ mef: null, courriel: null, division: '2GATL1' });
  });

  test('IMP-2 lit NOM, la balise d’avant 2016', async () => {
    const ancien = eleve('1', 'ROY').replaceAll('NOM_DE_FAMILLE', 'NOM');
    expect((await lire(ancien, D('1'))).eleves[0]?.nom).toBe('ROY');
  });

  test('IMP-2 inscrit : une division, et pas de sortie ou une sortie après le jour de l’export', async () => {
    const sortie = (jour: string) => `<DATE_SORTIE>${jour}</DATE_SORTIE>`;
    const lu = await lire(
      eleve('1') +
        eleve('2', 'A', sortie('05/10/2025')) +
        eleve('3', 'A', sortie('06/10/2025')) +
        eleve('4', 'A', sortie('07/10/2025')) +
        eleve('5', 'A', sortie('')) +
        eleve('6') +
        eleve('7') +
        eleve('8') +
        eleve('9', 'A', sortie('31/08/2025')),
      ['1', '2', '3', '4', '5'].map((id) => D(id)).join('') +
        D('6', 'Inactifs') +
        structures('7', ['GR1', 'G']) +
        structures('8', ['Inactifs', 'D'], ['T1', 'D']),
    );
    expect(inscrits(lu)).toEqual(['1', '4', '5', '8']);
    expect(lu.eleves.find((e) => e.eleveId === '2')).toMatchObject({ division: '2GATL1', dateSortie: '2025-10-05' });
    expect(resume(lu.anomalies)).toEqual(['eleve-inactif 6', 'eleve-sans-division 7']);
  });

  test('IMP-2 sans date d’export, toute date de sortie vaut départ', async () => {
    const xml = xmlEleves(eleve('1') + eleve('2', 'A', '<DATE_SORTIE>01/07/2099</DATE_SORTIE>'), D('1') + D('2'));
    const lu = await lireBon('eleves', xml.replace(/<DATE_EXPORT>.*<\/DATE_EXPORT>/, ''));
    expect(inscrits(lu)).toEqual(['1']);
  });

  test('IMP-2 accepte les structures avant les élèves', async () => {
    const xml = xmlEleves('@', '').replace(/<ELEVES>@<\/ELEVES>\n<STRUCTURES><\/STRUCTURES>/, () => {
      return `<STRUCTURES>${D('1')}</STRUCTURES><ELEVES>${eleve('1')}</ELEVES>`;
    });
    expect(inscrits(await lireBon('eleves', xml))).toEqual(['1']);
  });

  test('IMP-5 refuse la ligne d’un inscrit sans naissance possible ou sans nom, sans le tenir pour parti', async () => {
    const lu = await lire(
      eleve('1') +
        eleve('2', 'A', '', '') +
        eleve('3', 'A', '', '31/02/2009') +
        eleve('4', ' ') +
        eleve('5', 'A', '', '1'),
      ['1', '2', '3', '4', '5'].map((id) => D(id)).join(''),
    );
    expect(inscrits(lu)).toEqual(['1']);
    expect(lu.refuses).toEqual(['2', '3', '4', '5']);
    expect(resume(lu.anomalies)).toEqual([
      'eleve-sans-naissance 2',
      'eleve-naissance-impossible 3',
      'eleve-sans-nom 4',
      'eleve-naissance-impossible 5',
    ]);
    expect(lu.anomalies[1]).toMatchObject({ ligne: 6, qui: 'A Zoé', gravite: 'ignore', fichier: 'essai.xml' });
    expect(lu.anomalies[1]?.message).toContain('31/02/2009');
  });

  test('IMP-5 ne reproche rien à un élève parti', async () => {
    const parti = '<DATE_SORTIE>01/09/2025</DATE_SORTIE><MEL>faux</MEL>';
    const lu = await lire(eleve('1') + eleve('2', 'A', parti, ''), D('1'));
    expect(lu.anomalies).toEqual([]);
    expect(lu.eleves[1]).toMatchObject({ inscrit: false, dateNaissance: null, courriel: null });
  });

  test('IMP-5 signale les identifiants absents ou doubles et garde le premier', async () => {
    const lu = await lire(
      `${eleve('1', 'A')}${eleve('1', 'B')}<ELEVE><NOM_DE_FAMILLE>C</NOM_DE_FAMILLE></ELEVE>`,
      D('1') + D('404'),
    );
    expect(lu.eleves.map((e) => e.nom)).toEqual(['A']);
    expect(resume(lu.anomalies)).toEqual(['eleve-double 1', 'eleve-sans-identifiant', 'structure-eleve-inconnu 404']);
  });

  test('IMP-5 laisse un INE double au premier inscrit, et sans bruit à l’ancienne fiche du même élève', async () => {
    const ine = (n: string) => `<ID_NATIONAL>${n}</ID_NATIONAL>`;
    const lu = await lire(
      eleve('1', 'A', `${ine('X')}<DATE_SORTIE>01/09/2024</DATE_SORTIE>`) +
        eleve('2', 'A', ine('X')) +
        eleve('3', 'B', ine('Y')) +
        eleve('4', 'C', ine('Y')).replace('ELENOET="94"', 'ELENOET="93"'),
      D('2') + D('3') + D('4'),
    );
    expect(lu.eleves.map((e) => e.ine)).toEqual([null, 'X', 'Y', null]);
    expect(lu.eleves.map((e) => e.elenoet)).toEqual(['91', '92', '93', null]);
    expect(resume(lu.anomalies)).toEqual(['ine-double 4', 'elenoet-double 4']);
  });

  test('IMP-5 avertit de deux divisions, d’un courriel faux, d’une date illisible, d’un prénom absent', async () => {
    const lu = await lire(
      eleve('1', 'A', '<MEL>zoe@</MEL><DATE_SORTIE>bientôt</DATE_SORTIE>').replace('Zoé', ' '),
      structures('1', ['T1', 'D'], ['T2', 'D'], ['T1', 'D']) + structures('1', ['G1', 'G'], ['G1', 'G']),
    );
    expect(lu.eleves[0]).toMatchObject({ inscrit: true, division: 'T1', groupes: ['G1'], courriel: null, prenom: '' });
    expect(resume(lu.anomalies)).toEqual([
      'date-illisible 1',
      'deux-divisions 1',
      'sans-prenom 1',
      'courriel-invalide 1',
    ]);
    expect(lu.anomalies.every((a) => a.gravite === 'avertissement')).toBe(true);
  });

  test('IMP-5 refuse un fichier sans élève ou sans inscrit', async () => {
    expect(await codeRefus(xmlEleves(''))).toBe('aucun-eleve');
    expect(await codeRefus(xmlEleves(eleve('1')))).toBe('aucun-inscrit');
  });

  test('IMP-5 borne le nombre d’anomalies détaillées', async () => {
    const lu = await lire(eleve('1') + '<ELEVE/>'.repeat(6000), D('1'));
    expect(lu.anomalies).toHaveLength(5001);
    expect(lu.anomalies.at(-1)).toMatchObject({ code: 'anomalies-tues', gravite: 'avertissement' });
    expect(lu.anomalies.at(-1)?.message).toContain('1000');
  });
});
