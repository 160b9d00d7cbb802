import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { affectation } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { schemaListe } from '@/lib/evaluations/schema';
import { nommerCollegues } from '@/lib/evaluations/serveur/mutations-collegues';
import { lireCollegues } from '@/lib/evaluations/serveur/queries-collegues';
import { listerEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { unCompte, unEnseignant, uneDivision } from '@/tests/fabriques/etablissement';
import { deuxClasses, uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';

const filtre = schemaListe.parse.bind(schemaListe);
const proposes = async (acteur: Acteur, id: string) => (await lireCollegues(acteur, id)).collegues;
const comptes = async (acteur: Acteur) => (await listerEvaluations(acteur, filtre({}))).comptes;

async function uneEvaluee() {
  const classe = await deuxClasses();
  const { id } = await uneEvaluation(classe.auteur, { apprenants: [classe.a, classe.b] });
  return { ...classe, id };
}

describe('Co-saisie', () => {
  test('EVA-3 l’auteur choisit parmi les enseignants de ses apprenants, par leurs classes et groupes', async () => {
    const { rne, auteur, collegue, b, division, id } = await uneEvaluee();
    const groupe = await uneDivision(rne, { nature: 'groupe', code: 'ANG1' });
    const anglais = await unEnseignant(rne, [groupe.id], { nom: 'AAA' });
    await ecrire(systeme(rne), 'test.groupe', (tx) =>
      tx
        .insert(affectation)
        .values({ rne, structureId: groupe.id, compteId: b.compteId, role: 'apprenant', origine: 'siecle' }),
    );
    await unEnseignant(rne, [division.id], { masqueLe: new Date() });
    await unEnseignant(rne, [division.id], { suspenduLe: new Date() });
    expect(await proposes(auteur, id)).toMatchObject([
      { id: anglais.compteId, classes: ['ANG1'], apprenants: 1, saisit: false, discipline: 'Économie-gestion' },
      { id: collegue.compteId, classes: [division.code], apprenants: 2, saisit: false },
    ]);
  });

  test('EVA-3 le collègue désigné retrouve l’évaluation dans « En co-saisie », l’auteur voit son nom', async () => {
    const { auteur, collegue, id } = await uneEvaluee();
    expect(await comptes(collegue)).toMatchObject({ 'co-saisie': 0, collegues: 1 });
    await nommerCollegues(auteur, { id, collegues: [collegue.compteId] });
    expect(await comptes(collegue)).toMatchObject({ miennes: 0, 'co-saisie': 1, collegues: 0 });
    expect((await listerEvaluations(collegue, filtre({ vue: 'co-saisie' }))).lignes).toMatchObject([{ id }]);
    const [mienne] = (await listerEvaluations(auteur, filtre({}))).lignes;
    expect(mienne?.saisissants).toEqual([expect.stringMatching(/^Prénom\d+ NOM\d+$/)]);
    await nommerCollegues(auteur, { id, collegues: [] });
    expect(await comptes(collegue)).toMatchObject({ 'co-saisie': 0, collegues: 1 });
  });

  test('EVA-3 l’auteur seul désigne, l’année en cours, et personne d’étranger à l’évaluation', async () => {
    const { rne, auteur, collegue, autre, a, id } = await uneEvaluee();
    const ailleurs = await deuxClasses();
    const nommer = (qui: Acteur, ...collegues: Acteur[]) =>
      refusDe(nommerCollegues(qui, { id, collegues: collegues.map((c) => c.compteId) }));
    expect(await nommer(collegue, collegue)).toBe('evaluation-auteur');
    for (const qui of [autre, ailleurs.auteur]) expect(await nommer(qui, qui)).toBe('introuvable');
    const chef = await unCompte(rne, 'chef');
    for (const intrus of [autre, ailleurs.collegue, chef, auteur])
      expect(await nommer(auteur, collegue, intrus)).toBe('introuvable');
    expect((await proposes(auteur, id)).map((c) => c.saisit)).toEqual([false]);
    expect(await refusDe(lireCollegues(collegue, id))).toBe('interdit');
    const passee = await uneEvaluation(auteur, { apprenants: [a], annee: anneeScolaire() - 1 });
    const saisie = { id: passee.id, collegues: [collegue.compteId] };
    expect(await refusDe(nommerCollegues(auteur, saisie))).toBe('evaluation-anterieure');
  });

  test('EVA-3 un collègue désigné qui n’a plus ces apprenants se voit encore, et se retire', async () => {
    const { rne, auteur, collegue, id } = await uneEvaluee();
    await nommerCollegues(auteur, { id, collegues: [collegue.compteId] });
    await ecrire(systeme(rne), 'test.depart', async (tx) => {
      await tx.update(affectation).set({ finLe: new Date() }).where(eq(affectation.compteId, collegue.compteId));
      await tx.update(compte).set({ masqueLe: new Date() }).where(eq(compte.id, collegue.compteId));
    });
    expect(await proposes(auteur, id)).toMatchObject([{ saisit: true, classes: [], apprenants: 0 }]);
    await nommerCollegues(auteur, { id, collegues: [collegue.compteId] });
    await nommerCollegues(auteur, { id, collegues: [] });
    expect(await proposes(auteur, id)).toEqual([]);
  });
});
