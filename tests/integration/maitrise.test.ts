import './base';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { CODE_BEP, construireVueBep } from '@/lib/maitrise/regles-bep';
import { construireTableau, type Ligne, type Tableau } from '@/lib/maitrise/regles-tableau';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';

const GA = 'BACPRO-GA';
const TRANSPORT = 'BACPRO-TRANSPORT';

async function diplome(code: string) {
  const lu = await lireReferentiel(code);
  if (!lu) throw new Error(`référentiel ${code} absent`);
  return lu;
}

/** Le tableau de bord de cet apprenant, vu par cet acteur. */
async function tableauVu(acteur: Acteur, apprenant: Acteur, code: string): Promise<Tableau> {
  const { dossier } = await lireTableauDeBord(acteur, { apprenant: apprenant.compteId });
  if (!dossier) throw new Error('aucun dossier');
  return construireTableau(await diplome(code), dossier);
}

function ligne(tableau: Tableau, code: string): Ligne {
  const lignes = tableau.sections.flatMap((s) => s.rubriques).flatMap((r) => r.lignes);
  const trouvee = lignes.find((l) => l.code === code);
  if (!trouvee) throw new Error(`ligne ${code} absente`);
  return trouvee;
}

const pourcentages = (l: Ligne) => l.barres.map((b) => b.pourcentage);
const barre = (l: Ligne, cle: string) => l.barres.find((b) => b.cle === cle);

async function uneClasse(referentiel: string) {
  const rne = await unEtablissement();
  const division = await uneDivision(rne, { referentiel });
  const apprenant = await unApprenant(rne, { division: division.id, referentiel });
  const enseignant = await unEnseignant(rne, [division.id], { nom: 'LEBŒUF', prenom: 'Éric' });
  return { rne, division, apprenant, enseignant };
}

describe('Gestion-Administration : trois barres par situation, du meilleur résultat', () => {
  let c: Awaited<ReturnType<typeof uneClasse>>;
  beforeAll(async () => {
    c = await uneClasse(GA);
  });
  const noter = async (items: string[], degre: 'totale' | 'partielle' | 'encours' | 'erreurs' | 'nonevaluable') => {
    const id = await uneFiche(c.apprenant, { referentiel: GA, item: items[0] ?? '' });
    await uneEvaluationDeFiche(c.enseignant, id, { referentiel: GA, items, degre, appreciation: 'Vu en entreprise' });
    return id;
  };

  test('TDB-1 compétence au meilleur, complexités et aléas en moyenne sur toute la liste', async () => {
    await noter(['1.1.1', '1.1.1-C1', '1.1.1-A1'], 'partielle');
    await noter(['1.1.1', '1.1.1-C2'], 'totale');
    await noter(['1.1.1', '1.1.1-C1'], 'erreurs');
    const { items } = await diplome(GA);
    const combien = (nature: string) => items.filter((i) => i.parent === '1.1.1' && i.nature === nature).length;
    const l = ligne(await tableauVu(c.enseignant, c.apprenant, GA), '1.1.1');
    expect(pourcentages(l)).toEqual([
      100,
      Math.round((66 + 100) / combien('complexite')),
      Math.round(66 / combien('alea')),
    ]);
    expect(barre(l, 'complexites')).toMatchObject({ evalues: 2, total: combien('complexite') });
    expect(l.fiches).toHaveLength(3);
    expect(l.historique.map((r) => r.degre)).toEqual(['erreurs', 'totale', 'partielle']);
    expect(l.historique[0]).toMatchObject({ auteur: 'Éric LEBŒUF', remarque: 'Vu en entreprise', source: 'fiche' });
  });

  test('TDB-1 fiche réévaluée : son meilleur résultat reste, Non évaluable ne change rien', async () => {
    const id = await noter(['1.2.1'], 'encours');
    await uneEvaluationDeFiche(c.enseignant, id, { referentiel: GA, items: ['1.2.1'], degre: 'totale' });
    await uneEvaluationDeFiche(c.enseignant, id, { referentiel: GA, items: ['1.2.1'], degre: 'nonevaluable' });
    const l = ligne(await tableauVu(c.enseignant, c.apprenant, GA), '1.2.1');
    expect(l.barres[0]?.pourcentage).toBe(100);
    expect(l.historique).toHaveLength(3);
  });

  test('TDB-1 brouillon, corbeille et module Gestion des évaluations n’y comptent pas', async () => {
    for (const etat of [{ brouillon: true }, { corbeilleLe: new Date() }]) {
      const id = await uneFiche(c.apprenant, { referentiel: GA, item: '1.3.1', ...etat });
      await uneEvaluationDeFiche(c.enseignant, id, { referentiel: GA, items: ['1.3.1'], degre: 'totale' });
    }
    await uneEvaluation(c.enseignant, { apprenants: [c.apprenant], visible: true, notes: { '1.3.1': 'totale' } });
    const l = ligne(await tableauVu(c.apprenant, c.apprenant, GA), '1.3.1');
    expect(l.barres[0]).toMatchObject({ pourcentage: null, evalues: 0 });
    expect([l.fiches, l.historique]).toEqual([[], []]);
  });

  test('TDB-1 vue BEP : une fiche sous sa tâche, avec le résultat de la partie BEP', async () => {
    const lien = { bepReferentiel: CODE_BEP, bepItem: 'T1.2' };
    const id = await uneFiche(c.apprenant, { referentiel: GA, item: '2.1.1', ...lien });
    await uneEvaluationDeFiche(c.enseignant, id, {
      referentiel: CODE_BEP,
      items: ['T1.2'],
      degre: 'encours',
      partie: 'bep',
    });
    await uneEvaluationDeFiche(c.enseignant, id, { referentiel: GA, items: ['2.1.1'], degre: 'totale' });
    const { dossier } = await lireTableauDeBord(c.apprenant, {});
    const vue = construireVueBep((await diplome(CODE_BEP)).items, dossier?.fiches ?? []);
    const tache = vue.flatMap((d) => d.taches).find((t) => t.code === 'T1');
    expect(tache?.fiches.map((f) => f.id)).toEqual([id]);
    expect(tache?.fiches[0]?.bacpro[0]?.degre).toBe('totale');
    expect(tache?.historique.map((r) => r.degre)).toEqual(['encours']);
    expect(ligne(await tableauVu(c.apprenant, c.apprenant, GA), '2.1.1').barres[0]?.pourcentage).toBe(100);
  });
});

