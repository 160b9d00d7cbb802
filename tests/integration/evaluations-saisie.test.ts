import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import type { Degre } from '@/lib/degres/regles';
import { cleCase, cleCommentaire, lireAuteurs, valeursDe } from '@/lib/evaluations/grille/format';
import { modifierEvaluation } from '@/lib/evaluations/serveur/mutations';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireChangements, lireGrilleCompacte } from '@/lib/evaluations/serveur/queries-saisie';
import { unEnseignant } from '@/tests/fabriques/etablissement';
import { deuxClasses, resultatsEnBase, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';

const cellule = (apprenant: Acteur, degre: Degre | null, avant?: (Degre | null)[], item = '1.1.1') => ({
  apprenant: apprenant.compteId,
  item,
  degre,
  ...(avant && { avant }),
});

const nomDe = (a: Acteur) => `${a.prenom} ${a.nom}`;
const degreDe = async (acteur: Acteur, id: string, x: Acteur, item = '1.1.1') =>
  (await resultatsEnBase(acteur, id)).find((r) => r.apprenantId === x.compteId && r.item === item)?.degre ?? null;

/** Une évaluation de deux apprenants où l'auteur et un collègue saisissent. */
async function aDeux(options: { resultats?: Degre[]; commentaire?: string } = {}) {
  const classe = await deuxClasses();
  const { auteur, collegue, a, b } = classe;
  const { id } = await uneEvaluation(auteur, { apprenants: [a, b], saisissants: [collegue], ...options });
  const saisir = (
    qui: Acteur,
    cellules: ReturnType<typeof cellule>[],
    commentaires: { apprenant: string; texte: string; avant?: string[] }[] = [],
  ) => saisirResultats(qui, { id, cellules, commentaires });
  return { ...classe, id, saisir };
}

describe('Une case changée par un collègue entre-temps', () => {
  test('EVA-2 n’est pas écrasée : elle revient avec sa valeur et son auteur, le reste est écrit', async () => {
    const { auteur, collegue, a, b, id, saisir } = await aDeux();
    await saisir(auteur, [cellule(a, 'totale', [null])]);
    const r = await saisir(collegue, [cellule(a, 'erreurs', [null]), cellule(b, 'partielle', [null])]);
    expect(r).toMatchObject({ ecrites: 1, absentes: [] });
    expect(r.ecarts).toEqual([
      {
        apprenant: a.compteId,
        item: '1.1.1',
        valeur: 'totale',
        par: nomDe(auteur),
        parMoi: false,
        le: expect.any(Number),
      },
    ]);
    expect(Math.abs((r.ecarts[0]?.le ?? 0) - Date.now())).toBeLessThan(60_000);
    expect([await degreDe(auteur, id, a), await degreDe(auteur, id, b)]).toEqual(['totale', 'partielle']);
    // « Garder le mien » : la même saisie, en connaissance de cause.
    expect((await saisir(collegue, [cellule(a, 'erreurs', ['totale'])])).ecarts).toEqual([]);
    expect(await degreDe(auteur, id, a)).toBe('erreurs');
  });

  test('EVA-2 deux saisies parties au même instant : l’une est écrite, l’autre l’apprend', async () => {
    const { auteur, collegue, a, saisir } = await aDeux();
    const reponses = await Promise.all([
      saisir(auteur, [cellule(a, 'totale', [null])]),
      saisir(collegue, [cellule(a, 'erreurs', [null])]),
    ]);
    expect(reponses.map((r) => [r.ecrites, r.ecarts.length]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('EVA-2 le même degré mis par les deux n’est pas un écart, et garde son premier auteur', async () => {
    const { auteur, collegue, a, id, saisir } = await aDeux();
    await saisir(auteur, [cellule(a, 'totale', [null])]);
    expect(await saisir(collegue, [cellule(a, 'totale', [null])])).toMatchObject({ ecrites: 0, ecarts: [] });
    expect((await resultatsEnBase(auteur, id)).map((r) => r.saisiPar)).toEqual([auteur.compteId]);
  });

  test('EVA-2 une case vidée par un autre se dit aussi', async () => {
    const { auteur, collegue, a, saisir } = await aDeux({ resultats: ['totale'] });
    await saisir(auteur, [cellule(a, null, ['totale'])]);
    const { ecarts } = await saisir(collegue, [cellule(a, 'erreurs', ['totale'])]);
    expect(ecarts).toMatchObject([{ valeur: '', par: null, le: null }]);
  });

  test('EVA-2 une valeur partie sans réponse n’est pas prise pour celle d’un autre', async () => {
    const { auteur, a, id, saisir } = await aDeux();
    await saisir(auteur, [cellule(a, 'totale', [null])]);
    expect((await saisir(auteur, [cellule(a, 'erreurs', [null, 'totale'])])).ecarts).toEqual([]);
    expect(await degreDe(auteur, id, a)).toBe('erreurs');
  });

  test('EVA-2 celle d’un collègue, égale par hasard à une valeur partie sans réponse, n’est pas écrasée', async () => {
    const { auteur, collegue, a, saisir } = await aDeux();
    await saisir(collegue, [cellule(a, 'totale', [null])]);
    expect((await saisir(auteur, [cellule(a, 'erreurs', [null, 'totale'])])).ecarts).toHaveLength(1);
  });

  test('EVA-2 sa propre saisie d’un autre écran se départage aussi, et se reconnaît', async () => {
    const { auteur, a, saisir } = await aDeux();
    await saisir(auteur, [cellule(a, 'totale', [null])]);
    expect((await saisir(auteur, [cellule(a, 'erreurs', [null])])).ecarts).toMatchObject([{ parMoi: true }]);
  });

  test('EVA-2 un commentaire de même, avec qui l’a écrit', async () => {
    const { auteur, collegue, a, id, saisir } = await aDeux({ commentaire: 'Avant' });
    const commenter = (qui: Acteur, texte: string, avant: string) =>
      saisir(qui, [], [{ apprenant: a.compteId, texte, avant: [avant] }]);
    expect((await commenter(auteur, ' Bon travail. ', 'Avant ')).ecrites).toBe(1);
    const { ecarts } = await commenter(collegue, 'Très bien', 'Avant');
    expect(ecarts).toMatchObject([{ item: '', valeur: 'Bon travail.', par: nomDe(auteur), parMoi: false }]);
    expect((await commenter(collegue, 'Très bien', 'Bon travail.')).ecrites).toBe(1);
    const grille = await lireGrilleCompacte(auteur, id);
    expect(valeursDe(grille).get(cleCommentaire(a.compteId))).toBe('Très bien');
    expect(lireAuteurs(grille)(cleCommentaire(a.compteId))?.par).toBe(nomDe(collegue));
  });
});

describe('Ce qui n’est plus de la grille', () => {
  test('EVA-2 revient à part, sans rien faire perdre du reste', async () => {
    const { auteur, a, b, etranger, id, saisir } = await aDeux();
    const titre = { titre: 'T', faiteLe: `${anneeScolaire()}-11-14`, items: ['1.1.1'], confirme: true };
    await modifierEvaluation(auteur, { id, ...titre });
    const r = await saisir(
      auteur,
      [cellule(a, 'totale', [null]), cellule(a, 'absent', [null], '1.1.2'), cellule(etranger, 'totale', [null])],
      [
        { apprenant: b.compteId, texte: 'Bien', avant: [''] },
        { apprenant: etranger.compteId, texte: 'X', avant: [''] },
      ],
    );
    expect(r).toMatchObject({ ecrites: 2, ecarts: [] });
    expect(r.absentes).toHaveLength(3);
    expect(r.absentes).toContainEqual({ apprenant: a.compteId, item: '1.1.2' });
    expect(r.absentes).toContainEqual({ apprenant: etranger.compteId, item: '' });
    expect(await resultatsEnBase(auteur, id)).toHaveLength(1);
  });
});

describe('Qui saisit', () => {
  test('EVA-2 l’auteur et le collègue nommé, chacun sous son nom ; pas les autres', async () => {
    const { rne, division, auteur, collegue, autre, a, b, id, saisir } = await aDeux();
    const tiers = await unEnseignant(rne, [division.id]);
    await saisir(auteur, [cellule(a, 'totale', [null])]);
    await saisir(collegue, [cellule(b, 'erreurs', [null])]);
    expect(await refusDe(saisir(tiers, [cellule(a, 'absent')]))).toBe('evaluation-saisie');
    expect(await refusDe(saisir(autre, [cellule(a, 'absent')]))).toBe('introuvable');
    expect(await refusDe(saisir((await aDeux()).auteur, [cellule(a, 'absent')]))).toBe('introuvable');
    const grille = await lireGrilleCompacte(collegue, id);
    expect(grille.evaluation).toMatchObject({ estAuteur: false, modifiable: false, saisissable: true, partagee: true });
    const auteurDe = lireAuteurs(grille);
    expect(auteurDe(cleCase(a.compteId, '1.1.1'))).toMatchObject({ par: nomDe(auteur), le: expect.any(Date) });
    expect(auteurDe(cleCase(b.compteId, '1.1.1'))?.par).toBe(nomDe(collegue));
    expect(auteurDe(cleCase(b.compteId, '1.1.2'))).toBeNull();
    expect((await lireGrilleCompacte(tiers, id)).evaluation).toMatchObject({ saisissable: false });
  });

  test('EVA-2 le collègue nommé n’écrit que pour les apprenants qu’il voit', async () => {
    const { auteur, autre, a, etranger, rne, division, voisine } = await deuxClasses();
    const deux = await unEnseignant(rne, [voisine.id]);
    const { id } = await uneEvaluation(auteur, { apprenants: [a, etranger], saisissants: [autre, deux] });
    const cellules = [cellule(etranger, 'totale', [null]), cellule(a, 'totale', [null])];
    const r = await saisirResultats(autre, { id, cellules, commentaires: [] });
    expect(r).toMatchObject({ ecrites: 1, absentes: [{ apprenant: a.compteId, item: '1.1.1' }] });
    const { apprenants, classes } = await lireGrilleCompacte(autre, id);
    expect([apprenants.map((x) => x.id), classes]).toEqual([[etranger.compteId], [voisine.code]]);
    expect((await lireGrilleCompacte(auteur, id)).classes).toEqual([division.code]);
  });

  test('EVA-2 nommé mais sans plus aucun de ses apprenants, il ne la trouve plus', async () => {
    const { auteur, autre, a } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], saisissants: [autre] });
    expect(await refusDe(lireGrilleCompacte(autre, id))).toBe('introuvable');
    expect(await refusDe(saisirResultats(autre, { id, cellules: [cellule(a, 'totale')], commentaires: [] }))).toBe(
      'introuvable',
    );
  });

  test('EVA-5 ni l’année passée, ni dans ce qui vient d’un autre établissement', async () => {
    const { auteur, collegue, a } = await deuxClasses();
    const communs = { apprenants: [a], saisissants: [collegue] };
    const passee = await uneEvaluation(auteur, { ...communs, annee: anneeScolaire() - 1 });
    const venue = await uneEvaluation(auteur, { ...communs, origineRne: '0990001A' });
    for (const qui of [auteur, collegue]) {
      const saisir = (id: string) => saisirResultats(qui, { id, cellules: [cellule(a, 'totale')], commentaires: [] });
      expect([await refusDe(saisir(passee.id)), await refusDe(saisir(venue.id))]).toEqual([
        'evaluation-anterieure',
        'transfere',
      ]);
      expect((await lireGrilleCompacte(qui, passee.id)).evaluation.saisissable).toBe(false);
      expect((await lireGrilleCompacte(qui, venue.id)).evaluation.saisissable).toBe(false);
    }
  });
});

describe('Suivre les saisies des collègues', () => {
  test('EVA-2 la grille ne revient que si elle a changé, une case vidée comprise', async () => {
    const { auteur, collegue, a, id, saisir } = await aDeux({ resultats: ['totale'] });
    const { version } = await lireGrilleCompacte(auteur, id);
    expect(await lireChangements(auteur, id, version)).toBeNull();
    const r = await saisir(collegue, [cellule(a, null, ['totale'])]);
    expect(r.avant).toBe(version);
    const relue = await lireChangements(auteur, id, version);
    expect(relue?.version).toBe(r.version);
    expect(valeursDe(relue ?? (await lireGrilleCompacte(auteur, id))).get(cleCase(a.compteId, '1.1.1'))).toBe('');
  });

  test('EVA-2 une saisie qui ne change rien garde la version', async () => {
    const { auteur, a, saisir } = await aDeux({ resultats: ['totale'] });
    const r = await saisir(auteur, [cellule(a, 'totale', ['totale'])]);
    expect(r).toMatchObject({ ecrites: 0, version: r.avant });
  });

  test('EVA-3 hors de la vue, rien ne revient', async () => {
    const { autre, id } = await aDeux();
    expect(await refusDe(lireChangements(autre, id, '0'))).toBe('introuvable');
    expect(await refusDe(lireChangements((await aDeux()).auteur, id, '0'))).toBe('introuvable');
  });
});
