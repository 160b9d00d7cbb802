import { describe, expect, test } from 'vitest';
import { codeRefus, lireBon, resume, xmlSts } from '@/tests/fabriques/lecture-siecle';

const individu = (id: string, type: string, champs: string, balise = 'INDIVIDU') =>
  `\n<${balise} ID="${id}" TYPE="${type}"><SEXE>2</SEXE><CIVILITE>2</CIVILITE><NOM_USAGE>N${id}</NOM_USAGE>` +
  `<NOM_PATRONYMIQUE>P</NOM_PATRONYMIQUE><PRENOM>EVE</PRENOM>${champs}</${balise}>`;
const NEE = '<DATE_NAISSANCE>1980-05-17</DATE_NAISSANCE>';
const ens = (id: string, type = 'epp') => individu(id, type, `${NEE}<FONCTION>ENS</FONCTION>`);
const service = (...enseignants: [string, string][]) =>
  `<SERVICE CODE_MATIERE="020700"><ENSEIGNANTS>${enseignants
    .map(([id, type]) => `<ENSEIGNANT ID="${id}" TYPE="${type}"/>`)
    .join('')}</ENSEIGNANTS></SERVICE>`;
const division = (code: string, services = '', mefs: string[] = []) =>
  `\n<DIVISION CODE="${code}"><LIBELLE_LONG>Lib ${code}</LIBELLE_LONG><MEFS_APPARTENANCE>${mefs
    .map((m) => `<MEF_APPARTENANCE CODE="${m}"><EFFECTIF_PREVU>3</EFFECTIF_PREVU></MEF_APPARTENANCE>`)
    .join('')}</MEFS_APPARTENANCE><SERVICES>${services}</SERVICES></DIVISION>`;
const groupe = (code: string, divisions: string[], services = '') =>
  `\n<GROUPE CODE="${code}"><DIVISIONS_APPARTENANCE>${divisions
    .map((d) => `<DIVISION_APPARTENANCE CODE="${d}"/>`)
    .join('')}</DIVISIONS_APPARTENANCE><SERVICES>${services}</SERVICES></GROUPE>`;
const sts = (...parties: Parameters<typeof xmlSts>) => lireBon('sts', xmlSts(...parties));
const cles = (liste: { type: string; id: string }[]) => liste.map((i) => `${i.type}:${i.id}`);

