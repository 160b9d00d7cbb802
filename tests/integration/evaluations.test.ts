import './base';
import { describe, expect, test } from 'vitest';
import { affectation } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { schemaListe } from '@/lib/evaluations/schema';
import {
  creerEvaluation,
  modifierApprenants,
  modifierEvaluation,
  rendreVisible,
} from '@/lib/evaluations/serveur/mutations';
import { supprimerEvaluation } from '@/lib/evaluations/serveur/mutations-corbeille';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireGrille, lireMonEvaluation } from '@/lib/evaluations/serveur/queries';
import { lireChoix } from '@/lib/evaluations/serveur/queries-choix';
import { listerEvaluations, listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { unApprenant, uneDivision } from '@/tests/fabriques/etablissement';
import { deuxClasses, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';

const filtre = schemaListe.parse.bind(schemaListe);
const jour = `${anneeScolaire()}-10-05`;

const creation = (apprenants: Acteur[], options: object = {}) => ({
  titre: 'Commande fournisseur',
  faiteLe: jour,
  referentiel: 'BACPRO-GA',
  niveau: 3,
  items: ['1.1.1', '1.1.1-C1', '1.1.1-A2'],
  apprenants: apprenants.map((x) => x.compteId),
  ...options,
});

describe('Créer une évaluation', () => {
  test('EVA-1 une évaluation naît cachée, dans l’année en cours, ses items dans l’ordre choisi', async () => {
    const { auteur, a, b } = await deuxClasses();
    const items = ['1.1.2', '1.1.1-A2', '1.1.1', '1.1.1-C1'];
    const { id } = await creerEvaluation(auteur, creation([a, b], { items }));
    const grille = await lireGrille(auteur, id);
    expect(grille.items.map((i) => i.code)).toEqual(items);
    expect(grille.items.map((i) => i.nature)).toEqual(['item', 'alea', 'item', 'complexite']);
    expect(grille.evaluation).toMatchObject({ annee: anneeScolaire(), visible: false, modifiable: true });
    expect(grille.apprenants.map((x) => x.id)).toEqual([a.compteId, b.compteId]);
  });

  test('EVA-1 refuse un apprenant d’une autre classe, d’un autre établissement, d’un autre diplôme', async () => {
    const { auteur, rne, division, a, etranger } = await deuxClasses();
    const ailleurs = await deuxClasses();
    const logisticien = await unApprenant(rne, { division: division.id, referentiel: 'BACPRO-LOGISTIQUE' });
    expect(await refusDe(creerEvaluation(auteur, creation([a, etranger])))).toBe('introuvable');
    expect(await refusDe(creerEvaluation(auteur, creation([a, ailleurs.a])))).toBe('introuvable');
    expect(await refusDe(creerEvaluation(auteur, creation([a, logisticien])))).toBe('saisie');
    expect((await listerEvaluations(auteur, filtre({}))).lignes).toEqual([]);
  });

  test('EVA-1 refuse un item inconnu, un simple titre, et une date d’une autre année', async () => {
    const { auteur, a } = await deuxClasses();
    for (const items of [['9.9.9'], ['1'], ['1.1.1', 'G1C1']]) {
      expect(await refusDe(creerEvaluation(auteur, creation([a], { items })))).toBe('saisie');
    }
    expect(await refusDe(creerEvaluation(auteur, creation([a], { faiteLe: '2019-10-05' })))).toBe('saisie');
  });

  test('EVA-1 propose les apprenants par classe, les groupes de l’enseignant et leurs diplômes', async () => {
    const { rne, auteur, a, b, division, etranger } = await deuxClasses();
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
    const { auteur, collegue, a, b } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a, b], resultats: ['totale'] });
    const grille = await lireGrille(collegue, id);
    expect(grille.evaluation).toMatchObject({ estAuteur: false, modifiable: false });
    expect(grille.resultats).toHaveLength(2);
    const { saisir, ...autres } = actes(collegue, id, a);
    for (const acte of Object.values(autres)) expect(await refusDe(acte())).toBe('evaluation-auteur');
    expect(await refusDe(saisir())).toBe('evaluation-saisie');
    expect((await listerEvaluations(collegue, filtre({}))).comptes).toMatchObject({ miennes: 0, collegues: 1 });
  });

  test('EVA-3 le collègue ne voit que les lignes de ses apprenants', async () => {
    const { rne, auteur, a, etranger, voisine, autre } = await deuxClasses();
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
    const { auteur, autre, a, etranger } = await deuxClasses();
    const ailleurs = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], visible: true });
    for (const qui of [autre, ailleurs.auteur]) {
      expect(await refusDe(lireGrille(qui, id))).toBe('introuvable');
      for (const acte of Object.values(actes(qui, id, qui === autre ? etranger : ailleurs.a))) {
        expect(await refusDe(acte())).toBe('introuvable');
      }
      const { comptes } = await listerEvaluations(qui, filtre({}));
      expect(Object.values(comptes)).toEqual([0, 0, 0, 0]);
    }
    expect(await refusDe(lireGrille(auteur, 'pas-un-identifiant'))).toBe('introuvable');
    expect(await refusDe(lireMonEvaluation(ailleurs.a, id))).toBe('introuvable');
  });

  test('EVA-5 une évaluation d’une année passée se consulte, ne change que de visibilité', async () => {
    const { auteur, a } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], annee: anneeScolaire() - 1 });
    expect((await lireGrille(auteur, id)).evaluation.modifiable).toBe(false);
    expect((await listerEvaluations(auteur, filtre({}))).lignes).toEqual([]);
    const { montrer, ...autres } = actes(auteur, id, a);
    for (const acte of Object.values(autres)) expect(await refusDe(acte())).toBe('evaluation-anterieure');
    expect(await refusDe(montrer())).toBe('rien');
    expect((await listerMesEvaluations(a, filtre({}))).lignes).toMatchObject([{ id }]);
  });

  test('EVA-3 une évaluation supprimée disparaît pour tous', async () => {
    const { auteur, collegue, a } = await deuxClasses();
    const { id } = await uneEvaluation(auteur, { apprenants: [a], visible: true });
    await supprimerEvaluation(auteur, { id });
    for (const qui of [auteur, collegue]) expect(await refusDe(lireGrille(qui, id))).toBe('introuvable');
    expect(await refusDe(lireMonEvaluation(a, id))).toBe('introuvable');
    expect((await listerMesEvaluations(a, filtre({}))).lignes).toEqual([]);
  });
});
