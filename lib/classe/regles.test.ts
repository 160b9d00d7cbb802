import { describe, expect, test } from 'vitest';
import { construireTableau, type FicheSuivie, type Matiere } from '@/lib/maitrise/regles-tableau';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { filtrerClasse, nombreTrouves, repond, sansCritere, type TableauDe } from './regles';
import { lireEpreuves, situerCcf } from './regles-ccf';
import { schemaFiltreClasse } from './schema';

const noeud = (code: string, parent: string | null, nature: NoeudPlat['nature'] = 'item'): NoeudPlat => ({
  code,
  nature,
  parent,
  niveau: 'n',
  libelle: `Libellé ${code}`,
  competence: null,
  evaluable: true,
  verifie: true,
});

const ITEMS = [
  noeud('1', null),
  noeud('1.1', '1'),
  noeud('1.1.1', '1.1'),
  noeud('C', '1.1.1', 'complexite'),
  noeud('A', '1.1.1', 'alea'),
  noeud('1.1.2', '1.1'),
  noeud('2', null),
  noeud('2.1', '2'),
  noeud('2.1.1', '2.1'),
];
const DIPLOME = { referentiel: { code: 'GA', famille: 'ga' }, items: ITEMS };

let numero = 0;
function fiche(
  item: string,
  degre: 'totale' | 'partielle' | 'erreurs' | null,
  items = [item],
  lieu: 'pfmp' | 'etablissement' = 'pfmp',
) {
  const id = `f${++numero}`;
  const commun = {
    titre: id,
    jour: '2026-10-01',
    saisiLe: Date.parse('2026-10-01'),
    auteur: 'A',
    remarque: '',
    referentiel: 'GA',
  };
  const f: FicheSuivie = {
    ...{ id, titre: id, faiteLe: '2026-10-01', lieu, referentiel: 'GA', item },
    ...{ bepReferentiel: null, bepItem: null, bep: [] },
    bacpro: degre ? [{ id: `n${id}`, source: 'fiche', sourceId: id, degre, items, ...commun }] : [],
  };
  return f;
}

const de = (nom: string, fiches: FicheSuivie[]): TableauDe => {
  const matiere: Matiere = { fiches, evaluations: [] };
  const apprenant = { id: nom, nom, prenom: '', referentiel: 'GA' };
  return { apprenant, tableau: construireTableau(DIPLOME, matiere) };
};

const CLASSE = [
  de('BON', [fiche('1.1.1', 'totale', ['1.1.1', 'C']), fiche('1.1.1', 'partielle'), fiche('1.1.1', null)]),
  de('MOYEN', [fiche('1.1.1', 'partielle'), fiche('2.1.1', 'totale', ['2.1.1'], 'etablissement')]),
  de('VIDE', []),
];
const filtre = (f: Record<string, unknown>) => schemaFiltreClasse.parse(f);
const trouver = (f: Record<string, unknown>) =>
  filtrerClasse(CLASSE, filtre(f)).map((p) => [p.code, ...p.trouves.map((t) => t.apprenant.nom)]);

describe('Filtre d’une classe', () => {
  test('TBC-1 sans critère, rien n’est demandé ; un seuil qui n’est pas un nombre ne compte pas', () => {
    for (const f of [{}, { competence: '' }, { competence: 'abc', fiches: '-1' }])
      expect(sansCritere(filtre(f))).toBe(true);
    expect(sansCritere(filtre({ competence: '0' }))).toBe(false);
  });

  test('TBC-1 un pourcentage, un nombre de fiches, ou les deux sur la même situation', () => {
    expect(trouver({ competence: '50' })).toEqual([
      ['1', 'BON', 'MOYEN'],
      ['2', 'MOYEN'],
    ]);
    expect(trouver({ competence: '50', fiches: '3' })).toEqual([['1', 'BON'], ['2']]);
    expect(trouver({ fiches: '1' })).toEqual([
      ['1', 'BON', 'MOYEN'],
      ['2', 'MOYEN'],
    ]);
  });

  test('TBC-1 complexités et aléas : sur toute la liste ; une situation qui n’en a pas n’atteint aucun seuil', () => {
    expect(trouver({ complexites: '100' })).toEqual([['1', 'BON'], ['2']]);
    expect(trouver({ aleas: '0' })[1]).toEqual(['2']);
  });

  test('TBC-1 la portée : une partie, ou une seule situation', () => {
    expect(trouver({ competence: '50', portee: '2' })).toEqual([['2', 'MOYEN']]);
    const [partie, ...reste] = filtrerClasse(CLASSE, filtre({ competence: '50', portee: '1.1.2' }));
    expect([partie?.lignes, partie?.trouves, reste]).toEqual([1, [], []]);
  });

  test('TBC-1 une portée que le diplôme n’a pas vaut tout le référentiel', () => {
    expect(filtrerClasse(CLASSE, filtre({ competence: '0', portee: 'ZZZ' }))).toEqual(
      filtrerClasse(CLASSE, filtre({ competence: '0' })),
    );
  });

  test('TBC-1 ce qui n’est pas évalué n’atteint pas 0 %, et chacun ne compte qu’une fois', () => {
    const [vide] = CLASSE[2]?.tableau.sections[0]?.rubriques[0]?.lignes ?? [];
    expect(vide && repond(vide, filtre({ competence: '0' }))).toBe(false);
    expect(nombreTrouves(filtrerClasse(CLASSE, filtre({ competence: '0' })))).toBe(2);
  });
});

describe('Aide à la décision du CCF', () => {
  const [epreuve] = lireEpreuves([
    { code: 'E31', poles: ['1'] },
    { code: 'E1', mode: 'écrit' },
  ]);
  const situation = (rang: number, criteres: { couverture?: number; maitrise?: number; pfmp?: number }) => {
    const tableau = CLASSE[rang];
    if (!tableau || !epreuve) throw new Error('classe d’essai incomplète');
    return situerCcf(tableau, epreuve, { couverture: undefined, maitrise: undefined, pfmp: undefined, ...criteres });
  };

  test('TBC-1 part évaluée, maîtrise et fiches de PFMP d’une épreuve', () => {
    expect(lireEpreuves([{ code: 'E1', mode: 'écrit' }])).toEqual([]);
    expect(situation(0, {})).toMatchObject({
      evaluees: 1,
      total: 2,
      couverture: 50,
      maitrise: 100,
      pfmp: 3,
      manques: [],
    });
    expect(situation(1, {})).toMatchObject({ pfmp: 1, maitrise: 66 });
  });

  test('TBC-1 dit ce qui manque, critère par critère', () => {
    expect(situation(0, { couverture: 50, maitrise: 80, pfmp: 3 }).manques).toEqual([]);
    expect(situation(1, { couverture: 100, maitrise: 80, pfmp: 3 }).manques).toEqual([
      '1\u00a0évaluée de plus',
      '14\u00a0points de maîtrise',
      '2\u00a0fiches en PFMP',
    ]);
    expect(situation(2, { maitrise: 50 }).manques).toEqual(['aucun résultat']);
    expect(situation(2, { couverture: 1 }).aEvaluer).toEqual(['1.1.1', '1.1.2']);
  });
});
