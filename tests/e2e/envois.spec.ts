import { type Browser, expect, type Page, test } from '@playwright/test';
import { modulesDe, PROFILS, type Profil } from '@/lib/acces/modules';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { MODULES_FILTRES } from '@/lib/filtres/schema';
import { garderFiltre } from '@/lib/filtres/serveur/mutations';
import { avec, ouvrirAcces } from '@/tests/fabriques/acces-parents';
import { uneAttaque } from '@/tests/fabriques/attaque';
import { enAttente } from '@/tests/fabriques/ecole-siecle';
import { unApprenant, unCompte, unEnseignant, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { poserImage } from '@/tests/fabriques/parametres';
import { unScenario } from '@/tests/fabriques/scenario';
import { uneSession } from '@/tests/fabriques/session';
import { uneProposition } from '@/tests/fabriques/transfert';
import { ecrituresDeLApplication } from './ecritures';
import { Marcheur, type Releve, unReleve } from './marcheur';
import { navigateur, pageConnectee, prendreSession } from './outils';

/**
 * L'essai trouve seul ce qui envoie : il ouvre les pages de chaque module avec chaque profil, presse chaque bouton, réseau
 * coupé puis session terminée, et n'attend qu'une chose : que ce soit dit, sur la même page, la saisie restée là.
 */

/** Ce qui écrit et que l'essai n'envoie pas, et pourquoi. Tout le reste doit l'être. */
const A_PART: Record<string, string> = {
  'POST deconnexion': 'un envoi du navigateur, sans rien à garder',
  'POST evaluations/[id]/saisie': 'la grille s’enregistre d’elle-même (gardien.spec.ts)',
  'POST export-passeport/export': 'un téléchargement (exports.spec.ts)',
  'evaluations compterPertes': 'la question le demande d’elle-même en s’ouvrant',
  'mot-de-passe-oublie demander': 'une page publique, essayée à part',
  'mot-de-passe-oublie demanderSansScript': 'sans script (connexion.spec.ts)',
  'connexion connecter': 'une page publique, essayée à part',
  'connexion connecterSansScript': 'sans script (connexion.spec.ts)',
  'premiere-connexion personnaliserSansScript': 'sans script (connexion.spec.ts)',
  'resume arreter': 'au bout du lien d’un courriel',
  'POST scenarios/importer/appliquer': 'après un aperçu, que le réseau coupé ne rend pas',
  'evaluations creerEvaluation': 'une seconde étape, une fois choisis des apprenants',
  'passeport creer': 'demande ce que la fiche illustre, choisi dans un arbre',
  'DELETE passeport/[id]/fichiers/[fichier]': 'demande une fiche à pièce jointe',
  'acces-parents renvoyer': 'demande un courriel qui n’est pas parti',
  'evaluations nommerCollegues': 'demande un collègue de la même classe',
  'import analyserColonnes': 'demande un tableur déposé (tableur.spec.ts)',
  'import repondreIdentites': 'demande une identité douteuse (questions-import.spec.ts)',
  'import revenirDivisionAuMef': 'demande une division corrigée à la main',
  'parametres/transfert redemander': 'demande un transfert dont des fichiers n’ont pas eu la place',
  'parametres/transfert rouvrir': 'demande une proposition refusée',
};

/** Demandé par ENVOIS=complets : davantage de pages, et le compte de ce qui n'a pas été essayé. */
const COMPLETS = process.env.ENVOIS === 'complets';

let rne: string;
let acteurs: Record<Profil, Acteur>;
const parcourus = new Set<Profil>();
let releve: Releve;

/** Un établissement où chaque bouton a de quoi se montrer. */
test.beforeAll(async () => {
  const { admin } = await enAttente();
  rne = admin.rne;
  releve = unReleve(rne);
  const division = await uneDivision(rne, { code: '1AA' }); // la première des listes
  const apprenant = await unApprenant(rne, { division: division.id });
  const enseignant = await unEnseignant(rne, [division.id], avec('prof'));
  acteurs = {
    administrateur: admin,
    chef: await unCompte(rne, 'chef', { origine: 'manuel', ...avec('chef') }),
    lecteur: await unCompte(rne, 'lecteur', { origine: 'manuel', ...avec('lecteur') }),
    enseignant,
    apprenant,
    parent: await unParent(rne, [apprenant], avec('parent')),
  };
  await unCompte(rne, 'lecteur', { origine: 'manuel', masqueLe: new Date() });
  await ouvrirAcces(admin, division.id);
  await uneAttaque(enseignant);
  for (const acteur of [enseignant, apprenant]) await uneSession(acteur); // ailleurs, une autre session à finir
  await poserImage(rne, 'logo');
  await uneProposition(apprenant);
  await uneEvaluation(enseignant, { apprenants: [apprenant], resultats: ['partielle', null], visible: true });
  await uneEvaluation(enseignant, { apprenants: [apprenant], supprimeLe: new Date() });
  await uneEvaluationDeFiche(enseignant, await uneFiche(apprenant, { titre: 'Relance' }), { degre: 'partielle' });
  await uneFiche(apprenant, { titre: 'Écartée', corbeilleLe: new Date() });
  await unScenario(enseignant, { fichiers: [1_000] });
  for (const porte of MODULES_FILTRES)
    await garderFiltre(enseignant, porte, { referentiel: 'BACPRO-GA', nom: 'Mon filtre', contenu: { annee: '2026' } });
});

for (const profil of PROFILS)
  test(`Envois : ce qui ne part pas se dit et ne se perd pas (${profil})`, async ({ browser }) => {
    test.setTimeout(480_000);
    const { page } = await pageConnectee(browser, acteurs[profil]);
    const marcheur = await Marcheur.ouvrir(page, releve, COMPLETS ? 4 : 2);
    // « Mon compte » est le même pour les autres.
    const portes = [
      ...modulesDe(acteurs[profil]).map((m) => m.nom),
      ...(profil === 'enseignant' || profil === 'apprenant' ? ['mon-compte'] : []),
    ];
    await marcheur.parcourir([`/${rne}`, ...portes.map((porte) => `/${rne}/${porte}`)]);
    await page.context().close();
    parcourus.add(profil);
    expect(marcheur.fautes).toEqual([]);
  });

test('Envois : les pages publiques aussi', async ({ browser }) => {
  await essayerPublique(browser, `/${rne}/connexion`, 'Se connecter');
  await essayerPublique(browser, `/${rne}/mot-de-passe-oublie`, 'Recevoir un mot de passe temporaire');
  const page = await pageAPersonnaliser(browser);
  const marcheur = await Marcheur.ouvrir(page, releve, COMPLETS ? 4 : 2);
  expect(await marcheur.parcourir([`/${rne}/premiere-connexion`])).toHaveLength(1);
  expect(marcheur.fautes).toEqual([]);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Abandonner et se déconnecter' }).click();
  await expect(page.getByText('Hors ligne')).toBeVisible();
  await expect(page).toHaveURL(`/${rne}/premiere-connexion`);
});

test('Envois : tout ce qui écrit a été essayé', () => {
  // Sur une machine chargée, un formulaire venu trop tard n'est pas trouvé : ce compte se demande, il ne se subit pas.
  test.skip(!COMPLETS || parcourus.size < PROFILS.length, 'ENVOIS=complets npm run test:e2e -- envois');
  const attendues = ecrituresDeLApplication().filter(({ nom }) => !(nom in A_PART));
  expect(attendues.filter(({ partie }) => ![...releve.envoyees].some(partie)).map((e) => e.nom)).toEqual([]);
});

test('Envois : envoyée avant ses scripts, une connexion ne met rien dans l’adresse', async ({ browser }) => {
  const { page } = await navigateur(browser, { javaScriptEnabled: false });
  await page.goto(`/${rne}/connexion`);
  await page.getByLabel('Identifiant').fill('jeanne.dupont');
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret-de-jeanne');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForLoadState();
  expect(page.url()).not.toContain('jeanne');
  expect(page.url()).not.toContain('secret');
});

test('Envois : reconnecté dans un autre onglet, l’envoi repart de lui-même', async ({ browser }) => {
  const apprenant = await unApprenant(rne, { compte: { motDePasse: await hacher('burlat34') } });
  const { page } = await pageConnectee(browser, apprenant);
  await page.goto(`/${rne}/mon-compte`);
  await page.getByLabel('Adresse électronique').fill('retour@example.org');
  await page.getByLabel('Mot de passe', { exact: true }).fill('burlat34');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click();
  await expect(page.getByText(TEXTES_ENVOI.session)).toBeVisible();
  const [onglet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /Se reconnecter/ }).click(),
  ]);
  await expect(onglet.getByRole('heading', { name: 'Authentification' })).toBeVisible();
  await page.context().addCookies(cookies);
  await onglet.reload();
  await expect(onglet.getByRole('heading', { name: 'Vous êtes reconnecté' })).toBeVisible();
  await expect(page.getByText('Votre adresse est enregistrée.')).toBeVisible();
  await expect(page.getByLabel('Adresse électronique')).toHaveValue('retour@example.org');
});

async function essayerPublique(browser: Browser, adresse: string, bouton: string): Promise<void> {
  const { page } = await navigateur(browser);
  await page.goto(adresse);
  await page.getByLabel('Identifiant').fill('Essai');
  await page.route('**', (route) => (route.request().method() === 'GET' ? route.fallback() : route.abort()));
  await page.getByRole('button', { name: bouton }).click();
  await expect(page.getByText(TEXTES_ENVOI['connexion-perdue'])).toBeVisible();
  await expect(page).toHaveURL(adresse);
  await expect(page.getByLabel('Identifiant')).toHaveValue('Essai');
  await page.context().close();
}

/** Une page de première connexion : la session n'ouvre rien d'autre. */
async function pageAPersonnaliser(browser: Browser): Promise<Page> {
  const neuf = await unCompte(rne, 'enseignant', { aPersonnaliser: true });
  const { page } = await navigateur(browser);
  await prendreSession(page, neuf);
  return page;
}
