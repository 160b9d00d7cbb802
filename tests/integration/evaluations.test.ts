import './base';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { evaluation, evaluationApprenant, resultat } from '@/db/schema/evaluations';
import { affectation } from '@/db/schema/structures';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { anneeScolaire } from '@/lib/annee-scolaire';
import {
  creerEvaluation,
  marquerVue,
  modifierApprenants,
  modifierEvaluation,
  rendreVisible,
  supprimerEvaluation,
} from '@/lib/evaluations/mutations';
import { saisirResultats } from '@/lib/evaluations/mutations-saisie';
import { lireGrille, lireMonEvaluation } from '@/lib/evaluations/queries';
import { lireChoix } from '@/lib/evaluations/queries-choix';
import { listerEvaluations, listerMesEvaluations } from '@/lib/evaluations/queries-listes';
import { schemaListe } from '@/lib/evaluations/schema';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';

const filtre = schemaListe.parse.bind(schemaListe);
const jour = `${anneeScolaire()}-10-05`;

/** Le code du refus, ou `null` si l'acte a réussi. */
const refus = (acte: Promise<unknown>): Promise<string | null> =>
  acte.then(
    () => null,
    (e: unknown) => (e instanceof Refus ? e.code : Promise.reject(e)),
  );

/** Une classe, son enseignant, un collègue qui l'a aussi, un enseignant d'une autre classe, deux apprenants. */
async function uneClasse() {
  const rne = await unEtablissement();
  const [division, voisine] = [await uneDivision(rne), await uneDivision(rne)];
  const [a, b] = [await unApprenant(rne, { division: division.id }), await unApprenant(rne, { division: division.id })];
  const etranger = await unApprenant(rne, { division: voisine.id });
  const [auteur, collegue] = [await unEnseignant(rne, [division.id]), await unEnseignant(rne, [division.id])];
  return { rne, division, voisine, a, b, etranger, auteur, collegue, autre: await unEnseignant(rne, [voisine.id]) };
}

const creation = (apprenants: Acteur[], options: object = {}) => ({
  titre: 'Commande fournisseur',
  faiteLe: jour,
  referentiel: 'BACPRO-GA',
  niveau: 3,
  items: ['1.1.1', '1.1.1-C1', '1.1.1-A2'],
  apprenants: apprenants.map((x) => x.compteId),
  ...options,
});

const resultatsEnBase = (acteur: Acteur, id: string) =>
  lire(acteur, (tx) =>
    tx
      .select()
      .from(resultat)
      .where(and(eq(resultat.rne, acteur.rne), eq(resultat.evaluationId, id))),
  );

describe('Créer une évaluation', () => {
  test('EVA-1 une évaluation naît cachée, dans l’année en cours, ses items dans l’ordre choisi', async () => {
    const { auteur, a, b } = await uneClasse();
    const items = ['1.1.2', '1.1.1-A2', '1.1.1', '1.1.1-C1'];
    const { id } = await creerEvaluation(auteur, creation([a, b], { items }));
    const grille = await lireGrille(auteur, id);
    expect(grille.items.map((i) => i.code)).toEqual(items);
    expect(grille.items.map((i) => i.nature)).toEqual(['item', 'alea', 'item', 'complexite']);
    expect(grille.evaluation).toMatchObject({ annee: anneeScolaire(), visible: false, modifiable: true });
    expect(grille.apprenants.map((x) => x.id)).toEqual([a.compteId, b.compteId]);
  });

  test('EVA-1 refuse un apprenant d’une autre classe, d’un autre établissement, d’un autre diplôme', async () => {
    const { auteur, rne, division, a, etranger } = await uneClasse();
    const ailleurs = await uneClasse();
    const logisticien = await unApprenant(rne, { division: division.id, referentiel: 'BACPRO-LOGISTIQUE' });
    expect(await refus(creerEvaluation(auteur, creation([a, etranger])))).toBe('introuvable');
    expect(await refus(creerEvaluation(auteur, creation([a, ailleurs.a])))).toBe('introuvable');
    expect(await refus(creerEvaluation(auteur, creation([a, logisticien])))).toBe('saisie');
    expect((await listerEvaluations(auteur, filtre({}))).lignes).toEqual([]);
  });

  test('EVA-1 refuse un item inconnu, un simple titre, et une date d’une autre année', async () => {
    const { auteur, a } = await uneClasse();
    for (const items of [['9.9.9'], ['1'], ['1.1.1', 'G1C1']]) {
      expect(await refus(creerEvaluation(auteur, creation([a], { items })))).toBe('saisie');
    }
    expect(await refus(creerEvaluation(auteur, creation([a], { faiteLe: '2019-10-05' })))).toBe('saisie');
  });

  test('EVA-1 propose les apprenants par classe, les groupes de l’enseignant et leurs diplômes', async () => {
    const { rne, auteur, a, b, division, etranger } = await uneClasse();
    const groupe = await uneDivision(rne, { nature: 'groupe', code: 'ANG1', referentiel: null, niveau: null });
    await ecrire(systeme(rne), 'test.groupe', (tx) =>
      tx.insert(affectation).values(
        [
          { compteId: auteur.compteId, role: 'enseignant' as const },
          { compteId: b.compteId, role: 'apprenant' as const },
          { compteId: etranger.compteId, role: 'apprenant' as const },
        ].map((l) => ({ rne, structureId: groupe.id, origine: 'siecle' as const, ...l })),
      ),
    );
    const { candidats, groupes, diplomes } = await lireChoix(auteur);
    expect(candidats.map((c) => c.id).sort()).toEqual([a.compteId, b.compteId, etranger.compteId].sort());
    expect(candidats.find((c) => c.id === a.compteId)?.division).toMatchObject({ id: division.id, niveau: 3 });
    expect(groupes).toEqual([{ id: groupe.id, code: 'ANG1', apprenants: expect.any(Array) }]);
    expect([...(groupes[0]?.apprenants ?? [])].sort()).toEqual([b.compteId, etranger.compteId].sort());
    expect(diplomes.map((d) => [d.code, d.arbre.length])).toEqual([['BACPRO-GA', 4]]);
  });
});

