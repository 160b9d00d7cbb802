import { describe, expect, test } from 'vitest';
import { CHAMPS } from '@/lib/champs/textes-fiche';
import { lireFiltres, nettoyerTextes, saisieDe, saisieVierge } from './regles';
import { assembler, avecItem, grouperItems, trouverItem } from './regles-catalogue';
import { schemaFiche } from './schema';
import { schemaEvaluation } from './schema-evaluation';

const noeud = (code: string, parent: string | null, options: object = {}) => ({
  code,
  parent,
  nature: 'item' as 'item' | 'complexite' | 'alea',
  libelle: `Libellé ${code}`,
  competence: null,
  evaluable: true,
  verifie: true,
  ...options,
});

const ga = [
  noeud('1', null, { evaluable: false }),
  noeud('1.1', '1', { evaluable: false }),
  noeud('1.1.1', '1.1'),
  noeud('1.1.1-C1', '1.1.1', { nature: 'complexite', evaluable: true, verifie: false }),
  noeud('1.1.1-A1', '1.1.1', { nature: 'alea' }),
];
const transport = [noeud('G1', null, { evaluable: false }), noeud('G1C1', 'G1'), noeud('G1C1.1', 'G1C1')];

describe('Catalogue d’une fiche', () => {
  test('PAS-2 range les situations sous leur classe, avec complexités et aléas', () => {
    const [groupe, ...autres] = grouperItems(ga, { sousItems: true });
    expect(autres).toEqual([]);
    expect(groupe).toMatchObject({ code: '1.1', options: [{ code: '1.1.1', retrait: 0 }] });
    expect(groupe?.options[0]?.complexites).toEqual([
      { code: '1.1.1-C1', libelle: 'Libellé 1.1.1-C1', verifie: false },
    ]);
    expect(groupe?.options[0]?.aleas.map((a) => a.code)).toEqual(['1.1.1-A1']);
  });

  test('PAS-2 met une sous-compétence en retrait sous sa compétence, ou la laisse de côté', () => {
    const codes = (sousItems: boolean) =>
      grouperItems(transport, { sousItems }).map((g) => [g.code, g.options.map((o) => [o.code, o.retrait])]);
    expect(codes(true)).toEqual([
      [
        'G1',
        [
          ['G1C1', 0],
          ['G1C1.1', 1],
        ],
      ],
    ]);
    expect(codes(false)).toEqual([['G1', [['G1C1', 0]]]]);
  });

  test('PAS-2 le BEP n’accompagne que la GA ; un item retiré reste à la fiche qui l’a', () => {
    const bep = { referentiel: 'BEP', groupes: [], preconisees: {} };
    expect(assembler({ code: 'T', intitule: 'T', famille: 'competences' }, transport, bep).bep).toBeNull();
    const catalogue = assembler({ code: 'GA', intitule: 'GA', famille: 'ga' }, ga, bep);
    expect(catalogue).toMatchObject({ famille: 'ga', bep });
    expect(avecItem(catalogue, { code: '1.1.1', libelle: '', competence: null })).toBe(catalogue);
    const avec = avecItem(catalogue, { code: '9.9.9', libelle: 'Ancienne', competence: null });
    expect(trouverItem(avec.groupes, '9.9.9')?.libelle).toBe('Ancienne');
  });
});

describe('Saisie d’une fiche', () => {
  const vierge = saisieVierge('ga');

  test('PAS-2 ne garde que les champs du masque, sans blancs', () => {
    expect(nettoyerTextes('ga', { contexte: ' a \n', productions: '  ', taches: 'x' })).toEqual({ contexte: 'a' });
    expect(Object.keys(vierge.textes)).toEqual(CHAMPS.ga.map((c) => c.cle));
  });

  test('PAS-2 demande un titre et une compétence, refuse une date impossible, dit lesquels', () => {
    const fautes = (saisie: object) =>
      schemaFiche.safeParse({ ...vierge, titre: 'T', item: '1.1.1', ...saisie }).error?.issues.map((i) => i.path[0]);
    expect(fautes({})).toBeUndefined();
    expect(fautes({ titre: '  ', item: '' })).toEqual(['titre', 'item']);
    expect(fautes({ titre: 'x'.repeat(101) })).toEqual(['titre']);
    expect(fautes({ faiteLe: '2026-02-30' })).toContain('faiteLe');
    expect(fautes({ faiteLe: '1026-02-20' })).toEqual(['faiteLe']);
    expect(fautes({ lieu: 'maison' })).toEqual(['lieu']);
    const pfmp = { pfmpDebutLe: '2026-11-16', pfmpFinLe: '2026-10-16' };
    expect(fautes(pfmp)).toEqual(['pfmpFinLe']);
    expect(fautes({ ...pfmp, lieu: 'etablissement' })).toBeUndefined();
    expect(fautes({ liens: { bacpro: [{ url: 'javascript:alert(1)', libelle: '' }], bep: [] } })).toEqual(['liens']);
  });

  test('PAS-3 une fiche enregistrée revient telle quelle dans le formulaire', () => {
    const fiche = {
      ...vierge,
      titre: 'T',
      famille: 'ga',
      item: { code: '1.1.1' },
      precisions: [{ code: '1.1.1-C1' }],
      textes: { contexte: 'a' },
      bep: null,
      bepTextes: {},
      pfmpFinLe: null,
      liens: [{ partie: 'bep' as const, url: 'https://example.org', libelle: 'Site' }],
    };
    expect(saisieDe(fiche)).toEqual({
      ...vierge,
      titre: 'T',
      item: '1.1.1',
      choix: ['1.1.1-C1'],
      textes: { ...vierge.textes, contexte: 'a' },
      liens: { bacpro: [], bep: [{ url: 'https://example.org', libelle: 'Site' }] },
    });
  });

  test('PAE-2 une évaluation porte un degré ou une appréciation, jamais « Absent »', () => {
    const base = {
      id: '01900000-0000-7000-8000-000000000000',
      version: { numero: 1, choix: '' },
      partie: 'bacpro',
    };
    const accepte = (saisie: object) => schemaEvaluation.safeParse({ ...base, ...saisie }).success;
    expect(accepte({ degre: 'totale', appreciation: '' })).toBe(true);
    expect(accepte({ degre: null, appreciation: 'Bien.' })).toBe(true);
    expect(accepte({ degre: null, appreciation: '  ' })).toBe(false);
    expect(accepte({ degre: 'absent', appreciation: '' })).toBe(false);
  });

  test('PAS-1 lit les filtres de l’adresse', () => {
    expect(lireFiltres({ titre: [' a ', 'b'], date: '2026', autre: 'x' })).toEqual({
      titre: 'a',
      date: '2026',
      competence: '',
    });
  });
});
