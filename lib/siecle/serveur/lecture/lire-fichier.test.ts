import { describe, expect, test } from 'vitest';
import {
  codeRefus,
  eleve,
  lire,
  lireBon,
  structures,
  xmlEleves,
  xmlResponsables,
  xmlSts,
} from '@/tests/fabriques/lecture-siecle';
import { TEXTES_ANOMALIES, TEXTES_REFUS } from '../../textes';

const ELEVES = xmlEleves(eleve('1'), structures('1', ['2GATL1', 'D']));
const message = async (...p: Parameters<typeof lire>) => {
  const lu = await lire(...p);
  return lu.ok ? '' : lu.message;
};

describe('reconnaissance', () => {
  test('IMP-5 reconnaît le genre à la racine et nomme ce qui a été déposé', async () => {
    expect(await codeRefus(ELEVES, ['sts'])).toBe('mauvais-emplacement');
    expect(await message(ELEVES, ['sts'])).toMatch(
      /^C’est le fichier des élèves.*Ici, il faut le fichier des enseignants/,
    );
    expect(await codeRefus(xmlSts(''), ['eleves', 'responsables'])).toBe('mauvais-emplacement');
    expect(await codeRefus(xmlResponsables('', ''), ['eleves'])).toBe('mauvais-emplacement');
  });

  test('IMP-5 dit que emp_sts est le fichier de remontée', async () => {
    expect(await message('<EDT_STS><PARAMETRES/></EDT_STS>', ['sts'])).toMatch(/^C’est le fichier de remontée/);
  });

  test('IMP-5 nomme les nomenclatures de SIECLE et les racines étrangères', async () => {
    expect(await message('<BEE_STRUCTURES/>', ['eleves'])).toContain('Structures.xml');
    expect(await message('<BEE_NOMENCLATURES/>')).toContain('Nomenclature.xml');
    expect(await message('<html><body/></html>')).toContain('<html>');
    expect(await codeRefus('<x:BEE_ELEVES/>')).toBe('racine-inconnue');
    expect(await codeRefus('<constructor/>')).toBe('racine-inconnue');
  });

  test('IMP-5 refuse le fichier d’un autre établissement, ou sans établissement', async () => {
    const autre = xmlEleves(eleve('1'), '', { rne: '0310053P' });
    expect(await message(autre)).toMatch(/0310053P.*0999001W/);
    expect(await codeRefus(xmlEleves(eleve('1'), '', { rne: '' }))).toBe('sans-rne');
    expect(await codeRefus(xmlSts('<INDIVIDU/>', '', '', '', { rne: '0310053P' }))).toBe('autre-rne');
    expect(await codeRefus(ELEVES.replace(/<PARAMETRES>.*<\/PARAMETRES>/, ''))).toBe('sans-rne');
  });

  test('IMP-5 une lettre de RNE fausse n’est qu’un avertissement, la casse n’importe pas', async () => {
    const xml = xmlEleves(eleve('1'), structures('1', ['A', 'D']), { rne: '0999001a' });
    const lu = await lire(xml, ['eleves'], 2025, '0999001A');
    expect(lu.ok && [lu.lecture.rne, lu.lecture.anomalies.map((a) => a.code)]).toEqual(['0999001A', ['rne-cle']]);
  });

  test('IMP-5 refuse une autre année scolaire que celle attendue', async () => {
    expect(await codeRefus(ELEVES, ['eleves'], 2025)).toBe('accepté');
    expect(await message(ELEVES, ['eleves'], 2026)).toMatch(/2025-2026.*2026-2027/);
    const sansAnnee = xmlEleves(eleve('1'), structures('1', ['A', 'D']), { annee: '' });
    expect(await codeRefus(sansAnnee, ['eleves'], 2025)).toBe('sans-annee');
    expect((await lireBon('eleves', sansAnnee)).annee).toBeNull();
  });

  test('IMP-5 donne le nom du fichier et la ligne avec le refus', async () => {
    const lu = await lire(ELEVES.replace('<PRENOM>', '<PRENOM'));
    expect(lu).toMatchObject({ ok: false, code: 'mal-forme', fichier: 'essai.xml', ligne: 4 });
    expect(await message(ELEVES.slice(0, -20))).toMatch(/incomplet.*ligne 6/);
  });

  test('IMP-5 rend une lecture faite de données simples', async () => {
    const lu = await lireBon('eleves', ELEVES);
    expect(JSON.parse(JSON.stringify(lu))).toEqual(lu);
  });

  test('IMP-5 laisse passer une panne imprévue au lieu de la déguiser en refus', async () => {
    const attendus = new Proxy<['eleves']>(['eleves'], {
      get: () => {
        throw new TypeError('panne');
      },
    });
    await expect(lire(ELEVES, attendus)).rejects.toThrow('panne');
  });
});

describe('textes', () => {
  test('IMP-5 chaque texte suit la typographie française et finit sa phrase', () => {
    const textes = Object.values({ ...TEXTES_REFUS, ...TEXTES_ANOMALIES });
    expect(textes.length).toBeGreaterThan(70);
    for (const texte of textes) {
      expect(texte).not.toMatch(/[^\u00a0\u202f][:;?!»]|«[^\u00a0]|'/);
      expect(texte).toMatch(/\.$/);
    }
  });
});
