import { expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unCompte, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { changerEtablissement } from '@/tests/fabriques/personnel';
import {
  courrielA,
  identifiants,
  navigateur,
  pageConnectee,
  premiereConnexion,
  seConnecter,
  verifierPage,
} from './outils';

let rne: string;
let admin: Acteur;
let page: Page;
let erreurs: string[];

const SIECLE = { siecleGenre: 'epp', siecleId: '1', civilite: 'Mme', courriel: 'martine@example.org' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  rne = await unEtablissement({ nom: 'Lycée du Verger' });
  admin = await unCompte(rne, 'administrateur', { login: rne, nom: 'Administrateur', prenom: '', origine: 'manuel' });
  const [tga, groupe] = [
    await uneDivision(rne, { code: 'TGA1' }),
    await uneDivision(rne, { code: 'TGA1-A', nature: 'groupe' }),
  ];
  await uneDivision(rne, { code: 'TGA2' });
  const nee = { dateNaissance: '1979-03-14', aPersonnaliser: true };
  await unEnseignant(rne, [tga.id, groupe.id], { ...SIECLE, ...nee, nom: 'GUIGNE', prenom: 'Martine', login: 'mg' });
  await unEnseignant(rne, [], { nom: 'BIGARREAU', prenom: 'Paul', login: 'pb', siecleId: '2', siecleGenre: 'epp' });
  ({ page, erreurs } = await pageConnectee(browser, admin));
});

test.afterAll(() => expect(erreurs).toEqual([]));

const ouvrir = (chemin = '') => page.goto(`/${rne}/utilisateurs${chemin}`);
const ligne = (nom: string) => page.getByRole('row').filter({ hasText: nom });
const annonce = (texte: string | RegExp) => expect(page.getByRole('status').getByText(texte)).toBeVisible();

