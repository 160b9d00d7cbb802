import { describe, expect, test } from 'vitest';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import type { ResultatObtenu } from './regles';
import { estFiltre, filtrerTableau, schemaFiltreTableau } from './regles-filtre';
import { finsDeMois, pasCouvert, progression } from './regles-progression';
import { construireTableau, lignesDe } from './regles-tableau';

const noeud = (code: string, parent: string | null, libelle = code): NoeudPlat => ({
  ...{ code, parent, libelle, nature: 'item', niveau: 'n' },
  ...{ competence: null, evaluable: true, verifie: true },
});

const DIPLOME = {
  referentiel: { code: 'T', famille: 'competences' },
  items: [
    noeud('G1', null),
    noeud('C1', 'G1', 'Préparer l’opération'),
    noeud('C1.1', 'C1'),
    noeud('C1.2', 'C1'),
    noeud('C2', 'G1', 'Élaborer'),
    noeud('C2.1', 'C2'),
    noeud('G2', null),
    noeud('C3', 'G2', 'Suivre'),
    noeud('C3.1', 'C3'),
  ],
};

const resultat = (item: string, degre: ResultatObtenu['degre'], jour = '2026-03-10'): ResultatObtenu => ({
  ...{ id: `${item}${jour}`, source: 'evaluation', sourceId: 'e', titre: 'e', jour, saisiLe: Date.parse(jour) },
  ...{ auteur: 'A', degre, remarque: '', referentiel: 'T', items: [item] },
});

const MATIERE = {
  fiches: [],
  evaluations: [resultat('C1.1', 'totale'), resultat('C1.2', 'erreurs'), resultat('C3.1', 'partielle', '2026-05-02')],
};
const TABLEAU = construireTableau(DIPLOME, MATIERE);
const filtre = (f: Record<string, string>) => schemaFiltreTableau.parse(f);
const restent = (f: Record<string, string>) =>
  lignesDe(filtrerTableau(TABLEAU, filtre(f)).sections).map((l) => [l.code, ...l.barres.map((b) => b.cle)].join(' '));

describe('Filtrer un tableau de bord', () => {
  test('TDB-3 des items de l’arbre : une compétence inclusive seule, une compétence, ou tout un groupe', () => {
    expect(restent({ items: 'C1.2' })).toEqual(['C1 C1.2']);
    expect(restent({ items: 'C1,C3' })).toEqual(['C1 C1.1 C1.2', 'C3 C3.1']);
    expect(restent({ items: 'G1' })).toEqual(['C1 C1.1 C1.2', 'C2 C2.1']);
    expect(restent({ items: 'inconnu' })).toEqual([]);
  });

  test('TDB-3 la moyenne est celle de ce qui reste', () => {
    expect(filtrerTableau(TABLEAU, filtre({ items: 'C1.1' })).synthese).toMatchObject({ pourcentage: 100, total: 1 });
    expect(filtrerTableau(TABLEAU, filtre({ items: 'G1' })).synthese).toMatchObject({
      pourcentage: 50,
      evalues: 2,
      total: 3,
    });
  });

  test('TDB-3 des critères reliés par ET ou par OU, sans accent ni majuscule', () => {
    expect(restent({ mots: 'PREPARER' })).toEqual(['C1 C1.1 C1.2']);
    expect(restent({ mots: 'elaborer', auMoins: '60', lien: 'et' })).toEqual([]);
    expect(restent({ mots: 'elaborer', auMoins: '60', lien: 'ou' })).toEqual(['C2 C2.1', 'C3 C3.1']);
    expect(restent({ auPlus: '50' })).toEqual(['C1 C1.1 C1.2', 'C2 C2.1']);
  });

  test('TDB-3 rien de demandé, rien de retiré', () => {
    expect([estFiltre(filtre({})), estFiltre(filtre({ items: '', auMoins: 'x' }))]).toEqual([false, false]);
    expect(filtrerTableau(TABLEAU, filtre({})).sections).toEqual(TABLEAU.sections);
  });
});

describe('Progression', () => {
  test('TDB-2 mois par mois, de ce qui était alors évalué', () => {
    const etapes = progression(DIPLOME, MATIERE);
    expect(etapes.slice(0, 3).map((e) => [e.jour, e.pourcentage, e.evalues])).toEqual([
      ['2026-03-31', 50, 2],
      ['2026-04-30', 50, 2],
      ['2026-05-31', 55, 3],
    ]);
    expect(etapes.at(-1)).toMatchObject({ pourcentage: TABLEAU.synthese.pourcentage, evalues: 3, total: 4 });
    expect(progression(DIPLOME, { fiches: [], evaluations: [] })).toEqual([]);
    // En GA les évaluations ne comptent pas : elles ne commencent pas la courbe.
    expect(progression({ ...DIPLOME, referentiel: { code: 'T', famille: 'ga' } }, MATIERE)).toEqual([]);
  });

  test('TDB-2 fins de mois : années bissextiles, mois en cours, quatre ans au plus', () => {
    expect(finsDeMois('2024-01-31', '2024-03-05')).toEqual(['2024-01-31', '2024-02-29', '2024-03-05']);
    expect(finsDeMois('2010-01-01', '2026-11-21')).toHaveLength(48);
    expect(finsDeMois('2026-11-21', '2026-11-21')).toEqual(['2026-11-21']);
  });

  test('TDB-2 ce qui n’est pas encore couvert', () => {
    expect(
      pasCouvert(TABLEAU.sections).map(({ section, lignes }) => [section.code, lignes.map((l) => l.code)]),
    ).toEqual([['G1', ['C2']]]);
  });
});
