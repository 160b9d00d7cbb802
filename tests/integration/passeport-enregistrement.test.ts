import './base';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { espaceDisque } from '@/db/schema/abonnements';
import { ficheFichier } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { deposerFichier } from '@/lib/fichiers/serveur/mutations';
import { creerFiche, modifierFiche, supprimerFiche } from '@/lib/passeport/serveur/mutations';
import { enregistrerModifiee, enregistrerNeuve } from '@/lib/passeport/serveur/mutations-enregistrement';
import { corrigerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import { listerPourApprenant, listerPourEnseignant } from '@/lib/passeport/serveur/queries';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { lirePourCreer } from '@/lib/passeport/serveur/queries-saisie';
import { unDepot } from '@/tests/fabriques/depot';
import { unApprenant, unEtablissement } from '@/tests/fabriques/etablissement';
import { evaluer, ouvrir, uneClasse, uneFiche, uneSaisie, versionVue } from '@/tests/fabriques/fiche';

type Classe = Awaited<ReturnType<typeof uneClasse>>;

let rne: string;
let ici: Classe;
let ailleurs: Classe;

beforeAll(async () => {
  rne = await unEtablissement();
  ici = await uneClasse(rne);
  ailleurs = await uneClasse(await unEtablissement());
});

const nombre = async (apprenant: Acteur) => (await listerPourApprenant(apprenant)).fiches.length;

describe('Deux onglets', () => {
  test('PAS-3 le second enregistre en vain, et reçoit ce que le premier a écrit', async () => {
    const { apprenant } = ici;
    const { id, version } = await creerFiche(apprenant, uneSaisie());
    const premier = await modifierFiche(apprenant, { id, version, saisie: uneSaisie({ titre: 'Premier onglet' }) });
    const saisie = uneSaisie({ titre: 'Second onglet' });
    await expect(modifierFiche(apprenant, { id, version, saisie })).rejects.toMatchObject({ code: 'fiche-perimee' });
    const refusee = await enregistrerModifiee(apprenant, { id, version, saisie });
    expect(refusee).toMatchObject({
      etat: 'perimee',
      actuelle: { version: premier.version, saisie: { titre: 'Premier onglet' } },
    });
    expect(await lireFiche(apprenant, id)).toMatchObject({ titre: 'Premier onglet' });
    await enregistrerModifiee(apprenant, { id, version: premier.version, saisie });
    expect(await lireFiche(apprenant, id)).toMatchObject({ titre: 'Second onglet' });
  });

  test('PAS-3 deux enregistrements simultanés de la même version : un seul passe', async () => {
    const { apprenant } = ici;
    const { id, version } = await creerFiche(apprenant, uneSaisie());
    const issues = await Promise.all(
      ['a', 'b', 'c'].map((titre) => enregistrerModifiee(apprenant, { id, version, saisie: uneSaisie({ titre }) })),
    );
    expect(issues.map((i) => i.etat).sort()).toEqual(['enregistree', 'perimee', 'perimee']);
  });

  test('PAS-2 une création envoyée deux fois ne fait qu’une fiche, avec le dernier texte', async () => {
    const apprenant = await unApprenant(rne);
    const id = uuidv7();
    await enregistrerNeuve(apprenant, { id, saisie: uneSaisie() });
    const rejouee = await enregistrerNeuve(apprenant, { id, saisie: uneSaisie({ titre: 'Complétée hors ligne' }) });
    expect(rejouee).toMatchObject({ etat: 'enregistree', id, version: { numero: 2 } });
    expect((await listerPourApprenant(apprenant)).fiches).toMatchObject([{ id, titre: 'Complétée hors ligne' }]);
    const tardive = await enregistrerNeuve(apprenant, { id, saisie: uneSaisie({ titre: 'Trop tard' }) });
    expect(tardive).toMatchObject({ etat: 'perimee', actuelle: { saisie: { titre: 'Complétée hors ligne' } } });
  });

  test('PAS-2 l’identifiant d’une fiche d’un autre ne donne accès à rien', async () => {
    const voisin = await unApprenant(rne);
    const { id } = await creerFiche(ici.apprenant, uneSaisie({ titre: 'La mienne' }));
    await expect(creerFiche(voisin, uneSaisie(), id)).rejects.toMatchObject({ code: 'introuvable' });
    await creerFiche(ailleurs.apprenant, uneSaisie({ titre: 'Même identifiant, autre établissement' }), id);
    expect(await lireFiche(ici.apprenant, id)).toMatchObject({ titre: 'La mienne' });
    expect(await nombre(voisin)).toBe(0);
  });
});

describe('Évaluée pendant la saisie', () => {
  test('PAS-3 les textes s’enregistrent, les choix verrouillés non, et le résultat est rendu', async () => {
    const { apprenant, enseignant } = ici;
    const { id, version } = await creerFiche(apprenant, uneSaisie());
    await evaluer(enseignant, id, { degre: 'encours' });
    const enregistree = await modifierFiche(apprenant, {
      id,
      version,
      saisie: uneSaisie({
        titre: 'Écrit pendant ce temps',
        item: '1.1.2',
        choix: [],
        bepItem: 'T5',
        bepTextes: { travail: 'Codification.' },
        brouillon: true,
      }),
    });
    expect(enregistree).toMatchObject({
      degres: { bacpro: 'encours' },
      ecartes: ['competence', 'bepItem', 'brouillon'],
      rattachement: { item: '1.1.1', choix: ['1.1.1-A2', '1.1.1-C1'], bepItem: null },
      brouillon: false,
    });
    expect(await lireFiche(apprenant, id)).toMatchObject({
      titre: 'Écrit pendant ce temps',
      item: { code: '1.1.1' },
      bep: null,
      bepTextes: { travail: 'Codification.' },
      brouillon: false,
    });
  });

  test('PAS-3 le BEP évalué seul garde son activité ; la compétence reste libre', async () => {
    const { apprenant, enseignant } = ici;
    const { id, version } = await creerFiche(apprenant, uneSaisie({ bepItem: 'T5' }));
    await evaluer(enseignant, id, { partie: 'bep', degre: 'partielle' });
    const saisie = uneSaisie({ item: '1.1.2', choix: [], bepItem: '' });
    expect(await modifierFiche(apprenant, { id, version, saisie })).toMatchObject({ ecartes: ['bepItem'] });
    expect(await lireFiche(apprenant, id)).toMatchObject({ item: { code: '1.1.2' }, bep: { code: 'T5' } });
  });

  test('PAS-3 une évaluation Non évaluable ne verrouille rien', async () => {
    const { apprenant, enseignant } = ici;
    const { id, version } = await creerFiche(apprenant, uneSaisie());
    await evaluer(enseignant, id, { degre: 'nonevaluable' });
    const saisie = uneSaisie({ item: '1.1.2', choix: [], bepItem: 'T5', brouillon: true });
    expect(await modifierFiche(apprenant, { id, version, saisie })).toMatchObject({ ecartes: [] });
    expect(await lireFiche(apprenant, id)).toMatchObject({ item: { code: '1.1.2' }, brouillon: true });
  });

  test('PAS-3 la correction faite pendant que l’apprenant écrit n’est pas défaite, ses textes restent', async () => {
    const { apprenant, enseignant } = ici;
    const { id, version } = await creerFiche(apprenant, uneSaisie());
    await corrigerFiche(enseignant, { id, version, choix: ['1.1.1-C2'], bepItem: 'T5' });
    const sansYToucher = await modifierFiche(apprenant, { id, version, saisie: uneSaisie({ titre: 'Repris' }) });
    expect(sansYToucher).toMatchObject({ rattachement: { choix: ['1.1.1-C2'], bepItem: 'T5' }, ecartes: [] });
    await corrigerFiche(enseignant, {
      id,
      version: await versionVue(enseignant, id),
      choix: ['1.1.1-A2'],
      bepItem: 'T5',
    });
    const { version: apres, ...reste } = await modifierFiche(apprenant, {
      id,
      version: sansYToucher.version,
      saisie: uneSaisie({ titre: 'Encore repris', choix: ['1.1.1-C1'], bepItem: 'T5' }),
    });
    expect(reste).toMatchObject({ rattachement: { choix: ['1.1.1-A2'] }, ecartes: ['competence'] });
    const libre = { id, version: apres, saisie: uneSaisie({ choix: ['1.1.1-C1'], bepItem: 'T5' }) };
    expect(await modifierFiche(apprenant, libre)).toMatchObject({ rattachement: { choix: ['1.1.1-C1'] }, ecartes: [] });
  });
});

describe('Ce que voit l’enseignant', () => {
  test('PAS-3 enregistrer sans rien changer ne rend pas la fiche « modifiée »', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const liens = { bacpro: [{ url: 'https://example.org/a', libelle: 'Le site' }], bep: [] };
    const saisie = uneSaisie({ liens, pfmpDebutLe: '2026-10-05', pfmpFinLe: '2026-10-30', bepItem: 'T5' });
    const { id, version } = await creerFiche(apprenant, saisie);
    await ouvrir(enseignant, id);
    const meme = await modifierFiche(apprenant, { id, version, saisie });
    const inedit = async () =>
      (await listerPourEnseignant(enseignant, { apprenant: apprenant.compteId })).fiches[0]?.inedit;
    expect([meme.version, await inedit()]).toEqual([version, false]);
    await modifierFiche(apprenant, { id, version, saisie: { ...saisie, liens: { bacpro: [], bep: [] } } });
    expect(await inedit()).toBe(true);
  });
});

