import './base';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { type Acteur, compteOuvert } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { schemaListe } from '@/lib/evaluations/schema';
import * as evaluations from '@/lib/evaluations/serveur/mutations';
import { supprimerEvaluation } from '@/lib/evaluations/serveur/mutations-corbeille';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireGrille, lireMonEvaluation } from '@/lib/evaluations/serveur/queries';
import { listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { lireNouveautes } from '@/lib/notifications/serveur/queries';
import { modifierFiche, supprimerFiche } from '@/lib/passeport/serveur/mutations';
import { corrigerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import { listerPourApprenant } from '@/lib/passeport/serveur/queries';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { schemaActivation } from '@/lib/transfert/schema';
import {
  accepterTransferts,
  activerTransfert,
  refuserTransfert,
  rouvrirTransfert,
} from '@/lib/transfert/serveur/mutations';
import { lireTransferts } from '@/lib/transfert/serveur/queries';
import { unApprenant, unCompte, unParent } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { evaluer, ouvrir, uneEvaluationDeFiche, uneFiche, uneSaisie, versionVue } from '@/tests/fabriques/fiche';
import { importerFichiers, MEF_GA, texteEleves, texteSts } from '@/tests/fabriques/siecle';
import {
  donnerIne,
  faireSortir,
  proposer,
  unChangementDEcole,
  uneEcole,
  unIne,
  unParcours,
} from '@/tests/fabriques/transfert';

let proprietaire: postgres.Sql;
beforeAll(() => {
  proprietaire = connexionProprietaire();
});
afterAll(() => proprietaire.end());

const propositions = async (admin: Acteur) => (await lireTransferts(admin, 1)).propositions;
const accepterTout = async (admin: Acteur) =>
  accepterTransferts(
    admin,
    (await propositions(admin)).map((p) => p.id),
  );
const journal = (rne: string, evenement: string) =>
  proprietaire`select cible, details from journal where rne = ${rne} and evenement = ${evenement}`;

const APPORT = { fiches: 1, evaluationsFiches: 2, evaluations: 1, resultats: 2 };

/** Le même changement d'école, accepté : la fiche et l'évaluation telles qu'elles sont à l'arrivée. */
async function unTransfert() {
  const scene = await unChangementDEcole();
  await accepterTout(scene.apres.admin);
  const { eleve } = scene.apres;
  const [fiche] = (await listerPourApprenant(eleve)).fiches;
  const { lignes } = await listerMesEvaluations(eleve, schemaListe.parse({}));
  if (!fiche || !lignes[0]) throw new Error('rien n’est arrivé');
  return { ...scene, fiche: fiche.id, evaluation: lignes[0].id };
}

describe('Activer le transfert', () => {
  test('PAR-2 « Oui » demande un numéro de déclaration ; « Non » le garde', async () => {
    const sansNumero = schemaActivation.safeParse({ numero: '  ', actif: 'oui' });
    expect(sansNumero.error?.issues.map((i) => [i.path.join('.'), i.message])).toEqual([
      ['numero', 'Donnez le numéro de votre déclaration pour activer le transfert.'],
    ]);
    const { admin } = await uneEcole({ actif: false });
    expect((await lireTransferts(admin, 1)).activation).toEqual({ numero: '', actif: false });
    await activerTransfert(admin, schemaActivation.parse({ numero: ' 2026-001 ', actif: 'oui' }));
    expect((await lireTransferts(admin, 1)).activation).toEqual({ numero: '2026-001', actif: true });
    await activerTransfert(admin, { numero: '2026-001', actif: 'non' });
    expect((await lireTransferts(admin, 1)).activation).toEqual({ numero: '2026-001', actif: false });
    expect((await journal(admin.rne, 'transfert.activer')).map((l) => l.details.actif)).toEqual([true, false]);
  });

  test('PAR-2 activer après l’import propose ceux qui sont là et que l’autre dit partis', async () => {
    const ine = unIne();
    const [avant, apres] = [await uneEcole({ ine }), await uneEcole({ ine, actif: false })];
    await unParcours(avant);
    await faireSortir(avant.eleve);
    const chef = await unCompte(apres.rne, 'chef');
    expect(await activerTransfert(chef, { numero: '1', actif: 'oui' })).toBe(1);
    expect(await activerTransfert(chef, { numero: '1', actif: 'oui' })).toBe(0);
    expect(await propositions(chef)).toHaveLength(1);
  });

  test('PAR-2 réservé à l’administrateur et au chef d’établissement', async () => {
    const { prof } = await uneEcole();
    await expect(activerTransfert(prof, { numero: '1', actif: 'oui' })).rejects.toMatchObject({ code: 'interdit' });
  });
});

describe('La proposition', () => {
  test('PAR-2 naît à l’import d’un élève au même INE, une fois, avec ce qui viendrait', async () => {
    const ine = unIne();
    const avant = await uneEcole({ nom: 'Lycée des Aulnes', ine });
    await unParcours(avant);
    await uneFiche(avant.eleve, { brouillon: true });
    await uneFiche(avant.eleve, { corbeilleLe: new Date() });
    const { admin } = await uneEcole();
    const sts = texteSts(admin.rne, {
      individus: [{ id: '1', nom: 'MERISIER' }],
      divisions: [{ code: '3GA', mefs: [MEF_GA.terminale] }],
      annee: anneeScolaire(),
    });
    await importerFichiers(admin, { sts });
    const eleves = texteEleves(admin.rne, {
      annee: anneeScolaire(),
      eleves: [
        { id: '10', nom: 'PRUNIER', prenom: 'Lou', division: '3GA', mef: MEF_GA.terminale, ine },
        { id: '11', nom: 'CERISIER', division: '3GA', mef: MEF_GA.terminale, ine: unIne() },
        { id: '12', nom: 'POIRIER', division: '3GA', mef: MEF_GA.terminale },
      ],
    });
    await importerFichiers(admin, { eleves });
    const lues = await propositions(admin);
    expect(lues).toMatchObject([
      { nom: 'PRUNIER', prenom: 'Lou', classe: '3GA', autreNom: 'Lycée des Aulnes', refus: null, bilan: APPORT },
    ]);
    expect(lues[0]?.creeLe).toBeInstanceOf(Date);
    await importerFichiers(admin, { eleves });
    expect(await propositions(admin)).toHaveLength(1);
    expect((await lireNouveautes(admin)).badges).toEqual({ parametres: '1\u00a0transfert proposé' });
    expect((await lireTransferts(avant.admin, 1)).propositions).toEqual([]);
  });

  test('PAR-2 refusée, rien ne vient et elle se rouvre ; pas deux fois ouverte', async () => {
    const { avant, apres } = await unChangementDEcole();
    const [p] = await propositions(apres.admin);
    await refuserTransfert(apres.admin, p?.id ?? '');
    const { historique, ...reste } = await lireTransferts(apres.admin, 1);
    expect(reste).toMatchObject({ propositions: [], total: 1 });
    expect(historique).toMatchObject([{ sens: 'entrant', etat: 'refuse', autreNom: 'Lycée des Aulnes', bilan: null }]);
    expect((await lireTransferts(avant.admin, 1)).historique).toEqual([]);
    expect((await listerPourApprenant(apres.eleve)).fiches).toEqual([]);
    await proposer(apres.admin);
    expect(await propositions(apres.admin)).toEqual([]);
    await proposer(apres.admin, [apres.eleve]);
    await expect(rouvrirTransfert(apres.admin, p?.id ?? '')).rejects.toMatchObject({ code: 'transfert-termine' });
    await refuserTransfert(apres.admin, (await propositions(apres.admin))[0]?.id ?? '');
    await rouvrirTransfert(apres.admin, p?.id ?? '');
    expect(await propositions(apres.admin)).toHaveLength(1);
  });
});

describe('Accepter', () => {
  test('PAR-2 passeport, évaluations et résultats arrivent ; les deux journaux et les deux historiques le disent', async () => {
    const { avant, apres, fiche, evaluation } = await unTransfert();
    const lue = await lireFiche(apres.eleve, fiche);
    expect(lue).toMatchObject({ titre: 'Accueil du client', origine: 'Lycée des Aulnes', brouillon: false });
    expect(lue.precisions.map((p) => p.code).sort()).toEqual(['1.1.1-A2', '1.1.1-C1']);
    const auteur = `${avant.prof.prenom} ${avant.prof.nom}`;
    expect(lue.evaluations.map((e) => [e.degre, e.appreciation, e.auteur, e.creeLe.toISOString()])).toEqual([
      ['partielle', 'En progrès.', auteur, '2026-04-02T08:00:00.000Z'],
      ['erreurs', '', auteur, '2026-03-02T08:00:00.000Z'],
    ]);
    const mienne = await lireMonEvaluation(apres.eleve, evaluation);
    expect(mienne).toMatchObject({ commentaire: 'Soigné.', evaluation: { titre: 'Devis', annee: 2025, auteur } });
    expect(mienne.evaluation.origine).toBe('Lycée des Aulnes');
    expect(mienne.items.map((i) => [i.code, i.degre])).toEqual([
      ['1.1.1', 'totale'],
      ['1.1.2', 'encours'],
    ]);
    const ici = await lireTransferts(apres.admin, 1);
    expect(ici.historique).toMatchObject([{ sens: 'entrant', etat: 'accepte', bilan: APPORT }]);
    expect(ici.historique[0]?.decidePar).toBe(`${apres.admin.prenom} ${apres.admin.nom}`);
    const la = await lireTransferts(avant.admin, 1);
    expect(la.historique).toMatchObject([
      {
        sens: 'sortant',
        etat: 'accepte',
        autreNom: 'Lycée du Port',
        nom: avant.eleve.nom,
        bilan: APPORT,
        decidePar: '',
      },
    ]);
    expect(await journal(apres.rne, 'transfert.accepter')).toMatchObject([{ details: { transferts: 1, ...APPORT } }]);
    expect(await journal(avant.rne, 'transfert.donner')).toMatchObject([
      { cible: avant.eleve.compteId, details: { ...APPORT, vers: apres.rne } },
    ]);
  });

  test('PAR-2 l’apprenant, ses enseignants et ses parents consultent ; la maîtrise en tient compte', async () => {
    const { apres, fiche, evaluation } = await unTransfert();
    const parent = await unParent(apres.rne, [apres.eleve]);
    for (const acteur of [apres.eleve, apres.prof, parent])
      expect((await lireFiche(acteur, fiche)).origine).toBe('Lycée des Aulnes');
    expect((await lireGrille(apres.prof, evaluation)).evaluation).toMatchObject({
      modifiable: false,
      estAuteur: false,
    });
    const { dossier } = await lireTableauDeBord(apres.prof, { apprenant: apres.eleve.compteId });
    expect(dossier?.fiches.map((f) => f.bacpro.map((r) => r.degre))).toEqual([['partielle', 'erreurs']]);
    expect(dossier?.evaluations.map((r) => r.degre).sort()).toEqual(['encours', 'totale']);
  });

  test('PAR-2 personne ne la modifie, ne l’évalue ni ne la supprime', async () => {
    const { apres, fiche, evaluation } = await unTransfert();
    const version = await versionVue(apres.eleve, fiche);
    const essais = [
      () => modifierFiche(apres.eleve, { id: fiche, version, saisie: uneSaisie() }),
      () => supprimerFiche(apres.eleve, fiche),
      () => evaluer(apres.prof, fiche),
      () => corrigerFiche(apres.prof, { id: fiche, version, choix: [], bepItem: '' }),
      () => supprimerEvaluation(apres.prof, { id: evaluation }),
      () => evaluations.rendreVisible(apres.prof, { id: evaluation, visible: false }),
      () => saisirResultats(apres.prof, { id: evaluation, cellules: [], commentaires: [] }),
      () => evaluations.modifierApprenants(apres.prof, { id: evaluation, apprenants: [], confirme: true }),
    ];
    for (const essai of essais) await expect(essai()).rejects.toMatchObject({ code: 'transfere' });
    await ouvrir(apres.prof, fiche);
    expect((await lireFiche(apres.prof, fiche)).inedit).toBe(false);
  });

  test('PAR-2 l’auteur venu d’ailleurs n’est qu’un nom : aucun login ne lui ouvre de session', async () => {
    const { apres } = await unTransfert();
    const [auteur] = await proprietaire`select * from compte where rne = ${apres.rne} and origine = 'transfert'`;
    const { profil, suspendu_le: suspenduLe, masque_le: masqueLe, sorti_le: sortiLe } = auteur ?? {};
    expect(compteOuvert({ profil, suspenduLe, masqueLe, sortiLe })).toBe(false);
    const essai = { rne: apres.rne, login: String(auteur?.login), motDePasse: '', ip: '192.0.2.77' };
    expect(await authentifier(essai)).toEqual({ ok: false, code: 'login' });
  });

  test('PAR-2 deux élèves venus de la même école : l’évaluation et son auteur une fois, chacun ses résultats', async () => {
    const [ine, autreIne] = [unIne(), unIne()];
    const [avant, apres] = [await uneEcole({ ine }), await uneEcole({ ine })];
    const [voisinAvant, voisinApres] = [await unApprenant(avant.rne), await unApprenant(apres.rne)];
    for (const voisin of [voisinAvant, voisinApres]) await donnerIne(voisin, { ine: autreIne });
    const resultats = ['totale', 'erreurs'] as const;
    await uneEvaluation(avant.prof, { apprenants: [avant.eleve, voisinAvant], resultats, visible: true });
    await proposer(apres.admin, [apres.eleve]);
    await accepterTout(apres.admin);
    await proposer(apres.admin, [voisinApres]);
    expect(await propositions(apres.admin)).toMatchObject([{ bilan: { evaluations: 1, resultats: 2 } }]);
    await accepterTout(apres.admin);
    const [compte] =
      await proprietaire`select (select count(*)::int from evaluation where rne = ${apres.rne}) as evaluations,
      (select count(*)::int from resultat where rne = ${apres.rne}) as resultats,
      (select count(*)::int from compte where rne = ${apres.rne} and origine = 'transfert') as auteurs`;
    expect(compte).toEqual({ evaluations: 1, resultats: 4, auteurs: 1 });
  });

  test('PAR-2 qui revient n’apporte que ce qu’il a fait depuis, et ne rapporte pas ce qui vient d’ici', async () => {
    const { avant, apres } = await unTransfert();
    const faite = await uneFiche(apres.eleve, { titre: 'Faite au Port' });
    await uneEvaluationDeFiche(apres.prof, faite);
    await proprietaire`update compte set sorti_le = null where id = ${avant.eleve.compteId}`;
    await proposer(avant.admin, [avant.eleve]);
    expect(await propositions(avant.admin)).toMatchObject([
      { bilan: { fiches: 1, evaluationsFiches: 1, evaluations: 0, resultats: 0 } },
    ]);
    await accepterTout(avant.admin);
    const titres = (await listerPourApprenant(avant.eleve)).fiches.map((f) => [f.titre, f.origine]);
    expect(titres.sort()).toEqual([
      ['Accueil du client', null],
      ['Faite au Port', 'Lycée du Port'],
    ]);
    await uneFiche(avant.eleve, { titre: 'Au retour' });
    await proposer(apres.admin, [apres.eleve]);
    expect(await accepterTout(apres.admin)).toMatchObject({
      fiches: 1,
      evaluationsFiches: 0,
      evaluations: 0,
      resultats: 0,
    });
    expect((await listerPourApprenant(apres.eleve)).fiches.map((f) => f.titre).sort()).toEqual([
      'Accueil du client',
      'Au retour',
      'Faite au Port',
    ]);
  });

  test('PAR-2 ce que l’apprenant avait déjà vu n’est pas nouveau pour lui', async () => {
    const ine = unIne();
    const [avant, apres] = [await uneEcole({ ine }), await uneEcole({ ine })];
    const { fiche, evaluation } = await unParcours(avant);
    await ouvrir(avant.eleve, fiche);
    await evaluations.marquerEvaluationVue(avant.eleve, evaluation);
    await proposer(apres.admin, [apres.eleve]);
    await accepterTout(apres.admin);
    expect((await lireNouveautes(apres.eleve)).badges).toEqual({});
    expect((await listerPourApprenant(apres.eleve)).fiches.map((f) => f.inedit)).toEqual([false]);
  });
});
