import './base';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluationSaisissant, resultat } from '@/db/schema/evaluations';
import { affectation } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { marquerEvaluationVue, rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireNouveautes } from '@/lib/notifications/serveur/queries';
import { corrigerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { ouvrir, uneClasse, uneEvaluationDeFiche, uneFiche, versionVue } from '@/tests/fabriques/fiche';

let rne: string;
beforeAll(async () => {
  rne = await unEtablissement();
});

const jours = (n: number) => new Date(Date.now() - n * 86_400_000);

/** Ce que l'accueil dit, à plat : titre du groupe, phrase, chemin. */
const annonces = async (acteur: Acteur) =>
  (await lireNouveautes(acteur)).groupes.flatMap((g) =>
    g.annonces.map((a) => [g.titre, a.texte, a.adresse.replace(`/${acteur.rne}`, '')]),
  );
const badges = async (acteur: Acteur) => (await lireNouveautes(acteur)).badges;

describe('Apprenant', () => {
  test('ACC-1 annonce les évaluations visibles et les fiches évaluées qu’il n’a pas lues, et plus ensuite', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const { id } = await uneEvaluation(enseignant, { apprenants: [apprenant], titre: 'Paie' });
    const fiche = await uneFiche(apprenant, { titre: 'Courrier' });
    expect(await annonces(apprenant)).toEqual([]);
    await rendreVisible(enseignant, { id, visible: true });
    await uneEvaluationDeFiche(enseignant, fiche);
    expect(await annonces(apprenant)).toEqual([
      ['Gestion des évaluations', '«\u00a0Paie\u00a0»\u00a0: à lire', `/evaluations/${id}`],
      ['Passeport professionnel', '«\u00a0Courrier\u00a0»\u00a0: fiche évaluée', `/passeport/${fiche}`],
    ]);
    expect(await badges(apprenant)).toEqual({ evaluations: '1\u00a0nouvelle', passeport: '1\u00a0fiche évaluée' });
    await marquerEvaluationVue(apprenant, id);
    await ouvrir(apprenant, fiche);
    expect(await annonces(apprenant)).toEqual([]);
    await saisirResultats(enseignant, {
      id,
      cellules: [{ apprenant: apprenant.compteId, item: '1.1.1', degre: 'totale' }],
      commentaires: [],
    });
    expect(await badges(apprenant)).toEqual({ evaluations: '1\u00a0nouvelle' });
    await rendreVisible(enseignant, { id, visible: false });
    expect(await badges(apprenant)).toEqual({});
  });

  test('ACC-1 annonce une fiche corrigée, tant qu’elle n’est pas lue ; évaluée aussi, elle ne s’annonce qu’une fois', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const fiche = await uneFiche(apprenant, { titre: 'Courrier', item: '1.1.1' });
    const version = await versionVue(enseignant, fiche);
    await corrigerFiche(enseignant, { id: fiche, version, choix: ['1.1.1-C3'], bepItem: '' });
    expect(await annonces(apprenant)).toEqual([
      [
        'Passeport professionnel',
        '«\u00a0Courrier\u00a0»\u00a0: un enseignant en a corrigé les choix',
        `/passeport/${fiche}`,
      ],
    ]);
    expect(await badges(apprenant)).toEqual({ passeport: '1\u00a0fiche corrigée' });
    await uneEvaluationDeFiche(enseignant, fiche);
    expect(await badges(apprenant)).toEqual({ passeport: '1\u00a0fiche évaluée' });
    await ouvrir(apprenant, fiche);
    expect(await annonces(apprenant)).toEqual([]);
  });

  test('ACC-1 une évaluation déjà lue, cachée puis rendue de nouveau visible, est à relire', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const { id } = await uneEvaluation(enseignant, { apprenants: [apprenant], visible: true });
    await marquerEvaluationVue(apprenant, id);
    await rendreVisible(enseignant, { id, visible: true });
    expect(await badges(apprenant)).toEqual({});
    await rendreVisible(enseignant, { id, visible: false });
    await rendreVisible(enseignant, { id, visible: true });
    expect(await badges(apprenant)).toEqual({ evaluations: '1\u00a0nouvelle' });
  });

  test('ACC-1 n’en nomme que cinq, les plus récentes, et compte les autres', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    for (let i = 1; i <= 7; i++) {
      const fiche = await uneFiche(apprenant, { titre: `Fiche n° ${i}` });
      await uneEvaluationDeFiche(enseignant, fiche, { creeLe: jours(10 - i) });
    }
    const dites = await annonces(apprenant);
    expect(dites.map(([, texte]) => texte)).toEqual([
      ...[7, 6, 5, 4, 3].map((i) => `«\u00a0Fiche n° ${i}\u00a0»\u00a0: fiche évaluée`),
      'et 2\u00a0autres',
    ]);
    expect(dites.at(-1)?.[2]).toBe('/passeport');
    expect(await badges(apprenant)).toEqual({ passeport: '7\u00a0fiches évaluées' });
  });

  test('ACC-1 sorti de l’établissement, plus rien ne lui est annoncé', async () => {
    const { division, enseignant } = await uneClasse(rne);
    const parti = await unApprenant(rne, { division: division.id, compte: { sortiLe: '2020-01-01' } });
    await uneEvaluationDeFiche(enseignant, await uneFiche(parti));
    expect(await lireNouveautes(parti)).toEqual({ badges: {}, groupes: [] });
  });
});

