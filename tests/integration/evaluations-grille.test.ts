import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { evaluation, evaluationApprenant } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireGrille } from '@/lib/evaluations/serveur/queries';
import { lireChoix } from '@/lib/evaluations/serveur/queries-choix';
import { unApprenant } from '@/tests/fabriques/etablissement';
import { deuxClasses, resultatsEnBase, uneEvaluation } from '@/tests/fabriques/evaluation';

describe('Saisir des résultats', () => {
  const cellule = (apprenant: Acteur, item: string, degre: string | null) => ({
    apprenant: apprenant.compteId,
    item,
    degre: degre as 'totale' | null,
  });

  test('EVA-2 écrit, remplace et vide les seules cases changées', async () => {
    const { auteur, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale', 'erreurs'] });
    const avant = await resultatsEnBase(auteur, id);
    const cellules = [cellule(a, '1.1.1', 'absent'), cellule(a, '1.1.2', null), cellule(b, '1.1.1', 'totale')];
    expect(await saisirResultats(auteur, { id, cellules, commentaires: [] })).toMatchObject({ ecrites: 2 });
    const apres = await resultatsEnBase(auteur, id);
    const lu = (r: typeof apres, x: Acteur, item: string) =>
      r.find((l) => l.apprenantId === x.compteId && l.item === item);
    expect(apres).toHaveLength(3);
    expect(lu(apres, a, '1.1.1')?.degre).toBe('absent');
    expect(lu(apres, a, '1.1.1')?.saisiLe).not.toEqual(lu(avant, a, '1.1.1')?.saisiLe);
    expect(lu(apres, b, '1.1.1')).toEqual(lu(avant, b, '1.1.1'));
    expect(lu(apres, b, '1.1.2')).toEqual(lu(avant, b, '1.1.2'));
  });

  test('EVA-2 une même case saisie deux fois garde la dernière saisie', async () => {
    const { auteur, a } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a] });
    const cellules = [cellule(a, '1.1.1', 'totale'), cellule(a, '1.1.1', 'partielle')];
    await saisirResultats(auteur, { id, cellules, commentaires: [] });
    expect((await lireGrille(auteur, id)).resultats).toEqual([cellule(a, '1.1.1', 'partielle')]);
  });

  test('EVA-2 garde un commentaire par apprenant, sans toucher aux autres', async () => {
    const { auteur, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], commentaire: 'Avant' });
    const commentaires = [{ apprenant: a.compteId, texte: ' Bon travail. ' }];
    await saisirResultats(auteur, { id, cellules: [cellule(a, '1.1.1', 'totale')], commentaires });
    const { apprenants } = await lireGrille(auteur, id);
    expect(apprenants.map((x) => x.commentaire)).toEqual(['Bon travail.', 'Avant']);
  });

  test('EVA-2 35 apprenants × 20 items s’enregistrent d’un coup', async () => {
    const { rne, division, auteur } = await deuxClasses();
    const apprenants: Acteur[] = [];
    for (let n = 0; n < 35; n++) apprenants.push(await unApprenant(rne, { division: division.id }));
    const items = (await lireChoix(auteur)).diplomes.flatMap((d) =>
      d.arbre.flatMap((p) => p.enfants.flatMap((c) => c.enfants.map((s) => s.code))),
    );
    const vingt = items.slice(0, 20);
    const { id } = await uneEvaluation(auteur, { apprenants, items: vingt });
    const cellules = apprenants.flatMap((x) => vingt.map((i) => cellule(x, i, 'encours')));
    expect(await saisirResultats(auteur, { id, cellules, commentaires: [] })).toMatchObject({ ecrites: 700 });
    expect((await lireGrille(auteur, id)).resultats).toHaveLength(700);
  });
});

test('EVA-2 la dernière modification est datée, et l’apprenant touché aussi', async () => {
  const { auteur, a, b } = await deuxClasses();
  const { id } = await uneEvaluation(auteur, { apprenants: [a, b] });
  const dates = () =>
    lire(auteur, async (tx) => {
      const [e] = await tx.select({ le: evaluation.modifieLe }).from(evaluation).where(eq(evaluation.id, id));
      const lignes = await tx.select().from(evaluationApprenant).where(eq(evaluationApprenant.evaluationId, id));
      const de = (x: Acteur) => lignes.find((l) => l.apprenantId === x.compteId)?.modifieLe;
      return { e: e?.le, a: de(a), b: de(b) };
    });
  const avant = await dates();
  await saisirResultats(auteur, {
    id,
    cellules: [{ apprenant: a.compteId, item: '1.1.1', degre: 'totale' }],
    commentaires: [],
  });
  const apres = await dates();
  expect(apres.e).not.toEqual(avant.e);
  expect(apres.a).not.toEqual(avant.a);
  expect(apres.b).toEqual(avant.b);
});
