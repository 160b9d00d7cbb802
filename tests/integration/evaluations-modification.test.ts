import './base';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { affectation } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { modifierApprenants, modifierEvaluation } from '@/lib/evaluations/serveur/mutations';
import { lireGrille } from '@/lib/evaluations/serveur/queries';
import { deuxClasses, resultatsEnBase, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';

const jour = `${anneeScolaire()}-10-05`;

describe('Changer les items et les apprenants', () => {
  test('EVA-2 retirer un item qui a des résultats demande d’abord, puis les efface', async () => {
    const { auteur, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale', 'erreurs'] });
    const saisie = { id, titre: 'Nouveau titre', faiteLe: jour, items: ['1.1.3', '1.1.2'], confirme: false };
    const question = await modifierEvaluation(auteur, saisie).catch((e: unknown) => e);
    expect(question).toMatchObject({ code: 'evaluation-resultats', message: expect.stringContaining('2 résultats') });
    expect((await lireGrille(auteur, id)).evaluation.titre).toBe('Évaluation');
    await modifierEvaluation(auteur, { ...saisie, confirme: true });
    const grille = await lireGrille(auteur, id);
    expect(grille.evaluation).toMatchObject({ titre: 'Nouveau titre', faiteLe: jour });
    expect(grille.items.map((i) => i.code)).toEqual(['1.1.3', '1.1.2']);
    expect(grille.resultats.map((r) => r.item)).toEqual(['1.1.2', '1.1.2']);
  });

  test('EVA-2 retirer un item sans résultat, ou changer l’ordre, ne demande rien', async () => {
    const { auteur, a } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], items: ['1.1.1', '1.1.2', '1.1.3'] });
    const saisie = { id, titre: 'T', faiteLe: jour, items: ['1.1.3', '1.1.1'], confirme: false };
    expect(await refusDe(modifierEvaluation(auteur, saisie))).toBe('rien');
    expect((await lireGrille(auteur, id)).items.map((i) => i.code)).toEqual(['1.1.3', '1.1.1']);
  });

  test('EVA-2 retirer un apprenant compte ses résultats et son commentaire avant de les effacer', async () => {
    const { auteur, a, b, etranger } = await deuxClasses();
    const options = { apprenants: [a, b], resultats: ['totale' as const], commentaire: 'Bien' };
    const { id } = await uneEvaluation(auteur, options);
    const saisie = { id, apprenants: [b.compteId], confirme: false };
    const question = await modifierApprenants(auteur, saisie).catch((e: unknown) => e);
    expect(question).toMatchObject({ message: expect.stringContaining('1 résultat et 1 commentaire') });
    await modifierApprenants(auteur, { ...saisie, confirme: true });
    expect((await lireGrille(auteur, id)).apprenants.map((x) => x.id)).toEqual([b.compteId]);
    expect(await resultatsEnBase(auteur, id)).toHaveLength(1);
    const dehors = { id, apprenants: [b.compteId, etranger.compteId], confirme: true };
    expect(await refusDe(modifierApprenants(auteur, dehors))).toBe('introuvable');
  });

  test('EVA-2 un apprenant parti reste dans l’évaluation, avec ses résultats, hors de la vue', async () => {
    const { rne, auteur, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale'] });
    await ecrire(systeme(rne), 'test.depart', (tx) =>
      tx
        .update(affectation)
        .set({ finLe: new Date() })
        .where(and(eq(affectation.rne, rne), eq(affectation.compteId, a.compteId))),
    );
    await modifierApprenants(auteur, { id, apprenants: [b.compteId], confirme: false });
    const grille = await lireGrille(auteur, id);
    expect(grille).toMatchObject({ horsVue: 1, apprenants: [{ id: b.compteId }] });
    expect(await resultatsEnBase(auteur, id)).toHaveLength(2);
  });
});