test('UTI-1 le tableau se cherche, se filtre et se trie dans l’adresse ; importé et manuel se disent', async () => {
  await page.goto(`/${rne}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Gestion des utilisateurs/ })
    .click();
  await verifierPage(page, 'Gestion des utilisateurs');
  await expect(ligne('GUIGNE')).toContainText(/mg.*Enseignant.*importé.*Économie-gestion.*TGA1, TGA1-A/);
  await expect(ligne('GUIGNE')).toContainText('Première connexion pas faite');
  await expect(ligne('Administrateur')).toContainText('manuel');
  await page.getByLabel('Nom', { exact: true }).fill('bigar');
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await expect(page).toHaveURL(/nom=bigar/);
  await expect(ligne('BIGARREAU')).toContainText('réinitialisation impossible');
  await expect(ligne('GUIGNE')).toHaveCount(0);
  await page.getByRole('link', { name: 'Tout afficher' }).click();
  await expect(ligne('GUIGNE')).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('');
  await page.getByLabel('Origine').selectOption({ label: 'Manuels' });
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await ouvrir();
  await page.getByRole('columnheader', { name: 'Nom et identifiant' }).getByRole('link').click();
  await expect(page).toHaveURL(/sens=decroissant/);
  await expect(page.getByRole('row').nth(1)).toContainText('GUIGNE');
});

test('UTI-2 corriger un enseignant et ses classes, voir ce qui vient de SIECLE, y revenir', async () => {
  await ouvrir();
  await page.getByRole('link', { name: 'GUIGNE Martine' }).click();
  await verifierPage(page, 'Martine GUIGNE');
  await page.getByLabel('Nom', { exact: false }).first().fill('GUIGNE-ROY');
  await expect(page.getByText('Sera corrigé à la main')).toBeVisible();
  await page.getByRole('checkbox', { name: /^TGA2/ }).check();
  await page.getByRole('checkbox', { name: /^TGA1 SIECLE/ }).uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await annonce('Modifications enregistrées.');
  await verifierPage(page, 'Martine GUIGNE-ROY');
  await expect(page.getByText('Corrigé à la main')).toBeVisible();
  await expect(page.getByText('SIECLE : « GUIGNE »')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'TGA2 à la main' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'TGA1 retirée à la main' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Revenir à SIECLE : nom' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Martine GUIGNE', exact: true })).toBeVisible();
  await expect(page.getByText('Corrigé à la main')).toHaveCount(0);
});

test('UTI-2 un refus garde la saisie et la montre au bon champ ; le dernier administrateur le reste', async () => {
  await page.getByLabel('Adresse électronique').fill('pas une adresse');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/nom@domaine.fr/)).toBeVisible();
  await expect(page.getByLabel('Adresse électronique')).toHaveValue('pas une adresse');
  await ouvrir(`/${admin.compteId}`);
  await verifierPage(page, 'Administrateur');
  await page.getByLabel('Profil').selectOption({ label: 'Lecteur' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('dernier administrateur');
  await expect(page.getByLabel('Profil')).toHaveValue('lecteur');
});

test('UTI-3 réinitialiser demande « OK » et envoie un mot de passe qui ouvre', async ({ browser }) => {
  await ouvrir();
  await expect(ligne('BIGARREAU').getByRole('button')).toHaveCount(0);
  await ligne('GUIGNE')
    .getByRole('button', { name: /Réinitialiser/ })
    .click();
  await verifierPage(page, 'Gestion des utilisateurs');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await annonce(/un mot de passe temporaire part à martine@example.org/);
  const provisoire = identifiants(await courrielA('martine@example.org')).motDePasse;
  const autre = await navigateur(browser);
  await seConnecter(autre.page, rne, 'mg', '1979-03-14');
  await expect(autre.page.getByText('mot de passe non valide')).toBeVisible();
  await premiereConnexion(autre.page, rne, 'mg', provisoire, 'un mot à elle');
  expect(autre.erreurs).toEqual([]);
});

test('UTI-4 « Nouvel enseignant » : champs fautifs dits, compte créé, homonyme confirmé', async () => {
  await ouvrir();
  await page.getByRole('link', { name: 'Nouvel enseignant' }).click();
  await verifierPage(page, 'Nouvel enseignant');
  const creer = page.getByRole('button', { name: 'Créer et envoyer les identifiants' });
  await creer.click();
  await expect(page.getByText('Saisissez le nom.')).toBeVisible();
  const remplir = async () => {
    await page.getByLabel('Civilité').selectOption('Mme');
    await page
      .getByLabel('Nom (obligatoire)')
      .or(page.getByLabel('Nom', { exact: true }))
      .first()
      .fill('Prunier');
    await page.getByLabel('Prénom').fill('Ève');
    await page.getByLabel('Date de naissance').fill('1980-01-02');
    await page.getByLabel('Adresse électronique').fill('eve@example.org');
    await page.getByLabel('Discipline').fill('Anglais');
    await page.getByRole('checkbox', { name: /^TGA2/ }).check();
    await creer.click();
  };
  await remplir();
  await annonce('Le compte est créé');
  await expect(page.getByText('eve.prunier', { exact: true })).toBeVisible();
  expect(identifiants(await courrielA('eve@example.org')).login).toBe('eve.prunier');
  await page.getByRole('button', { name: 'En créer un autre' }).click();
  await remplir();
  await expect(page.getByRole('dialog')).toContainText('identifiant eve.prunier');
  await page.getByRole('button', { name: 'Créer quand même' }).click();
  await expect(page.getByText('eve.prunier2', { exact: true })).toBeVisible();
  await ouvrir('/nouvel-utilisateur');
  await verifierPage(page, 'Nouvel utilisateur');
  await expect(page.getByLabel('Profil').getByRole('option')).toHaveText([
    'Chef d’établissement',
    'Lecteur',
    'Administrateur',
  ]);
});

test('UTI-4 sans nom ou adresse de l’établissement, pas de bouton, et un mot dit pourquoi', async () => {
  await changerEtablissement(rne, { courriel: null });
  await ouvrir();
  await expect(page.getByRole('link', { name: 'Nouvel enseignant' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Ouvrir les Paramètres' })).toHaveAttribute('href', `/${rne}/parametres`);
  await ouvrir('/nouvel-enseignant');
  await expect(page.getByRole('button', { name: /Créer/ })).toHaveCount(0);
  await changerEtablissement(rne, { courriel: 'lycee@example.org' });
});

test('UTI-5 masquer un manuel, le voir masqué, le ramener ; un importé ne se masque pas', async () => {
  await ouvrir('?nom=eve.prunier2');
  await ligne('eve.prunier2')
    .getByRole('button', { name: /Masquer/ })
    .click();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await annonce(/est masqué/);
  await expect(ligne('eve.prunier2')).toHaveCount(0);
  await page.getByRole('link', { name: /^Masqués/ }).click();
  await verifierPage(page, 'Gestion des utilisateurs');
  await ligne('eve.prunier2').getByRole('link', { name: 'Prunier Ève' }).click();
  await verifierPage(page, 'Ève Prunier');
  await page.getByRole('button', { name: 'Ramener' }).click();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeVisible();
  await ouvrir('?nom=guigne');
  await expect(ligne('GUIGNE').getByRole('button', { name: /Masquer/ })).toHaveCount(0);
  await ligne('GUIGNE').getByRole('link', { name: 'GUIGNE Martine' }).click();
  await expect(page.getByText(/ne se masque pas à la main/)).toBeVisible();
});
