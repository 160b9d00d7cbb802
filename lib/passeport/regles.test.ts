import { describe, expect, test } from 'vitest';
import { concilier, etatFiche, type Filtres, filtrerFiches, verrous, versionDe, versionLue } from './regles';

describe('Verrous', () => {
  test('PAS-3 une fiche évaluée est verrouillée, sauf en Non évaluable', () => {
    expect(verrous({ bacpro: null, bep: null })).toEqual({ competence: false, bep: false });
    expect(verrous({ bacpro: 'nonevaluable', bep: null })).toEqual({ competence: false, bep: false });
    for (const degre of ['totale', 'partielle', 'encours', 'erreurs'] as const)
      expect(verrous({ bacpro: degre, bep: null })).toEqual({ competence: true, bep: true });
  });

  test('PAS-3 une partie BEP évaluée seule garde son activité, pas la compétence', () => {
    expect(verrous({ bacpro: null, bep: 'encours' })).toEqual({ competence: false, bep: true });
    expect(verrous({ bacpro: 'nonevaluable', bep: 'nonevaluable' }).bep).toBe(false);
  });
});

describe('Version d’une fiche', () => {
  const ouverte = { item: '1.1.1', choix: ['1.1.1-C1'], bepItem: null };
  const version = versionDe({ ...ouverte, version: 3 });

  test('PAS-3 la version ne dépend pas de l’ordre des choix', () => {
    const [a, b] = [
      ['x', 'y'],
      ['y', 'x'],
    ].map((choix) => versionDe({ ...ouverte, choix, version: 1 }));
    expect(a).toEqual(b);
    expect(version).toEqual({ numero: 3, choix: '1.1.1|1.1.1-C1|' });
  });

  test('PAS-3 la version d’une fiche lue est celle de la base', () => {
    const lue = { item: { code: '1.1.1' }, precisions: [{ code: '1.1.1-C1' }], bep: null, version: 3 };
    expect(versionLue(lue)).toEqual(version);
  });
});

describe('Choix retenus', () => {
  const libre = { competence: false, bep: false };
  const ouverte = { item: '1.1.1', choix: ['1.1.1-C1'], bepItem: null, brouillon: false };
  const corrigee = { ...ouverte, choix: ['1.1.1-C2'], bepItem: 'T5' };
  const { choix: ouverture } = versionDe({ ...ouverte, version: 3 });

  test('PAS-3 la correction de l’enseignant reste, que l’apprenant y ait touché ou non', () => {
    expect(concilier(corrigee, ouverture, ouverte, libre)).toEqual({ retenu: corrigee, ecartes: [] });
    expect(concilier(corrigee, ouverture, { ...ouverte, choix: [] }, libre)).toEqual({
      retenu: corrigee,
      ecartes: ['competence'],
    });
    expect(concilier(corrigee, ouverture, corrigee, libre).ecartes).toEqual([]);
    const bepSeul = concilier(
      { ...ouverte, bepItem: 'T5' },
      ouverture,
      { ...ouverte, choix: [], bepItem: 'O3' },
      libre,
    );
    expect(bepSeul).toEqual({ retenu: { ...ouverte, choix: [], bepItem: 'T5' }, ecartes: ['bepItem'] });
  });

  test('PAS-3 sans verrou ni correction, la saisie passe', () => {
    const saisie = { item: '1.1.2', choix: [], bepItem: 'O3', brouillon: true };
    expect(concilier(ouverte, ouverture, saisie, libre)).toEqual({ retenu: saisie, ecartes: [] });
  });

  test('PAS-3 le verrou écarte ce que la saisie changerait, et le dit', () => {
    const autre = { item: '1.1.2', choix: [], bepItem: 'O3', brouillon: true };
    expect(concilier(ouverte, ouverture, autre, { competence: true, bep: true })).toEqual({
      retenu: ouverte,
      ecartes: ['competence', 'bepItem', 'brouillon'],
    });
    expect(concilier(ouverte, ouverture, autre, { competence: false, bep: true })).toEqual({
      retenu: { ...autre, bepItem: null, brouillon: false },
      ecartes: ['bepItem', 'brouillon'],
    });
    const brouillon = { ...ouverte, brouillon: true };
    expect(concilier(brouillon, ouverture, brouillon, { competence: true, bep: true }).ecartes).toEqual([]);
  });
});

