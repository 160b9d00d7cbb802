import './base';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ficheEvaluation, ficheFichier, ficheLien } from '@/db/schema/passeport';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { deposerFichier } from '@/lib/fichiers/serveur/mutations';
import { saisieDe, versionLue } from '@/lib/passeport/regles';
import { etatDe } from '@/lib/passeport/regles-evaluation';
import { creerFiche, modifierFiche } from '@/lib/passeport/serveur/mutations';
import { corrigerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import { listerPourApprenant, listerPourEnseignant } from '@/lib/passeport/serveur/queries';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { unDepot } from '@/tests/fabriques/depot';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import {
  evaluer,
  ouvrir,
  uneClasse,
  uneEvaluationDeFiche,
  uneFiche,
  uneSaisie,
  versionVue,
} from '@/tests/fabriques/fiche';

type Classe = Awaited<ReturnType<typeof uneClasse>>;

let rne: string;
let ici: Classe;

beforeAll(async () => {
  rne = await unEtablissement();
  ici = await uneClasse(rne);
});

const fichesDe = async (enseignant: Acteur, apprenant: Acteur) =>
  (await listerPourEnseignant(enseignant, { apprenant: apprenant.compteId })).fiches;

describe('Évaluation', () => {
  test('PAE-2 garde tout l’historique, qui, quand, et ce que portait le degré', async () => {
    const { apprenant, enseignant, division } = await uneClasse(rne);
    const collegue = await unEnseignant(rne, [division.id]);
    const { id } = await creerFiche(apprenant, uneSaisie({ bepItem: 'T5' }));
    await evaluer(enseignant, id, { degre: 'encours', appreciation: 'À reprendre.' });
    await corrigerFiche(enseignant, {
      id,
      version: await versionVue(enseignant, id),
      choix: ['1.1.1-C2'],
      bepItem: 'O3',
    });
    await evaluer(collegue, id, { degre: 'totale' });
    await evaluer(collegue, id, { partie: 'bep', degre: 'partielle' });
    const { evaluations, degres, bep } = await lireFiche(apprenant, id);
    expect(evaluations.map((e) => [e.partie, e.degre, e.items.map((i) => i.code)])).toEqual([
      ['bep', 'partielle', ['O3']],
      ['bacpro', 'totale', ['1.1.1', '1.1.1-C2']],
      ['bacpro', 'encours', ['1.1.1', '1.1.1-C1', '1.1.1-A2']],
    ]);
    expect(evaluations[2]?.auteur).toBe(`${enseignant.prenom} ${enseignant.nom}`);
    expect([degres, bep?.code]).toEqual([{ bacpro: 'totale', bep: 'partielle' }, 'O3']);
    expect((await listerPourApprenant(apprenant)).fiches).toMatchObject([
      {
        evaluations: 3,
        bacpro: { degre: 'totale', appreciation: true, le: expect.any(Date) },
        bep: { code: 'O3', degre: 'partielle', appreciation: false },
      },
    ]);
  });

  test('PAE-2 une appréciation seule n’efface pas le degré ; la date reste celle du degré', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const id = await uneFiche(apprenant);
    const jadis = new Date('2026-09-01T08:00:00Z');
    await uneEvaluationDeFiche(enseignant, id, { degre: 'erreurs', creeLe: jadis });
    await evaluer(enseignant, id, { degre: null, appreciation: 'Vu ensemble.' });
    expect(await fichesDe(enseignant, apprenant)).toMatchObject([
      { bacpro: { degre: 'erreurs', le: jadis, appreciation: true }, evaluations: 2, bep: null },
    ]);
  });

  test('PAE-2 ne juge pas une version que l’enseignant n’a pas lue', async () => {
    const { apprenant, enseignant, division } = await uneClasse(rne);
    const collegue = await unEnseignant(rne, [division.id]);
    const creee = await creerFiche(apprenant, uneSaisie());
    const version = await versionVue(enseignant, creee.id);
    await modifierFiche(apprenant, { ...creee, saisie: uneSaisie({ item: '1.1.2', choix: [] }) });
    const perimee = { code: 'fiche-perimee' };
    await expect(evaluer(enseignant, creee.id, { version })).rejects.toMatchObject(perimee);
    const relue = await versionVue(enseignant, creee.id);
    await corrigerFiche(collegue, { id: creee.id, version: relue, choix: ['1.1.2-C1'], bepItem: '' });
    await expect(evaluer(enseignant, creee.id, { version: relue })).rejects.toMatchObject(perimee);
    expect((await lireFiche(enseignant, creee.id)).evaluations).toEqual([]);
  });

  test('PAE-2 chaque évaluation garde ce que l’apprenant avait écrit, partie par partie', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const saisie = uneSaisie({ bepItem: 'T5', bepTextes: { travail: 'Saisie.' } });
    const creee = await creerFiche(apprenant, saisie);
    await evaluer(enseignant, creee.id);
    await evaluer(enseignant, creee.id, { partie: 'bep' });
    await modifierFiche(apprenant, { ...creee, saisie: { ...saisie, titre: 'Autre', textes: { contexte: 'Autre.' } } });
    const etats = await lire(systeme(rne), (tx) =>
      tx
        .select({ partie: ficheEvaluation.partie, etat: ficheEvaluation.etat })
        .from(ficheEvaluation)
        .where(eq(ficheEvaluation.ficheId, creee.id))
        .orderBy(ficheEvaluation.creeLe),
    );
    const { titre, faiteLe, organisation } = saisie;
    const haut = { titre, faiteLe, lieu: 'pfmp', organisation, pfmp: [], pieces: [] };
    expect(etats).toEqual([
      { partie: 'bacpro', etat: { ...haut, textes: { contexte: 'Service achats.' } } },
      { partie: 'bep', etat: { ...haut, textes: { travail: 'Saisie.' } } },
    ]);
  });

  test('PAE-2 un fichier joint après l’évaluation n’en était pas', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const id = await uneFiche(apprenant);
    const cle = { rne, ficheId: id, partie: 'bacpro' as const };
    await ecrire(systeme(rne), 'test.lien', (tx) =>
      tx.insert(ficheLien).values({ ...cle, rang: 0, url: 'https://example.org', libelle: 'Site' }),
    );
    await evaluer(enseignant, id);
    await deposerFichier(apprenant, unDepot(10, { nom: 'facture.pdf' }), async (tx, { id: fichierId }) => {
      await tx.insert(ficheFichier).values({ ...cle, fichierId });
    });
    const lue = await lireFiche(enseignant, id);
    expect(lue.pourEvaluer?.dernieres[0]?.etat?.pieces).toEqual(['Site (https://example.org)']);
    expect(etatDe(lue, lue, 'bacpro').pieces).toEqual(['facture.pdf', 'Site (https://example.org)']);
    expect(etatDe(lue, lue, 'bep').pieces).toEqual([]);
  });

  test('PAE-2 deux enseignants en même temps : les deux évaluations restent, le second sait celle du premier', async () => {
    const { apprenant, enseignant, division } = await uneClasse(rne);
    const collegue = await unEnseignant(rne, [division.id]);
    const id = await uneFiche(apprenant);
    for (const chacun of [enseignant, collegue]) await ouvrir(chacun, id);
    expect(await evaluer(enseignant, id, { degre: 'totale' })).toEqual({ collegues: [] });
    const { collegues } = await evaluer(collegue, id, { degre: 'encours' });
    expect(collegues).toMatchObject([{ auteur: `${enseignant.prenom} ${enseignant.nom}`, degre: 'totale' }]);
    expect((await lireFiche(apprenant, id)).evaluations.map((e) => e.degre)).toEqual(['encours', 'totale']);
    await ouvrir(collegue, id);
    expect(await evaluer(collegue, id, { degre: 'partielle' })).toEqual({ collegues: [] });
  });

  test('PAE-2 PAS-1 une correction dit qui et quand ; l’apprenant la voit, une fois, et son propre choix l’efface', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const creee = await creerFiche(apprenant, uneSaisie());
    const { id } = creee;
    const corriger = async (choix: string[], bepItem = '') =>
      corrigerFiche(enseignant, { id, version: await versionVue(enseignant, id), choix, bepItem });
    const etat = async () => (await listerPourApprenant(apprenant)).fiches.map((f) => [f.inedit, f.corrigee]);
    await corriger(uneSaisie().choix);
    expect((await lireFiche(apprenant, id)).correction).toBeNull();
    await corriger(['1.1.1-C2']);
    expect(await etat()).toEqual([[true, true]]);
    const lue = await lireFiche(apprenant, id);
    const auteur = `${enseignant.prenom} ${enseignant.nom}`;
    expect(lue).toMatchObject({ inedit: true, correction: { auteur, le: expect.any(Date) } });
    await corriger(['1.1.1-C2'], 'T5');
    const { correction } = await lireFiche(apprenant, id);
    expect(correction?.avant.map((i) => i.code).sort()).toEqual(uneSaisie().choix.toSorted());
    await ouvrir(apprenant, id);
    expect(await etat()).toEqual([[false, false]]);
    await evaluer(enseignant, id, { degre: 'totale' });
    await ouvrir(enseignant, id);
    await corriger(['1.1.1-C1']);
    expect(await etat()).toEqual([[true, false]]);
    expect((await lireFiche(enseignant, id)).inedit).toBe(false);

    const autre = await creerFiche(apprenant, uneSaisie());
    const version = await versionVue(enseignant, autre.id);
    await corrigerFiche(enseignant, { id: autre.id, version, choix: ['1.1.1-C2'], bepItem: '' });
    const suite = await lireFiche(apprenant, autre.id);
    const numero = { ...autre, version: versionLue(suite) };
    await modifierFiche(apprenant, { ...numero, saisie: { ...saisieDe(suite), titre: 'Autre titre' } });
    expect((await lireFiche(apprenant, autre.id)).correction).not.toBeNull();
    const encore = await lireFiche(apprenant, autre.id);
    await modifierFiche(apprenant, {
      ...autre,
      version: versionLue(encore),
      saisie: { ...saisieDe(encore), choix: [] },
    });
    expect((await lireFiche(apprenant, autre.id)).correction).toBeNull();
  });

  test('PAE-2 sans activité BEP, la partie BEP ne s’évalue pas ; la correction reste dans la situation', async () => {
    const { apprenant, enseignant } = ici;
    const id = await uneFiche(apprenant);
    await expect(evaluer(enseignant, id, { partie: 'bep' })).rejects.toMatchObject({ code: 'fiche-sans-bep' });
    const version = await versionVue(enseignant, id);
    await expect(corrigerFiche(enseignant, { id, version, choix: ['2.1.1-C1'], bepItem: '' })).rejects.toMatchObject({
      code: 'saisie',
    });
  });

  test('PAS-3 la correction faite pendant que l’apprenant écrit n’est pas défaite', async () => {
    const { apprenant, enseignant } = ici;
    const creee = await creerFiche(apprenant, uneSaisie());
    await corrigerFiche(enseignant, {
      id: creee.id,
      version: await versionVue(enseignant, creee.id),
      choix: ['1.1.1-C2'],
      bepItem: 'T5',
    });
    const reprise = await modifierFiche(apprenant, {
      ...creee,
      saisie: uneSaisie({ titre: 'Écrit pendant ce temps' }),
    });
    expect(reprise.rattachement).toEqual({ item: '1.1.1', choix: ['1.1.1-C2'], bepItem: 'T5' });
    expect(await lireFiche(apprenant, creee.id)).toMatchObject({
      titre: 'Écrit pendant ce temps',
      precisions: [{ code: '1.1.1-C2' }],
      bep: { code: 'T5' },
    });
  });

  test('PAE-2 l’historique ne se réécrit pas, même par la base', async () => {
    const id = await uneFiche(ici.apprenant);
    await uneEvaluationDeFiche(ici.enseignant, id);
    await expect(
      ecrire(systeme(rne), 'test', (tx) =>
        tx.update(ficheEvaluation).set({ degre: 'totale' }).where(eq(ficheEvaluation.ficheId, id)),
      ),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('D’une fiche à l’autre', () => {
  const le = (jour: number) => ({ creeLe: new Date(Date.UTC(2026, 8, jour)) });
  const parcours = (classe: string, titre = '') => ({ classe, filtres: { titre, date: '', competence: '' } });

  test('PAE-2 les voisines suivent l’ordre et les filtres de la liste, corbeille et brouillons exceptés', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const a = await uneFiche(apprenant, { ...le(1), titre: 'Accueil' });
    const b = await uneFiche(apprenant, { ...le(3), titre: 'Courrier' });
    const c = await uneFiche(apprenant, { ...le(5), titre: 'Accueil du public' });
    await uneFiche(apprenant, { ...le(2), brouillon: true });
    await uneFiche(apprenant, { ...le(4), corbeilleLe: new Date() });
    const autour = async (id: string, titre = '') => (await lireFiche(enseignant, id, parcours('', titre))).pourEvaluer;
    expect(await autour(c)).toMatchObject({ precedente: null, suivante: { id: b }, rang: 1, total: 3 });
    expect(await autour(b)).toMatchObject({ precedente: { id: c }, suivante: { id: a }, rang: 2 });
    expect(await autour(c, 'accueil')).toMatchObject({ suivante: { id: a }, rang: 1, total: 2 });
    expect(await autour(b, 'accueil')).toMatchObject({ precedente: { id: c }, suivante: { id: a }, total: 3 });
    expect((await lireFiche(apprenant, a)).pourEvaluer).toBeNull();
  });

  test('PAE-2 la prochaine à lire est du même apprenant, puis du suivant de la classe, et jamais déjà vue', async () => {
    const division = await uneDivision(rne);
    const enseignant = await unEnseignant(rne, [division.id, (await uneDivision(rne)).id]);
    const eleve = (nom: string) => unApprenant(rne, { division: division.id, compte: { nom } });
    const [abel, bea, carl] = [await eleve('ABEL'), await eleve('BÉA'), await eleve('CARL')];
    const deAbel = await uneFiche(abel);
    const [vue, ancienne, recente] = [await uneFiche(bea), await uneFiche(bea, le(1)), await uneFiche(bea, le(2))];
    await ouvrir(enseignant, vue);
    const deCarl = await uneFiche(carl, { corbeilleLe: null });
    await uneFiche(carl, { corbeilleLe: new Date() });
    const suite = async (id: string, classe = division.id) => {
      const { aLire, nombreALire } = (await lireFiche(enseignant, id, parcours(classe))).pourEvaluer ?? {};
      return [aLire?.id, nombreALire];
    };
    expect(await suite(vue)).toEqual([recente, 4]);
    await ouvrir(enseignant, recente);
    expect(await suite(recente)).toEqual([ancienne, 3]);
    await ouvrir(enseignant, ancienne);
    expect(await suite(ancienne)).toEqual([deCarl, 2]);
    await ouvrir(enseignant, deCarl);
    expect(await suite(deCarl)).toEqual([deAbel, 1]);
    await ouvrir(enseignant, deAbel);
    expect(await suite(deAbel)).toEqual([undefined, 0]);
  });

  test('PAE-2 la prochaine à lire reste dans la classe ouverte, et dans celles de l’enseignant', async () => {
    const [mienne, autre, etrangere] = [await uneClasse(rne), await uneDivision(rne), await uneClasse(rne)];
    const enseignant = await unEnseignant(rne, [mienne.division.id, autre.id]);
    const id = await uneFiche(mienne.apprenant);
    await uneFiche(etrangere.apprenant);
    const ailleurs = await uneFiche(await unApprenant(rne, { division: autre.id }));
    const lire = async (classe: string) => (await lireFiche(enseignant, id, parcours(classe))).pourEvaluer?.aLire?.id;
    expect(await lire(mienne.division.id)).toBeUndefined();
    expect(await lire('')).toBe(ailleurs);
    expect(await lire(etrangere.division.id)).toBeUndefined();
  });
});

test('PAE-2 l’évaluation d’un collègue est à voir jusqu’à ce qu’on ouvre la fiche ; la sienne ne l’est pas', async () => {
  const { apprenant, enseignant, division } = await uneClasse(rne);
  const collegue = await unEnseignant(rne, [division.id]);
  const id = await uneFiche(apprenant);
  await ouvrir(enseignant, id);
  await evaluer(enseignant, id);
  expect((await lireFiche(enseignant, id)).inedit).toBe(false);
  await evaluer(collegue, id);
  expect((await lireFiche(enseignant, id)).inedit).toBe(true);
  await ouvrir(enseignant, id);
  expect((await lireFiche(enseignant, id)).inedit).toBe(false);
});
