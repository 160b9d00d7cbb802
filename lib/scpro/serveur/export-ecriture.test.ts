import { describe, expect, test } from 'vitest';
import { mefStat4De, niveauDe, referentielDe } from '../regles-correspondances';
import { ecrireScpro, type ScenarioAEcrire } from './export-ecriture';
import { nomsScpro } from './export-zip';
import { comprendre } from './import-comprendre';
import { type DocumentScpro, decoder } from './regles-format';

const SCENARIO: ScenarioAEcrire = {
  id: '01934b5e-1111-7abc-8def-0123456789ab',
  titre: 'Relancer un client',
  referentiel: 'BACPRO-GA',
  codeDiplome: '40030001',
  niveau: 2,
  contexte: '<p>Le contexte</p><p><strong>Problématique</strong></p><p>Que <em>faire</em> ?</p>',
  materiels: '<ol><li><p>Un <strong>tableur</strong></p></li></ol>',
  ressources: '<p>Un manuel</p><p><strong>Connaissances associées</strong></p><p>Le droit</p>',
  liens: [
    { url: 'https://ex.fr', libelle: 'Le  site & <autre>' },
    { url: 'http://ex.fr/a?b="c"', libelle: '' },
  ],
  items: [
    { code: '1.1.1', libelle: 'Situation' },
    { code: '1.1.1-C1', libelle: 'Complexité' },
    { code: '1.1.1-A2', libelle: 'Aléa' },
  ],
};

function relire(s: ScenarioAEcrire): DocumentScpro {
  const lu = decoder(new TextEncoder().encode(ecrireScpro('0999777P', s)));
  if (!lu.ok) throw new Error(lu.message);
  return lu.document;
}

const reprendre = (s: ScenarioAEcrire) => {
  const compris = comprendre(relire(s), 'a.scpro');
  if (!compris.ok) throw new Error(compris.message);
  return compris.brouillon;
};

describe('Un scénario écrit en .scpro', () => {
  test('SCE-6 a les clés de CERISE Pro, dans leur ordre, et les rubriques qu’il attend', () => {
    const document = relire(SCENARIO);
    expect(Object.keys(document).slice(0, 16).join()).toBe(
      'titre,description,competences,fichiers,materielsinuse,liensassocies,ressources,problematique,' +
        'connaissancesassociees,typescenario,niveau,diplome,uaisource,version,u,s',
    );
    expect(document).toMatchObject({
      ...{ description: '<p>Le contexte</p>', problematique: '<p>Que <em>faire</em> ?</p>' },
      ...{ ressources: '<p>Un manuel</p>', connaissancesassociees: '<p>Le droit</p>' },
      ...{ typescenario: 'ep', niveau: '2382', diplome: '40030001', uaisource: '0999777P', version: '2' },
      competences: { taches: [], competences: { liste: [] } },
    });
    expect([document.u, document.s]).toEqual([expect.stringMatching(/^[\da-f]{23}\.\d{8}$/), '01934b5e11117abc']);
  });

  test('SCE-2 SCE-6 relu, rien n’a changé : textes, liens, items, complexités et aléas', () => {
    const { titre, contexte, materiels, ressources, liens, items, referentiel } = SCENARIO;
    expect(reprendre(SCENARIO)).toEqual({
      ...{ titre, contexte, materiels, ressources, liens, items, referentiel },
      ecartes: [],
      alertes: [],
      remarques: [expect.stringContaining('problématique'), expect.stringContaining('connaissances')],
    });
    const vide = { ...SCENARIO, contexte: '', materiels: '', ressources: '', liens: [], items: [] };
    expect(reprendre(vide)).toMatchObject({
      contexte: '',
      materiels: '',
      ressources: '',
      liens: [],
      items: [],
      remarques: [],
      alertes: [],
    });
  });

  test('SCE-2 des liens retouchés ailleurs l’emportent sur ceux que nous avions gardés', () => {
    const document = { ...relire(SCENARIO), liensassocies: '<p>https://ex.fr/neuf</p>' };
    expect(comprendre(document, 'a')).toMatchObject({
      brouillon: { liens: [{ url: 'https://ex.fr/neuf', libelle: '' }] },
    });
  });

  test('SCE-6 les noms d’une archive sont sûrs et tous différents', () => {
    expect(nomsScpro(['Accueil', 'accueil', 'Entrée/sortie', '../x', 'Accueil'])).toEqual([
      'Accueil.scpro',
      'accueil (2).scpro',
      'Entrée-sortie.scpro',
      '-x.scpro',
      'Accueil (3).scpro',
    ]);
  });
});

describe('Diplôme et niveau', () => {
  const DIPLOMES = [
    { referentiel: 'BACPRO-GA', codeDiplome: '40030001', autresCodes: [] },
    { referentiel: 'BEP-MSA', codeDiplome: null, autresCodes: ['45030001'] },
  ];

  test('SCE-2 le niveau est celui du MEF_STAT_4 ; un CAP n’en a pas', () => {
    expect(['2381', '2382', ' 2383', '2321', '', 'x'].map(niveauDe)).toEqual([1, 2, 3, null, null, null]);
    expect([1, 2, 3, 4].map(mefStat4De)).toEqual(['2381', '2382', '2383', '']);
  });

  test('SCE-2 le diplôme se reconnaît à son code, à celui d’un MEF qui ne mène qu’à lui, ou à ce que nous avons écrit', () => {
    const de = (diplome: string, ecrit: string | null = null) => referentielDe({ diplome }, ecrit, DIPLOMES);
    expect([de('40030001'), de('45030001'), de('40025223'), de('')]).toEqual(['BACPRO-GA', 'BEP-MSA', null, null]);
    expect([de('', 'BEP-MSA'), de('40030001', 'INCONNU')]).toEqual(['BEP-MSA', 'BACPRO-GA']);
  });
});
