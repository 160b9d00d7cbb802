import './base';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { evaluation } from '@/db/schema/evaluations';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { schemaListe } from '@/lib/evaluations/schema';
import { rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { nommerCollegues } from '@/lib/evaluations/serveur/mutations-collegues';
import { restaurerEvaluation, supprimerEvaluation } from '@/lib/evaluations/serveur/mutations-corbeille';
import { lireGrille, lireMonEvaluation } from '@/lib/evaluations/serveur/queries';
import { listerEvaluations, listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { compterPertes } from '@/lib/evaluations/serveur/queries-pertes';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { lireNouveautes } from '@/lib/notifications/serveur/queries';
import { TACHES } from '@/lib/travaux/serveur/taches';
import { deuxClasses, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';

const filtre = schemaListe.parse.bind(schemaListe);
const ilYA = (jours: number) => new Date(Date.now() - jours * 86_400_000);

const TABLES = ['evaluation', 'evaluation_item', 'evaluation_apprenant', 'evaluation_saisissant', 'resultat'] as const;

/** Toutes les lignes de cette évaluation, table par table, telles que la base les garde. */
const toutEnBase = (acteur: Acteur, id: string) =>
  lire(acteur, async (tx) => {
    const lu: Record<string, unknown> = {};
    for (const table of TABLES) {
      const cle = sql.identifier(table === 'evaluation' ? 'id' : 'evaluation_id');
      lu[table] = await tx.execute(
        sql`select to_jsonb(t) as ligne from ${sql.identifier(table)} t where t.${cle} = ${id} order by 1`,
      );
    }
    return lu;
  });

const antidater = (acteur: Acteur, id: string, jours: number) =>
  ecrire(acteur, 'test.antidater', (tx) =>
    tx
      .update(evaluation)
      .set({ supprimeLe: ilYA(jours) })
      .where(eq(evaluation.id, id)),
  );

/** Une évaluation complète : visible, notée, commentée, avec un collègue qui y saisit. */
async function unePleine() {
  const classe = await deuxClasses();
  const { auteur, collegue, a, b } = classe;
  const contenu = { resultats: ['totale', 'erreurs'] as const, commentaire: 'Bien', visible: true };
  const { id } = await uneEvaluation(auteur, { apprenants: [a, b], titre: 'Paie', ...contenu });
  await nommerCollegues(auteur, { id, collegues: [collegue.compteId] });
  return { ...classe, id };
}

describe('Supprimer et restaurer', () => {
  test('EVA-3 une évaluation à la corbeille disparaît pour tous, et ne compte plus nulle part', async () => {
    const { auteur, collegue, a, id } = await unePleine();
    const comptes = async () => ({
      tableau: (await lireTableauDeBord(auteur, { apprenant: a.compteId })).dossier?.evaluations.length,
      apprenant: (await listerMesEvaluations(a, filtre({}))).lignes.length,
      accueil: (await lireNouveautes(a)).badges.evaluations,
    });
    expect(await comptes()).toEqual({ tableau: 2, apprenant: 1, accueil: '1\u00a0nouvelle' });
    await supprimerEvaluation(auteur, { id });
    expect(await comptes()).toEqual({ tableau: 0, apprenant: 0, accueil: undefined });
    for (const qui of [auteur, collegue]) expect(await refusDe(lireGrille(qui, id))).toBe('introuvable');
    expect(await refusDe(lireMonEvaluation(a, id))).toBe('introuvable');
    for (const acte of [rendreVisible(auteur, { id, visible: false }), supprimerEvaluation(auteur, { id })])
      expect(await refusDe(acte)).toBe('introuvable');
    const vues = (qui: Acteur) => listerEvaluations(qui, filtre({})).then((l) => l.comptes);
    expect(await vues(auteur)).toEqual({ miennes: 0, 'co-saisie': 0, collegues: 0, corbeille: 1 });
    expect(await vues(collegue)).toEqual({ miennes: 0, 'co-saisie': 0, collegues: 0, corbeille: 0 });
  });

  test('EVA-3 restaurée, elle revient exactement telle qu’elle était', async () => {
    const { auteur, a, id } = await unePleine();
    const avant = await toutEnBase(auteur, id);
    await supprimerEvaluation(auteur, { id });
    await restaurerEvaluation(auteur, { id });
    expect(await toutEnBase(auteur, id)).toEqual(avant);
    expect((await lireMonEvaluation(a, id)).commentaire).toBe('Bien');
  });

  test('EVA-3 la corbeille dit ce qui y est ; l’auteur seul restaure, pendant trente jours', async () => {
    const { auteur, collegue, autre, id } = await unePleine();
    const ailleurs = await deuxClasses();
    await supprimerEvaluation(auteur, { id });
    await antidater(auteur, id, 29);
    const corbeille = () => listerEvaluations(auteur, filtre({ vue: 'corbeille' })).then((l) => l.lignes);
    expect(await corbeille()).toMatchObject([{ id, titre: 'Paie', resultats: 4, supprimeLe: expect.any(Date) }]);
    for (const qui of [collegue, autre, ailleurs.auteur])
      expect(await refusDe(restaurerEvaluation(qui, { id }))).toBe('introuvable');
    await antidater(auteur, id, 31);
    expect(await corbeille()).toEqual([]);
    expect(await refusDe(restaurerEvaluation(auteur, { id }))).toBe('introuvable');
    expect(await refusDe(restaurerEvaluation(auteur, { id: 'x' }))).toBe('introuvable');
  });

  test('EVA-3 restaurée après la rentrée, elle revient dans la consultation', async () => {
    const { auteur, a } = await deuxClasses();
    const passee = { annee: anneeScolaire() - 1, supprimeLe: ilYA(3) };
    const { id } = await uneEvaluation(auteur, { apprenants: [a], ...passee });
    expect((await listerEvaluations(auteur, filtre({ vue: 'corbeille' }))).lignes).toMatchObject([{ id }]);
    expect((await listerEvaluations(auteur, filtre({ vue: 'corbeille' }), 'anterieures')).vue).toBe('miennes');
    await restaurerEvaluation(auteur, { id });
    expect((await listerEvaluations(auteur, filtre({}), 'anterieures')).lignes).toMatchObject([{ id }]);
  });

  test('EVA-3 la question compte tout ce qui part, même ce que l’auteur ne voit plus', async () => {
    const { auteur, collegue, a, b, etranger } = await deuxClasses();
    const contenu = { resultats: ['totale', 'absent'] as const, commentaire: 'Vu' };
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b, etranger], ...contenu });
    expect((await lireGrille(auteur, id)).resultats).toHaveLength(4);
    expect(await compterPertes(auteur, { id })).toEqual({ resultats: 6, commentaires: 3 });
    expect(await refusDe(compterPertes(collegue, { id }))).toBe('evaluation-auteur');
  });
});