describe('Saisir des résultats', () => {
  const cellule = (apprenant: Acteur, item: string, degre: string | null) => ({
    apprenant: apprenant.compteId,
    item,
    degre: degre as 'totale' | null,
  });

  test('EVA-2 écrit, remplace et vide les seules cases changées', async () => {
    const { auteur, a, b } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale', 'erreurs'] });
    const avant = await resultatsEnBase(auteur, id);
    const cellules = [cellule(a, '1.1.1', 'absent'), cellule(a, '1.1.2', null), cellule(b, '1.1.1', 'totale')];
    expect(await saisirResultats(auteur, { id, cellules, commentaires: [] })).toEqual({ ecrites: 2 });
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
    const { auteur, a } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a] });
    const cellules = [cellule(a, '1.1.1', 'totale'), cellule(a, '1.1.1', 'partielle')];
    await saisirResultats(auteur, { id, cellules, commentaires: [] });
    expect((await lireGrille(auteur, id)).resultats).toEqual([cellule(a, '1.1.1', 'partielle')]);
  });

  test('EVA-2 garde un commentaire par apprenant, sans toucher aux autres', async () => {
    const { auteur, a, b } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], commentaire: 'Avant' });
    const commentaires = [{ apprenant: a.compteId, texte: ' Bon travail. ' }];
    await saisirResultats(auteur, { id, cellules: [cellule(a, '1.1.1', 'totale')], commentaires });
    const { apprenants } = await lireGrille(auteur, id);
    expect(apprenants.map((x) => x.commentaire)).toEqual(['Bon travail.', 'Avant']);
  });

  test('EVA-2 refuse toute la saisie si une case n’est pas de l’évaluation', async () => {
    const { auteur, a, b } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a] });
    const bonne = cellule(a, '1.1.1', 'totale');
    for (const mauvaise of [cellule(b, '1.1.1', 'totale'), cellule(a, '1.1.3', 'totale'), cellule(a, '1.1.3', null)]) {
      const saisie = { id, cellules: [bonne, mauvaise], commentaires: [] };
      expect(await refus(saisirResultats(auteur, saisie))).toBe('evaluation-changee');
    }
    const commentaires = [{ apprenant: b.compteId, texte: 'X' }];
    expect(await refus(saisirResultats(auteur, { id, cellules: [], commentaires }))).toBe('evaluation-changee');
    expect(await resultatsEnBase(auteur, id)).toEqual([]);
  });

  test('EVA-2 35 apprenants × 20 items s’enregistrent d’un coup', async () => {
    const { rne, division, auteur } = await uneClasse();
    const apprenants: Acteur[] = [];
    for (let n = 0; n < 35; n++) apprenants.push(await unApprenant(rne, { division: division.id }));
    const items = (await lireChoix(auteur)).diplomes.flatMap((d) =>
      d.arbre.flatMap((p) => p.enfants.flatMap((c) => c.enfants.map((s) => s.code))),
    );
    const vingt = items.slice(0, 20);
    const { id } = await uneEvaluation(auteur, { apprenants, items: vingt });
    const cellules = apprenants.flatMap((x) => vingt.map((i) => cellule(x, i, 'encours')));
    expect(await saisirResultats(auteur, { id, cellules, commentaires: [] })).toEqual({ ecrites: 700 });
    expect((await lireGrille(auteur, id)).resultats).toHaveLength(700);
  });
});