describe('Liens et PFMP', () => {
  test('PAS-2 les liens des deux parties se gardent dans l’ordre ; le trombone dit vrai', async () => {
    const apprenant = await unApprenant(rne);
    const lien = (nom: string) => ({ url: `https://example.org/${nom}`, libelle: nom });
    const liens = { bacpro: [lien('b'), lien('a')], bep: [lien('c')] };
    const { id, version } = await creerFiche(apprenant, uneSaisie({ bepItem: 'T5', liens }));
    const pieces = async () => (await listerPourApprenant(apprenant)).fiches[0]?.pieces;
    expect((await lireFiche(apprenant, id)).liens.map((l) => [l.partie, l.libelle])).toEqual([
      ['bacpro', 'b'],
      ['bacpro', 'a'],
      ['bep', 'c'],
    ]);
    expect(await pieces()).toEqual({ bacpro: true, bep: true });
    const sans = uneSaisie({ bepItem: 'T5', liens: { bacpro: [], bep: [lien('c')] } });
    await modifierFiche(apprenant, { id, version, saisie: sans });
    expect(await pieces()).toEqual({ bacpro: false, bep: true });
  });

  test('PAS-2 hors de la GA, pas de partie BEP : ses liens ne se gardent pas', async () => {
    const transport = await unApprenant(rne, { referentiel: 'BACPRO-TRANSPORT' });
    const liens = { bacpro: [], bep: [{ url: 'https://example.org', libelle: '' }] };
    const { id } = await creerFiche(transport, uneSaisie({ item: 'G1C1', choix: [], liens }));
    expect((await lireFiche(transport, id)).liens).toEqual([]);
  });

  test('PAS-2 la dernière PFMP est proposée ; ses dates ne restent pas à une fiche de l’établissement', async () => {
    const apprenant = await unApprenant(rne);
    expect(await lirePourCreer(apprenant)).toEqual({ referentiel: 'BACPRO-GA', pfmp: null });
    const pfmp = { pfmpDebutLe: '2026-10-05', pfmpFinLe: '2026-10-30' };
    const { id, version } = await creerFiche(apprenant, uneSaisie(pfmp));
    await creerFiche(apprenant, uneSaisie({ faiteLe: '2026-09-01', organisation: 'Plus ancienne' }));
    await creerFiche(apprenant, uneSaisie({ lieu: 'etablissement', faiteLe: '2026-11-02', organisation: 'Atelier' }));
    expect((await lirePourCreer(apprenant)).pfmp).toEqual({
      organisation: 'Cartonnages du Nord',
      debutLe: '2026-10-05',
      finLe: '2026-10-30',
    });
    await modifierFiche(apprenant, { id, version, saisie: uneSaisie({ ...pfmp, lieu: 'etablissement' }) });
    expect(await lireFiche(apprenant, id)).toMatchObject({ pfmpDebutLe: null, pfmpFinLe: null });
    expect((await lirePourCreer(apprenant)).pfmp).toMatchObject({ organisation: 'Plus ancienne' });
  });
});