describe('Purger', () => {
  const restes = (acteur: Acteur, id: string) =>
    toutEnBase(acteur, id).then((lu) => Object.values(lu).map((lignes) => (lignes as unknown[]).length));
  const purger = (rne: string) => TACHES.purger(rne, new AbortController().signal);

  test('EVA-3 le travail de nuit efface ce qui est à la corbeille depuis trente jours, et rien d’autre', async () => {
    const [perimee, recente, ailleurs] = [await unePleine(), await unePleine(), await unePleine()];
    const gardee = await uneEvaluation(perimee.auteur, { apprenants: [perimee.a], resultats: ['totale'] });
    for (const { auteur, id } of [perimee, recente, ailleurs]) await supprimerEvaluation(auteur, { id });
    await antidater(perimee.auteur, perimee.id, 30.1);
    await antidater(recente.auteur, recente.id, 29.9);
    await antidater(ailleurs.auteur, ailleurs.id, 31);
    for (const { rne } of [perimee, recente]) expect(await purger(rne)).toBe(false);
    expect(await restes(perimee.auteur, perimee.id)).toEqual([0, 0, 0, 0, 0]);
    expect(await restes(perimee.auteur, gardee.id)).toEqual([1, 2, 1, 0, 1]);
    expect(await restes(recente.auteur, recente.id)).toEqual([1, 2, 2, 1, 4]);
    expect(await restes(ailleurs.auteur, ailleurs.id)).toEqual([1, 2, 2, 1, 4]);
  });

  test('EVA-3 sans rien à effacer, la purge n’écrit pas au journal', async () => {
    const { rne } = await unePleine();
    await purger(rne);
    const traces = await lire(systeme(rne), (tx) =>
      tx.execute(sql`select 1 from journal where rne = ${rne} and evenement = 'evaluation.purger'`),
    );
    expect(traces).toHaveLength(0);
  });
});