describe('Qui voit et qui modifie', () => {
  const actes = (qui: Acteur, id: string, { compteId: apprenant }: Acteur) => ({
    saisir: () =>
      saisirResultats(qui, { id, cellules: [{ apprenant, item: '1.1.1', degre: 'totale' }], commentaires: [] }),
    modifier: () => modifierEvaluation(qui, { id, titre: 'Autre', faiteLe: jour, items: ['1.1.1'], confirme: true }),
    apprenants: () => modifierApprenants(qui, { id, apprenants: [apprenant], confirme: true }),
    supprimer: () => supprimerEvaluation(qui, { id }),
    montrer: () => rendreVisible(qui, { id, visible: true }),
  });

  test('EVA-3 le collègue de la classe consulte sans rien modifier', async () => {
    const { auteur, collegue, a, b } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale'] });
    const grille = await lireGrille(collegue, id);
    expect(grille.evaluation).toMatchObject({ estAuteur: false, modifiable: false });
    expect(grille.resultats).toHaveLength(2);
    for (const acte of Object.values(actes(collegue, id, a))) expect(await refus(acte())).toBe('evaluation-auteur');
    expect((await listerEvaluations(collegue, filtre({}))).comptes).toEqual({ miennes: 0, collegues: 1 });
  });

  test('EVA-3 le collègue ne voit que les lignes de ses apprenants', async () => {
    const { rne, auteur, a, etranger, voisine, autre } = await uneClasse();
    await ecrire(systeme(rne), 'test.affectation', (tx) =>
      tx.insert(affectation).values({
        rne,
        structureId: voisine.id,
        compteId: auteur.compteId,
        role: 'enseignant',
        origine: 'siecle',
      }),
    );
    const { id } = await uneEvaluation(auteur, { apprenants: [a, etranger], resultats: ['totale', 'totale'] });
    const vue = await lireGrille(autre, id);
    expect(vue.apprenants.map((x) => x.id)).toEqual([etranger.compteId]);
    expect(vue.resultats.every((r) => r.apprenant === etranger.compteId)).toBe(true);
    expect(vue.horsVue).toBe(1);
    const { lignes } = await listerEvaluations(autre, filtre({ vue: 'collegues' }));
    expect(lignes).toMatchObject([{ id, apprenants: 1, items: 2, resultats: 2 }]);
  });

  test('EVA-3 l’enseignant d’une autre classe et l’autre établissement ne voient rien', async () => {
    const { auteur, autre, a, etranger } = await uneClasse();
    const ailleurs = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], visible: true });
    for (const qui of [autre, ailleurs.auteur]) {
      expect(await refus(lireGrille(qui, id))).toBe('introuvable');
      for (const acte of Object.values(actes(qui, id, qui === autre ? etranger : ailleurs.a))) {
        expect(await refus(acte())).toBe('introuvable');
      }
      const { comptes } = await listerEvaluations(qui, filtre({}));
      expect(comptes).toEqual({ miennes: 0, collegues: 0 });
    }
    expect(await refus(lireGrille(auteur, 'pas-un-identifiant'))).toBe('introuvable');
    expect(await refus(lireMonEvaluation(ailleurs.a, id))).toBe('introuvable');
  });

  test('EVA-5 une évaluation d’une année passée se consulte, ne change que de visibilité', async () => {
    const { auteur, a } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], annee: anneeScolaire() - 1 });
    expect((await lireGrille(auteur, id)).evaluation.modifiable).toBe(false);
    expect((await listerEvaluations(auteur, filtre({}))).lignes).toEqual([]);
    const { montrer, ...autres } = actes(auteur, id, a);
    for (const acte of Object.values(autres)) expect(await refus(acte())).toBe('evaluation-anterieure');
    expect(await refus(montrer())).toBeNull();
    expect((await listerMesEvaluations(a, filtre({}))).lignes).toMatchObject([{ id }]);
  });

  test('EVA-3 une évaluation supprimée disparaît pour tous', async () => {
    const { auteur, collegue, a } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], visible: true });
    await supprimerEvaluation(auteur, { id });
    for (const qui of [auteur, collegue]) expect(await refus(lireGrille(qui, id))).toBe('introuvable');
    expect(await refus(lireMonEvaluation(a, id))).toBe('introuvable');
    expect((await listerMesEvaluations(a, filtre({}))).lignes).toEqual([]);
  });
});