describe('Enseignant', () => {
  test('ACC-1 compte par classe les fiches nouvelles ou modifiées, chaque fiche une fois, les siennes seules', async () => {
    const [a, b] = [await uneDivision(rne, { code: 'TGA1' }), await uneDivision(rne, { code: '1GA2' })];
    const groupe = await uneDivision(rne, { code: 'GROUPE', nature: 'groupe' });
    const enseignant = await unEnseignant(rne, [a.id, b.id, groupe.id]);
    const [lea, hugo] = [await unApprenant(rne, { division: a.id }), await unApprenant(rne, { division: b.id })];
    await ecrire(systeme(rne), 'test.groupe', async (tx) => {
      const commun = { rne, structureId: groupe.id, role: 'apprenant' as const, origine: 'siecle' as const };
      await tx.insert(affectation).values({ ...commun, compteId: lea.compteId });
    });
    const vue = await uneFiche(lea);
    for (const options of [{}, { brouillon: true }, { corbeilleLe: new Date() }]) await uneFiche(lea, options);
    for (let i = 0; i < 2; i++) await uneFiche(hugo);
    await uneFiche((await uneClasse(rne)).apprenant);
    await ouvrir(enseignant, vue);
    expect(await annonces(enseignant)).toEqual([
      ['Passeport professionnel', '1GA2\u00a0: 2\u00a0fiches nouvelles ou modifiées', `/passeport?classe=${b.id}`],
      ['Passeport professionnel', 'TGA1\u00a0: 1\u00a0fiche nouvelle ou modifiée', `/passeport?classe=${a.id}`],
    ]);
    expect(await badges(enseignant)).toEqual({ passeport: '3\u00a0fiches à voir' });
  });

  test('ACC-1 annonce une évaluation qu’un collègue lui ouvre, jusqu’à ce qu’il y saisisse', async () => {
    const { apprenant, enseignant, division } = await uneClasse(rne);
    const collegue = await unEnseignant(rne, [division.id]);
    const confier = async (options = {}) => {
      const { id } = await uneEvaluation(enseignant, { apprenants: [apprenant], titre: 'Paie', ...options });
      await ecrire(systeme(rne), 'test.confier', (tx) =>
        tx.insert(evaluationSaisissant).values({ rne, evaluationId: id, compteId: collegue.compteId }),
      );
      return id;
    };
    await confier({ creeLe: jours(15) });
    const id = await confier();
    expect(await annonces(collegue)).toEqual([
      [
        'Gestion des évaluations',
        '«\u00a0Paie\u00a0»\u00a0: un collègue vous l’ouvre à la saisie',
        `/evaluations/${id}`,
      ],
    ]);
    const saisi = {
      apprenantId: apprenant.compteId,
      item: '1.1.1',
      degre: 'totale',
      saisiPar: collegue.compteId,
    } as const;
    await ecrire(systeme(rne), 'test.saisir', (tx) => tx.insert(resultat).values({ rne, evaluationId: id, ...saisi }));
    expect(await annonces(collegue)).toEqual([]);
  });
});

describe('Parent', () => {
  test('ACC-1 annonce, enfant par enfant, les fiches évaluées pas lues et les évaluations depuis sa visite', async () => {
    const { apprenant: lea, enseignant } = await uneClasse(rne);
    const { apprenant: tom, enseignant: autre } = await uneClasse(rne);
    const { apprenant: etranger } = await uneClasse(rne);
    const parent = await unParent(rne, [lea, tom], { connecteAvantLe: jours(2) });
    const fiche = await uneFiche(lea, { titre: 'Courrier' });
    for (const f of [fiche, await uneFiche(lea, { brouillon: true }), await uneFiche(etranger)])
      await uneEvaluationDeFiche(enseignant, f);
    await uneEvaluation(autre, { apprenants: [tom, etranger], visible: true });
    await uneEvaluation(autre, { apprenants: [tom] });
    const dites = await annonces(parent);
    expect(dites).toHaveLength(2);
    expect(dites).toEqual(
      expect.arrayContaining([
        [lea.prenom, '«\u00a0Courrier\u00a0»\u00a0: fiche évaluée', `/passeport/${fiche}`],
        [tom.prenom, '1\u00a0évaluation nouvelle ou modifiée', `/tableau-de-bord?apprenant=${tom.compteId}`],
      ]),
    );
    expect(await badges(parent)).toEqual({ passeport: '1\u00a0fiche évaluée', 'tableau-de-bord': '1\u00a0évaluation' });
    await ouvrir(parent, fiche);
    expect(await annonces({ ...parent, connecteAvantLe: new Date() } as Acteur)).toEqual([]);
  });
});

test('ACC-1 un lecteur, un administrateur sans transfert n’ont rien à lire', async () => {
  for (const profil of ['lecteur', 'administrateur', 'chef'] as const)
    expect(await lireNouveautes(await unCompte(rne, profil))).toEqual({ badges: {}, groupes: [] });
});