describe('Transport : une barre par compétence inclusive, du dernier résultat', () => {
  let c: Awaited<ReturnType<typeof uneClasse>>;
  let parent: Acteur;
  beforeAll(async () => {
    c = await uneClasse(TRANSPORT);
    parent = await unParent(c.rne, [c.apprenant]);
  });
  const evaluer = (plus: Partial<Parameters<typeof uneEvaluation>[1]>) =>
    uneEvaluation(c.enseignant, { apprenants: [c.apprenant], referentiel: TRANSPORT, visible: true, ...plus });

  test('TDB-2 le dernier jour l’emporte, puis la dernière saisie ; Absent est neutre', async () => {
    await evaluer({ notes: { 'G1C1.1': 'totale' }, faiteLe: '2026-10-01', saisiLe: new Date('2026-10-01T08:00:00Z') });
    await evaluer({ notes: { 'G1C1.1': 'encours' }, faiteLe: '2026-09-01', saisiLe: new Date('2026-11-01T08:00:00Z') });
    await evaluer({ notes: { 'G1C1.1': 'absent', 'G1C1.2': 'partielle' }, faiteLe: '2026-10-20' });
    const l = ligne(await tableauVu(c.enseignant, c.apprenant, TRANSPORT), 'G1C1');
    expect(barre(l, 'G1C1.1')).toMatchObject({ pourcentage: 100, evalues: 1, total: 1 });
    expect(barre(l, 'G1C1.2')?.pourcentage).toBe(66);
    expect(barre(l, 'G1C1.1')?.details[0]?.mesure.resultats).toHaveLength(3);
  });

  test('TDB-2 une fiche évaluée sur la compétence vaut pour ses compétences inclusives, à sa date', async () => {
    const item = 'G2C1';
    const fiche = await uneFiche(c.apprenant, { referentiel: TRANSPORT, item });
    const codes = (await diplome(TRANSPORT)).items.filter((i) => i.parent === item).map((i) => i.code);
    const [premier = '', second = ''] = codes;
    await evaluer({ notes: { [premier]: 'erreurs' }, faiteLe: '2026-09-01' });
    const le = { referentiel: TRANSPORT, items: [item], creeLe: new Date('2026-09-20T09:00:00Z') };
    await uneEvaluationDeFiche(c.enseignant, fiche, { ...le, degre: 'partielle' });
    await evaluer({ notes: { [second]: 'totale' }, faiteLe: '2026-09-25' });
    const l = ligne(await tableauVu(c.enseignant, c.apprenant, TRANSPORT), item);
    expect(barre(l, premier)?.pourcentage).toBe(66);
    expect(barre(l, second)?.pourcentage).toBe(100);
    expect(l.fiches.map((f) => f.id)).toEqual([fiche]);
  });

  test('TDB-2 évaluation non visible : comptée pour l’enseignant, le chef et le lecteur, pas pour l’apprenant ni le parent', async () => {
    await evaluer({ notes: { 'G3C1.1': 'encours' }, faiteLe: '2026-09-01', commentaire: 'À revoir' });
    await evaluer({ notes: { 'G3C1.1': 'totale' }, faiteLe: '2026-10-01', visible: false });
    await evaluer({ notes: { 'G3C1.1': 'erreurs' }, faiteLe: '2026-11-01', supprimeLe: new Date() });
    const vu = async (acteur: Acteur) =>
      barre(ligne(await tableauVu(acteur, c.apprenant, TRANSPORT), 'G3C1'), 'G3C1.1');
    for (const profil of ['chef', 'lecteur'] as const)
      expect((await vu(await unCompte(c.rne, profil)))?.pourcentage).toBe(100);
    expect((await vu(c.enseignant))?.pourcentage).toBe(100);
    for (const acteur of [c.apprenant, parent]) {
      const b = await vu(acteur);
      expect(b?.pourcentage).toBe(33);
      expect(b?.details[0]?.mesure.retenu).toMatchObject({ remarque: 'À revoir', source: 'evaluation' });
    }
  });

  test('TDB-2 les fiches d’un autre diplôme sont comptées à part', async () => {
    await uneFiche(c.apprenant, { referentiel: GA, item: '1.1.1' });
    expect((await tableauVu(c.apprenant, c.apprenant, TRANSPORT)).fichesHorsReferentiel).toBe(1);
  });
});

