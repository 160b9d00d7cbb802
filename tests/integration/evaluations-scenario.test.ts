import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { schemaListe } from '@/lib/evaluations/schema';
import { creerEvaluation } from '@/lib/evaluations/serveur/mutations';
import { nommerCollegues } from '@/lib/evaluations/serveur/mutations-collegues';
import { lireGrille, lireMonEvaluation } from '@/lib/evaluations/serveur/queries';
import { lireChoix } from '@/lib/evaluations/serveur/queries-choix';
import { listerEvaluations, listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { deuxClasses, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';
import { unScenario } from '@/tests/fabriques/scenario';

const filtre = schemaListe.parse.bind(schemaListe);

const creation = (apprenants: Acteur[], scenario: string, referentiel = 'BACPRO-GA') => ({
  titre: 'D’après le scénario',
  faiteLe: `${anneeScolaire()}-10-05`,
  referentiel,
  niveau: 3,
  items: ['1.1.1'],
  apprenants: apprenants.map((a) => a.compteId),
  scenario,
});

const scenarioVu = async (qui: Acteur, vue: string) =>
  (await listerEvaluations(qui, filtre({ vue }))).lignes.map((l) => l.scenario);

describe('Évaluer d’après un scénario', () => {
  test('SCE-7 reprend le titre, le diplôme, le niveau et les items dans leur ordre', async () => {
    const { auteur, collegue } = await deuxClasses();
    const items = ['1.2.1', '1.1.1', '1.1.1-A2', '1.1.1-C1'];
    const { id } = await unScenario(collegue, { titre: 'Relancer', niveau: 2, items });
    const { scenario, diplomes } = await lireChoix(auteur, id);
    expect(scenario).toEqual({ id, titre: 'Relancer', referentiel: 'BACPRO-GA', niveau: 2, items });
    expect(diplomes.map((d) => d.code)).toEqual(['BACPRO-GA']);
  });

  test('SCE-7 un scénario sans item, ou d’un diplôme que personne ne prépare, se dit', async () => {
    const { auteur } = await deuxClasses();
    const vide = await unScenario(auteur, { items: [] });
    expect((await lireChoix(auteur, vide.id)).scenario?.items).toEqual([]);
    const autre = await unScenario(auteur, { referentiel: 'BACPRO-LOGISTIQUE', items: ['G1C1.1'] });
    expect((await lireChoix(auteur, autre.id)).diplomes).toEqual([]);
  });

  test('SCE-7 le scénario privé d’un autre, ou d’ailleurs, est introuvable', async () => {
    const { auteur, collegue, a } = await deuxClasses();
    const ailleurs = await deuxClasses();
    const prive = await unScenario(collegue, { prive: true });
    const etranger = await unScenario(ailleurs.auteur);
    for (const { id } of [prive, etranger, { id: 'pas-un-identifiant' }]) {
      expect(await refusDe(lireChoix(auteur, id))).toBe('introuvable');
      expect(await refusDe(creerEvaluation(auteur, creation([a], id)))).toBe('introuvable');
    }
    const logistique = await unScenario(auteur, { referentiel: 'BACPRO-LOGISTIQUE', items: [] });
    expect(await refusDe(creerEvaluation(auteur, creation([a], logistique.id)))).toBe('saisie');
  });

  test('SCE-7 la liste nomme le scénario public pour chaque enseignant', async () => {
    const { auteur, collegue, a } = await deuxClasses();
    const { id } = await unScenario(collegue, { titre: 'Relancer' });
    const evaluation = await creerEvaluation(auteur, creation([a], id));
    await uneEvaluation(auteur, { apprenants: [a] });
    expect(await scenarioVu(auteur, 'miennes')).toContainEqual({ id, titre: 'Relancer' });
    expect(await scenarioVu(auteur, 'miennes')).toContain(null);
    await nommerCollegues(auteur, { id: evaluation.id, collegues: [collegue.compteId] });
    expect(await scenarioVu(collegue, 'co-saisie')).toEqual([{ id, titre: 'Relancer' }]);
  });

  test('SCE-7 le titre d’un scénario privé ne se montre ni aux collègues ni aux apprenants', async () => {
    const { auteur, collegue, a } = await deuxClasses();
    const { id } = await unScenario(auteur, { titre: 'Secret', prive: true });
    await creerEvaluation(auteur, creation([a], id));
    expect(await scenarioVu(auteur, 'miennes')).toEqual([{ id, titre: 'Secret' }]);
    expect(await scenarioVu(collegue, 'collegues')).toEqual([null]);
    const publie = await uneEvaluation(auteur, { apprenants: [a], visible: true, scenarioId: id });
    const vu = JSON.stringify(await listerMesEvaluations(a, filtre({})));
    expect(vu).toContain(publie.id);
    for (const lu of [vu, JSON.stringify(await lireMonEvaluation(a, publie.id))])
      for (const trace of ['Secret', id]) expect(lu).not.toContain(trace);
    expect((await lireGrille(auteur, publie.id)).evaluation.scenario).toEqual({ id, titre: 'Secret' });
    expect((await lireGrille(collegue, publie.id)).evaluation.scenario).toBeNull();
    expect(JSON.stringify(await listerEvaluations(collegue, filtre({ vue: 'collegues' })))).not.toContain(id);
  });
});