describe('sts_emp', () => {
  test('IMP-1 lit un enseignant entier : nom d’usage, civilité, naissance, disciplines', async () => {
    const lu = await sts(
      `<INDIVIDU ID="8001" TYPE="epp"><SEXE>2</SEXE><CIVILITE>3</CIVILITE><NOM_USAGE>DUPONT  MARTIN</NOM_USAGE>` +
        `<NOM_PATRONYMIQUE>LEROY</NOM_PATRONYMIQUE><PRENOM>MARIE CLAIRE</PRENOM>${NEE}<GRADE>PLP</GRADE>` +
        `<FONCTION>ENS</FONCTION><DISCIPLINES><DISCIPLINE CODE="P0210"><LIBELLE_COURT>LETTRES HISTOIRE </LIBELLE_COURT>` +
        `<NB_HEURES>18</NB_HEURES></DISCIPLINE><DISCIPLINE CODE="X"><LIBELLE_COURT>ARTS</LIBELLE_COURT></DISCIPLINE>` +
        `</DISCIPLINES></INDIVIDU>`,
      division('1 A'),
    );
    expect(lu.individus).toEqual([
      {
        ligne: 3,
        type: 'epp',
        id: '8001',
        role: 'enseignant',
        civilite: 'Mme',
        nom: 'DUPONT MARTIN',
        prenom: 'MARIE CLAIRE',
        dateNaissance: '1980-05-17',
        fonction: 'ENS',
        disciplines: ['LETTRES HISTOIRE', 'ARTS'],
      },
    ]);
    expect([lu.rne, lu.annee, lu.denomination, lu.dateExport]).toEqual(['0999001W', 2025, 'LYCEE DES TESTS', null]);
  });

  test('IMP-1 fait des DIR des chefs, des suppléants des enseignants, et dit pourquoi les autres n’entrent pas', async () => {
    const lu = await sts(
      ens('1') +
        individu('2', 'dir', '<FONCTION>DIR</FONCTION>') +
        individu('3', 'epp', '<FONCTION>EDU</FONCTION>') +
        individu('4', 'epp', '<FONCTION>FIJ</FONCTION>') +
        individu('5', 'epp', NEE),
      division('A', service(['5', 'epp'], ['1', 'epp'])),
      '',
      individu('9', 'eppsup', NEE, 'SUPPLEANT'),
    );
    expect(lu.individus.map((i) => [i.id, i.role])).toEqual([
      ['1', 'enseignant'],
      ['2', 'chef'],
      ['9', 'enseignant'],
    ]);
    expect(resume(lu.anomalies)).toEqual([
      'individu-sans-naissance dir:2',
      'individu-autre-fonction epp:3',
      'individu-autre-fonction epp:4',
      'individu-sans-fonction epp:5',
    ]);
    expect(lu.divisions[0]?.enseignants).toEqual([{ type: 'epp', id: '1' }]);
  });

  test('IMP-1 ne prend une personne locale que si un service la nomme, sans la confondre avec une epp de même numéro', async () => {
    const lu = await sts(
      ens('1') + individu('1', 'local', '') + individu('2', 'local', ''),
      division('A', service(['1', 'local'])),
    );
    expect(cles(lu.individus)).toEqual(['epp:1', 'local:1']);
    expect(cles(lu.divisions[0]?.enseignants ?? [])).toEqual(['local:1']);
    expect(resume(lu.anomalies)).toContain('local-sans-service local:2');
  });

  test('IMP-1 réunit les enseignants des services, chacun une fois, et signale une fois les inconnus', async () => {
    const lu = await sts(
      ens('1') + ens('2'),
      division('A', service(['1', 'epp'], ['7', 'epp']) + service(['2', 'epp'], ['1', 'epp']) + service()) +
        division('B', service(['7', 'epp'])),
    );
    expect(lu.divisions.map((d) => cles(d.enseignants))).toEqual([['epp:1', 'epp:2'], []]);
    expect(resume(lu.anomalies)).toEqual(['service-personne-inconnue epp:7']);
  });

  test('IMP-1 lit divisions et groupes avec leurs codes exacts et leurs MEF', async () => {
    const lu = await sts(
      ens('1'),
      division('1LOG/OTM', service(['1', 'epp']), ['24731106320', '2473111432U', '24731106320']) +
        division('__proto__'),
      groupe('2ESP2.1', ['1LOG/OTM', '__proto__', 'ZZZ'], service(['1', 'epp'])),
    );
    expect(lu.divisions.map((d) => [d.code, d.libelle, d.mefs])).toEqual([
      ['1LOG/OTM', 'Lib 1LOG/OTM', ['24731106320', '2473111432U']],
      ['__proto__', 'Lib __proto__', []],
    ]);
    expect(lu.groupes[0]).toMatchObject({ code: '2ESP2.1', libelle: '2ESP2.1', divisions: ['1LOG/OTM', '__proto__'] });
    expect(cles(lu.groupes[0]?.enseignants ?? [])).toEqual(['epp:1']);
    expect(resume(lu.anomalies)).toEqual(['groupe-division-inconnue 2ESP2.1']);
  });

  test('IMP-5 signale chaque ligne fautive et lit le reste', async () => {
    const lu = await sts(
      ens('1') +
        ens('1') +
        '<INDIVIDU TYPE="epp"><NOM_USAGE>X</NOM_USAGE></INDIVIDU>' +
        '<INDIVIDU ID="3" TYPE="epp"><NOM_USAGE/><FONCTION>ENS</FONCTION></INDIVIDU>' +
        individu('4', 'epp', '<DATE_NAISSANCE>1980-02-31</DATE_NAISSANCE><FONCTION>ENS</FONCTION>'),
      `${division('A')}${division('A')}<DIVISION/>${division('Inactifs')}`,
      `${groupe('G', ['A'])}${groupe('G', [])}<GROUPE/>`,
    );
    expect(resume(lu.anomalies)).toEqual([
      'individu-double epp:1',
      'individu-sans-identifiant epp:',
      'division-double A',
      'division-sans-code',
      'division-inactifs Inactifs',
      'groupe-double G',
      'groupe-sans-code',
      'individu-sans-nom epp:3',
      'individu-naissance-impossible epp:4',
      'aucun-service',
    ]);
    expect(cles(lu.individus)).toEqual(['epp:1', 'epp:4']);
    expect(lu.refuses).toEqual([{ type: 'epp', id: '3' }]);
    expect([lu.divisions.length, lu.groupes.length]).toEqual([1, 1]);
  });

  test('IMP-5 refuse un fichier sans personne et avertit d’un fichier sans division', async () => {
    expect(await codeRefus(xmlSts('', division('A')))).toBe('aucun-individu');
    expect(resume((await sts(ens('1'))).anomalies)).toEqual(['aucune-division']);
  });
});