describe('Filtres', () => {
  const fiche = (titre: string, item: string, options = {}) => ({
    titre,
    item,
    creeLe: new Date('2026-10-12T10:00:00Z'),
    faiteLe: '2026-09-03',
    libelle: 'Tenue des dossiers fournisseurs',
    competence: 'Actualiser une base de données',
    ...options,
  });
  const fiches = [
    fiche('Été à l’accueil', '1.1.1'),
    fiche('Commandes', '2.1.1', { libelle: 'Réception', competence: null, creeLe: new Date('2025-03-01T10:00:00Z') }),
  ];
  const trouver = (filtres: Partial<Filtres>) =>
    filtrerFiches(fiches, { titre: '', date: '', competence: '', ...filtres }).map((f) => f.item);

  test('PAS-1 par lettres ou mots du titre, sans accents ni casse', () => {
    expect(trouver({})).toEqual(['1.1.1', '2.1.1']);
    expect(trouver({ titre: 'ETE accu' })).toEqual(['1.1.1']);
    expect(trouver({ titre: 'mande' })).toEqual(['2.1.1']);
    expect(trouver({ titre: 'été commandes' })).toEqual([]);
  });

  test('PAE-1 pour l’enseignant, la date est celle de la création seule', () => {
    const filtres = { titre: '', date: '09/2026', competence: '' };
    expect(filtrerFiches(fiches, filtres)).toHaveLength(2);
    expect(filtrerFiches(fiches, filtres, { parCreation: true })).toEqual([]);
    expect(filtrerFiches(fiches, { ...filtres, date: '10/2026' }, { parCreation: true })).toHaveLength(1);
  });

  test('PAS-1 par chiffres de la date de création ou de réalisation', () => {
    expect(trouver({ date: '2025' })).toEqual(['2.1.1']);
    expect(trouver({ date: '10/2026' })).toEqual(['1.1.1']);
    expect(trouver({ date: '12-10' })).toEqual(['1.1.1']);
    expect(trouver({ date: '03/09/2026' })).toEqual(['1.1.1', '2.1.1']);
    expect(trouver({ date: '102026' })).toEqual(['1.1.1']);
  });

  test('PAS-1 par début de code ou par mots de la compétence', () => {
    expect(trouver({ competence: '1.1' })).toEqual(['1.1.1']);
    expect(trouver({ competence: 'donnees fournisseurs' })).toEqual(['1.1.1']);
    expect(trouver({ competence: 'réception' })).toEqual(['2.1.1']);
    expect(trouver({ competence: '1.1.1 réception' })).toEqual([]);
  });
});

describe('État d’une fiche dans la liste', () => {
  const fiche = { corbeilleLe: null, inedit: false, corrigee: false, dejaVue: true };

  test('PAS-1 l’apprenant distingue une nouvelle évaluation, une correction', () => {
    expect(etatFiche(fiche, 'apprenant')).toBeNull();
    expect(etatFiche({ ...fiche, inedit: true }, 'apprenant')).toBe('nouvelle-evaluation');
    expect(etatFiche({ ...fiche, inedit: true, corrigee: true }, 'apprenant')).toBe('corrigee');
  });

  test('PAE-1 l’enseignant distingue nouvelle, modifiée et supprimée', () => {
    expect(etatFiche({ ...fiche, inedit: true, dejaVue: false }, 'enseignant')).toBe('nouvelle');
    expect(etatFiche({ ...fiche, inedit: true }, 'enseignant')).toBe('modifiee');
    expect(etatFiche({ ...fiche, inedit: true, corbeilleLe: new Date() }, 'enseignant')).toBe('supprimee');
  });
});
