import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { schemaListe } from '@/lib/evaluations/schema';
import { marquerEvaluationVue, modifierEvaluation, rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireMonEvaluation } from '@/lib/evaluations/serveur/queries';
import { listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { deuxClasses, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';

const filtre = schemaListe.parse.bind(schemaListe);
const jour = `${anneeScolaire()}-10-05`;

describe('Côté apprenant', () => {
  test('EVA-4 il ne voit que les évaluations visibles qui le concernent, et ses seuls résultats', async () => {
    const { auteur, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale'], commentaire: 'Bien' });
    expect(await refusDe(lireMonEvaluation(a, id))).toBe('introuvable');
    await rendreVisible(auteur, { id, visible: true });
    const { items, commentaire } = await lireMonEvaluation(a, id);
    expect(items.map((i) => i.degre)).toEqual(['totale', null]);
    expect(commentaire).toBe('Bien');
    const sansLui = await uneEvaluation(auteur, { apprenants: [b], visible: true });
    expect(await refusDe(lireMonEvaluation(a, sansLui.id))).toBe('introuvable');
    expect((await listerMesEvaluations(a, filtre({}))).lignes.map((l) => l.id)).toEqual([id]);
  });

  test('EVA-4 « nouveau » jusqu’à la lecture, puis de nouveau quand ses résultats changent', async () => {
    const { auteur, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], visible: true });
    const nouvelle = async (x: Acteur) => (await listerMesEvaluations(x, filtre({}))).lignes[0]?.nouvelle;
    expect(await nouvelle(a)).toBe(true);
    await marquerEvaluationVue(a, id);
    expect(await nouvelle(a)).toBe(false);
    expect(await nouvelle(b)).toBe(true);
    const pourB = { apprenant: b.compteId, item: '1.1.1', degre: 'totale' as const };
    await saisirResultats(auteur, { id, cellules: [pourB], commentaires: [] });
    expect(await nouvelle(a)).toBe(false);
    await saisirResultats(auteur, { id, cellules: [{ ...pourB, apprenant: a.compteId }], commentaires: [] });
    expect((await listerMesEvaluations(a, filtre({}))).lignes).toMatchObject([{ nouvelle: true, resultats: 1 }]);
    await marquerEvaluationVue(a, id);
    const sansItem = { id, titre: 'Évaluation', faiteLe: jour, items: ['1.1.2'], confirme: true };
    await modifierEvaluation(auteur, sansItem);
    expect(await nouvelle(a)).toBe(true);
  });

  test('EVA-4 filtre par une partie du titre, sans accents, et par les chiffres de la date', async () => {
    const { auteur, a } = await deuxClasses();
    const annee = anneeScolaire();
    const communs = { apprenants: [a], visible: true };
    await uneEvaluation(auteur, { ...communs, titre: 'Réception', faiteLe: `${annee}-11-14` });
    await uneEvaluation(auteur, { ...communs, titre: 'Paie 100 %', faiteLe: `${annee}-12-01`, annee: annee - 3 });
    const titres = async (f: object) => (await listerMesEvaluations(a, filtre(f))).lignes.map((l) => l.titre);
    expect(await titres({})).toEqual(['Paie 100 %', 'Réception']);
    expect(await titres({ titre: 'RECEP' })).toEqual(['Réception']);
    expect(await titres({ titre: '100 %' })).toEqual(['Paie 100 %']);
    expect(await titres({ titre: '_' })).toEqual([]);
    expect(await titres({ date: '14/11' })).toEqual(['Réception']);
    expect(await titres({ date: '1411' })).toEqual(['Réception']);
    expect(await titres({ date: `12 ${annee}` })).toEqual(['Paie 100 %']);
    expect(await titres({ date: 'novembre' })).toEqual([]);
    expect(await titres({ date: `14/11/${annee % 100}` })).toEqual(['Réception']);
    expect(await titres({ date: `${annee - 3}-${annee - 2}` })).toEqual(['Paie 100 %']);
    expect(await titres({ tri: 'titre', sens: 'croissant' })).toEqual(['Paie 100 %', 'Réception']);
  });
});