describe('Duplication', () => {
  async function avecFichier(apprenant: Acteur) {
    const { id } = await creerFiche(apprenant, uneSaisie({ bepItem: 'T5' }));
    await deposerFichier(apprenant, unDepot(8, { nom: 'rapport.pdf' }), async (tx, f) => {
      await tx.insert(ficheFichier).values({ rne: apprenant.rne, ficheId: id, fichierId: f.id, partie: 'bep' });
    });
    return id;
  }

  test('PAS-4 la copie reprend les fichiers, une fois, et se compte au quota ; l’original garde les siens', async () => {
    const { apprenant } = await uneClasse(await unEtablissement());
    const original = await avecFichier(apprenant);
    const demande = { id: uuidv7(), saisie: uneSaisie({ bepItem: 'T5' }), copieDe: original };
    expect(await enregistrerNeuve(apprenant, demande)).toMatchObject({ etat: 'enregistree', sansFichiers: null });
    await enregistrerNeuve(apprenant, demande);
    const [a, b] = [await lireFiche(apprenant, original), await lireFiche(apprenant, demande.id)];
    expect(b.fichiers).toMatchObject([{ nom: 'rapport.pdf', partie: 'bep', octets: 8 }]);
    expect(b.fichiers[0]?.id).not.toBe(a.fichiers[0]?.id);
    expect(b.evaluations).toEqual([]);
    const [espace] = await ecrire(systeme(apprenant.rne), 'test', (tx) => tx.select().from(espaceDisque));
    expect(Number(espace?.octetsPasseport)).toBe(16);
  });

  test('PAS-4 sans place, la fiche se crée quand même et le dit ; les fichiers d’un autre ne se copient pas', async () => {
    const { apprenant } = await uneClasse(await unEtablissement());
    const original = await avecFichier(apprenant);
    const voisin = await unApprenant(apprenant.rne);
    const volee = { id: uuidv7(), saisie: uneSaisie(), copieDe: original };
    await enregistrerNeuve(voisin, volee);
    expect((await lireFiche(voisin, volee.id)).fichiers).toEqual([]);
    await ecrire(systeme(apprenant.rne), 'test', (tx) =>
      tx
        .update(espaceDisque)
        .set({ octetsScenarios: 3 * 1024 ** 3 })
        .where(eq(espaceDisque.rne, apprenant.rne)),
    );
    const pleine = await enregistrerNeuve(apprenant, { id: uuidv7(), saisie: uneSaisie(), copieDe: original });
    expect(pleine).toMatchObject({ etat: 'enregistree', sansFichiers: expect.stringContaining('espace disque') });
    expect(await nombre(apprenant)).toBe(2);
  });
});

test('PAS-5 une fiche à la corbeille ne se modifie plus', async () => {
  const { apprenant } = ici;
  const id = await uneFiche(apprenant);
  const version = await versionVue(apprenant, id);
  await supprimerFiche(apprenant, id);
  await expect(modifierFiche(apprenant, { id, version, saisie: uneSaisie() })).rejects.toMatchObject({
    code: 'introuvable',
  });
});