describe('Portée du tableau de bord', () => {
  const introuvable = { code: 'introuvable' };

  test('TDB-1 chacun dans sa portée ; une autre classe, un autre établissement sont introuvables', async () => {
    const [ici, ailleurs] = [await uneClasse(GA), await uneClasse(GA)];
    const voisin = await unApprenant(ici.rne, { division: (await uneDivision(ici.rne)).id });
    const demander = (acteur: Acteur, cible: Acteur) => lireTableauDeBord(acteur, { apprenant: cible.compteId });
    for (const cible of [voisin, ailleurs.apprenant]) {
      await expect(demander(ici.enseignant, cible)).rejects.toMatchObject(introuvable);
      await expect(demander(ici.apprenant, cible)).rejects.toMatchObject(introuvable);
      await expect(demander(await unParent(ici.rne, [ici.apprenant]), cible)).rejects.toMatchObject(introuvable);
    }
    const chef = await unCompte(ici.rne, 'chef');
    expect((await demander(chef, voisin)).dossier?.apprenant.id).toBe(voisin.compteId);
    await expect(demander(chef, ailleurs.apprenant)).rejects.toMatchObject(introuvable);
    await expect(lireTableauDeBord(chef, { classe: ailleurs.division.id })).rejects.toMatchObject(introuvable);
    await expect(lireTableauDeBord(chef, { apprenant: 'x' })).rejects.toMatchObject(introuvable);
  });

  test('TDB-1 sans choix, l’apprenant voit le sien, le parent son premier enfant, l’enseignant aucun', async () => {
    const c = await uneClasse(GA);
    const second = await unApprenant(c.rne, { division: c.division.id, compte: { nom: 'AAA' } });
    const parent = await unParent(c.rne, [c.apprenant, second]);
    expect((await lireTableauDeBord(c.apprenant, {})).dossier?.apprenant.id).toBe(c.apprenant.compteId);
    expect((await lireTableauDeBord(parent, {})).dossier?.apprenant.id).toBe(second.compteId);
    const lu = await lireTableauDeBord(c.enseignant, {});
    expect([lu.dossier, lu.choix.classe?.apprenants.length]).toEqual([null, 2]);
  });
});