describe('Changer les items et les apprenants', () => {
  test('EVA-2 retirer un item qui a des résultats demande d’abord, puis les efface', async () => {
    const { auteur, a, b } = await uneClasse();
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
    const { auteur, a } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], items: ['1.1.1', '1.1.2', '1.1.3'] });
    const saisie = { id, titre: 'T', faiteLe: jour, items: ['1.1.3', '1.1.1'], confirme: false };
    expect(await refus(modifierEvaluation(auteur, saisie))).toBeNull();
    expect((await lireGrille(auteur, id)).items.map((i) => i.code)).toEqual(['1.1.3', '1.1.1']);
  });

  test('EVA-2 retirer un apprenant compte ses résultats et son commentaire avant de les effacer', async () => {
    const { auteur, a, b, etranger } = await uneClasse();
    const options = { apprenants: [a, b], resultats: ['totale' as const], commentaire: 'Bien' };
    const { id } = await uneEvaluation(auteur, options);
    const saisie = { id, apprenants: [b.compteId], confirme: false };
    const question = await modifierApprenants(auteur, saisie).catch((e: unknown) => e);
    expect(question).toMatchObject({ message: expect.stringContaining('1 résultat et 1 commentaire') });
    await modifierApprenants(auteur, { ...saisie, confirme: true });
    expect((await lireGrille(auteur, id)).apprenants.map((x) => x.id)).toEqual([b.compteId]);
    expect(await resultatsEnBase(auteur, id)).toHaveLength(1);
    const dehors = { id, apprenants: [b.compteId, etranger.compteId], confirme: true };
    expect(await refus(modifierApprenants(auteur, dehors))).toBe('introuvable');
  });

  test('EVA-2 un apprenant parti reste dans l’évaluation, avec ses résultats, hors de la vue', async () => {
    const { rne, auteur, a, b } = await uneClasse();
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

describe('Côté apprenant', () => {
  test('EVA-4 il ne voit que les évaluations visibles qui le concernent, et ses seuls résultats', async () => {
    const { auteur, a, b } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale'], commentaire: 'Bien' });
    expect(await refus(lireMonEvaluation(a, id))).toBe('introuvable');
    await rendreVisible(auteur, { id, visible: true });
    const { items, commentaire } = await lireMonEvaluation(a, id);
    expect(items.map((i) => i.degre)).toEqual(['totale', null]);
    expect(commentaire).toBe('Bien');
    const sansLui = await uneEvaluation(auteur, { apprenants: [b], visible: true });
    expect(await refus(lireMonEvaluation(a, sansLui.id))).toBe('introuvable');
    expect((await listerMesEvaluations(a, filtre({}))).lignes.map((l) => l.id)).toEqual([id]);
  });

  test('EVA-4 « nouveau » jusqu’à la lecture, puis de nouveau quand ses résultats changent', async () => {
    const { auteur, a, b } = await uneClasse();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], visible: true });
    const nouvelle = async (x: Acteur) => (await listerMesEvaluations(x, filtre({}))).lignes[0]?.nouvelle;
    expect(await nouvelle(a)).toBe(true);
    await marquerVue(a, id);
    expect(await nouvelle(a)).toBe(false);
    expect(await nouvelle(b)).toBe(true);
    const pourB = { apprenant: b.compteId, item: '1.1.1', degre: 'totale' as const };
    await saisirResultats(auteur, { id, cellules: [pourB], commentaires: [] });
    expect(await nouvelle(a)).toBe(false);
    await saisirResultats(auteur, { id, cellules: [{ ...pourB, apprenant: a.compteId }], commentaires: [] });
    expect((await listerMesEvaluations(a, filtre({}))).lignes).toMatchObject([{ nouvelle: true, resultats: 1 }]);
    await marquerVue(a, id);
    const sansItem = { id, titre: 'Évaluation', faiteLe: jour, items: ['1.1.2'], confirme: true };
    await modifierEvaluation(auteur, sansItem);
    expect(await nouvelle(a)).toBe(true);
  });

  test('EVA-4 filtre par une partie du titre, sans accents, et par les chiffres de la date', async () => {
    const { auteur, a } = await uneClasse();
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
    expect(await titres({ date: 'novembre' })).toHaveLength(2);
    expect(await titres({ tri: 'titre', sens: 'croissant' })).toEqual(['Paie 100 %', 'Réception']);
  });
});

test('EVA-2 la dernière modification est datée, et l’apprenant touché aussi', async () => {
  const { auteur, a, b } = await uneClasse();
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
