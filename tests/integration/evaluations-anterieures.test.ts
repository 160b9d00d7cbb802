import './base';
import { describe, expect, test } from 'vitest';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { schemaListe } from '@/lib/evaluations/schema';
import { rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { listerEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneClasse } from '@/tests/fabriques/fiche';

const FILTRE = schemaListe.parse({});
const passee = anneeScolaire() - 1;

async function deuxAnnees() {
  const classe = await uneClasse(await unEtablissement());
  const apprenants = [classe.apprenant];
  const { id } = await uneEvaluation(classe.enseignant, { titre: 'L’an dernier', annee: passee, apprenants });
  await uneEvaluation(classe.enseignant, { titre: 'Cette année', apprenants });
  return { ...classe, id };
}

describe('Consultation des évaluations', () => {
  test('EVA-5 une évaluation passe d’elle-même à la consultation quand l’année change', async () => {
    const { enseignant } = await deuxAnnees();
    const titres = async (periode: 'en-cours' | 'anterieures') =>
      (await listerEvaluations(enseignant, FILTRE, periode)).lignes.map((l) => l.titre);
    expect(await titres('en-cours')).toEqual(['Cette année']);
    expect(await titres('anterieures')).toEqual(['L’an dernier']);
  });

  test('EVA-5 on y change « Visible », et rien d’autre', async () => {
    const { enseignant, apprenant, id } = await deuxAnnees();
    await rendreVisible(enseignant, { id, visible: true });
    const [ligne] = (await listerEvaluations(enseignant, FILTRE, 'anterieures')).lignes;
    expect(ligne).toMatchObject({ visible: true, annee: passee });
    const cellules = [{ apprenant: apprenant.compteId, item: '1.1.1', degre: 'totale' as const }];
    await expect(saisirResultats(enseignant, { id, cellules, commentaires: [] })).rejects.toMatchObject({
      code: 'evaluation-anterieure',
    });
  });

  test('EVA-5 se filtre par année scolaire, titre, auteur et niveau, chez soi comme chez ses collègues', async () => {
    const { enseignant, apprenant, division } = await deuxAnnees();
    const { rne } = enseignant;
    const collegue = await unEnseignant(rne, [division.id], { nom: 'LEBŒUF', prenom: 'Éric' });
    const communs = { apprenants: [apprenant], niveau: 1 };
    await uneEvaluation(enseignant, { ...communs, titre: 'Il y a trois ans', annee: passee - 2 });
    await uneEvaluation(collegue, { ...communs, titre: 'D’un collègue', annee: passee });
    const lire = (f: object) => listerEvaluations(enseignant, schemaListe.parse(f), 'anterieures');
    const titres = async (f: object) => (await lire(f)).lignes.map((l) => l.titre);
    expect((await lire({})).annees).toEqual([passee, passee - 2]);
    expect(await titres({ annee: String(passee - 2) })).toEqual(['Il y a trois ans']);
    expect(await titres({ niveau: '3' })).toEqual(['L’an dernier']);
    expect(await titres({ titre: 'TROIS' })).toEqual(['Il y a trois ans']);
    expect(await titres({ vue: 'collegues', auteur: 'eric' })).toEqual(['D’un collègue']);
    expect((await lire({ auteur: 'eric' })).comptes).toMatchObject({ miennes: 0, collegues: 1 });
    expect((await lire({ vue: 'co-saisie' })).vue).toBe('miennes');
  });

  test('EVA-5 un autre établissement n’y voit rien', async () => {
    await deuxAnnees();
    const { enseignant } = await uneClasse(await unEtablissement());
    const { comptes, annees } = await listerEvaluations(enseignant, FILTRE, 'anterieures');
    expect([Object.values(comptes), annees]).toEqual([[0, 0, 0, 0], []]);
  });
});
