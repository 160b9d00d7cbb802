import { type Browser, expect, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { uneAttaque } from '@/tests/fabriques/attaque';
import { unApprenant, unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { servirEnHttps } from './mandataire';
import { navigateur, pageConnectee, sansFauteAxe, seConnecter, verifierPage } from './outils';
import { seConnecterPuisPartir } from './parcours-https';

let rne: string;
let prof: Acteur;
let admin: Acteur;

test.beforeAll(async () => {
  rne = await unEtablissement({ nom: 'Lycée des Montmorency' });
  const motDePasse = await hacher('burlat34');
  prof = await unEnseignant(rne, [], { motDePasse });
  admin = await unCompte(rne, 'administrateur', { motDePasse });
});

test('AUT-10 AUT-19 en clair aussi, se déconnecter rend le cookie sans valeur, et Retour ne montre plus rien', async ({
  browser,
}) => {
  await seConnecterPuisPartir(browser, process.env.NEXTAUTH_URL ?? '', prof, 'burlat34');
});

test('AUT-10 AUT-19 derrière https, se déconnecter efface le cookie et le rend sans valeur', async ({ browser }) => {
  const { adresse, arreter } = await servirEnHttps();
  try {
    await seConnecterPuisPartir(browser, adresse, prof, 'burlat34');
  } finally {
    await arreter();
  }
});

const sansJavaScript = async (browser: Browser) =>
  (await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.NEXTAUTH_URL ?? '' })).newPage();

test('AUT-2 AUT-5 AUT-7 AUT-10 sans JavaScript : entrer, personnaliser, revenir à la page demandée, partir', async ({
  browser,
}) => {
  const eleve = await unApprenant(rne, {
    compte: { aPersonnaliser: true, motDePasse: null, dateNaissance: '2010-02-03' },
  });
  const page = await sansJavaScript(browser);
  const entrer = async (motDePasse: string) => {
    await page.getByLabel('Identifiant').fill(eleve.login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  };
  await page.goto(`/${rne}/mon-compte`);
  await expect(page.getByRole('button')).toHaveText(['Se connecter']); // l'œil, sans effet ici, n'est pas montré
  await entrer('faux');
  await expect(page.getByText('Authentification incorrecte : mot de passe non valide.')).toBeVisible();
  expect(page.url()).not.toMatch(/faux|motDePasse/);
  await expect(page.getByLabel('Identifiant')).toHaveValue(eleve.login);
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('');
  await entrer('03022010');
  await expect(page.getByRole('heading', { level: 1, name: 'Personnalisez votre mot de passe' })).toBeVisible();
  const choisir = async (motDePasse: string) => {
    await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(motDePasse);
    await page.getByLabel('Nouveau mot de passe, une seconde fois').fill(motDePasse);
    await page.getByRole('button', { name: 'Enregistrer mon mot de passe' }).click();
  };
  await choisir('3 février 2010');
  await expect(page.getByText('Ce mot de passe est votre date de naissance').first()).toBeVisible();
  await choisir('bigarreau7');
  await expect(page.getByText('Votre mot de passe est personnalisé.')).toBeVisible();
  await entrer('bigarreau7');
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
  const avis = page.locator('noscript p').first(); // Playwright ne cherche pas de texte dans un noscript
  await expect(avis).toBeVisible();
  await expect(avis).toHaveText('JavaScript est désactivé');
  await page.getByLabel('Mot de passe actuel').fill('bigarreau7');
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  expect(page.url()).not.toContain('bigarreau7');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible();
  await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
  await page.getByLabel('Identifiant').fill(eleve.login);
  await page.getByRole('button', { name: 'Recevoir un mot de passe temporaire' }).click();
  await expect(page.getByText('Adressez-vous à votre établissement')).toBeVisible();
  await page.context().close();
});

test('AUT-2 cookies refusés : la page le dit ; les pages de next-auth n’existent plus', async ({
  browser,
  request,
}) => {
  const { page } = await navigateur(browser);
  await page.goto(`/${rne}/connexion`);
  await page.context().clearCookies();
  await page.getByLabel('Identifiant').fill(prof.login);
  await page.getByLabel('Mot de passe', { exact: true }).fill('burlat34');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByText('Autorisez les cookies pour ce site')).toBeVisible();
  await sansFauteAxe(page);
  for (const ancienne of ['signin', 'signout', 'session', 'csrf', 'error', 'providers'])
    expect([ancienne, (await request.get(`/api/auth/${ancienne}`)).status()]).toEqual([ancienne, 404]);
});

test('AUT-6 Paramètres, Connexions : un compte visé se voit, et sa limite se lève', async ({ browser }) => {
  const vise = await unEnseignant(rne);
  await uneAttaque(vise);
  const { page, erreurs } = await pageConnectee(browser, admin);
  await page.goto(`/${rne}/parametres/connexions`);
  await verifierPage(page, 'Essais de connexion');
  const ligne = page.getByRole('row').filter({ hasText: vise.login });
  await expect(ligne).toContainText('20 ou plus');
  await ligne.getByRole('button', { name: /Lever la limite/ }).click();
  await expect(ligne).toHaveCount(0);
  expect(erreurs).toEqual([]);
});

test('AUT-19 « Mes sessions » : en finir une, puis toutes', async ({ browser }) => {
  const [ici, ailleurs] = [await navigateur(browser), await pageConnectee(browser, prof)];
  await seConnecter(ici.page, rne, prof.login, 'burlat34');
  await ici.page.waitForURL(`**/${rne}`);
  await ici.page.goto(`/${rne}/mon-compte`);
  await verifierPage(ici.page, 'Mon compte');
  await expect(ici.page.getByRole('row').filter({ hasText: 'Cette session' })).toContainText(/ sur /);
  const autre = ici.page.getByRole('row').filter({ hasText: 'Navigateur des essais' });
  await autre.getByRole('button', { name: /^Déconnecter/ }).click();
  await expect(autre).toHaveCount(0);
  await ailleurs.page.goto(`/${rne}/evaluations`);
  await ailleurs.page.waitForURL(/connexion\?suite=.*evaluations/);

  await ici.page.getByRole('button', { name: 'Déconnecter partout' }).click();
  await ici.page.getByRole('dialog').getByRole('button', { name: 'Déconnecter partout' }).click();
  await ici.page.waitForURL('**/connexion?message=deconnecte');
  await ici.page.goto(`/${rne}/mon-compte`);
  await ici.page.waitForURL(/connexion/);
  expect([...ici.erreurs, ...ailleurs.erreurs]).toEqual([]);
});

test('AUT-6 AUT-19 Paramètres, Sécurité : longueur par profil, rester connecté, messages discrets', async ({
  browser,
}) => {
  const { page, erreurs } = await pageConnectee(browser, admin);
  await page.goto(`/${rne}/parametres/securite`);
  await verifierPage(page, 'Sécurité');
  await expect(page.getByText('12 caractères conseillés')).toBeVisible();
  await page.getByLabel('Apprenant', { exact: true }).fill('5');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('6 au moins')).toBeVisible();
  await page.getByLabel('Apprenant', { exact: true }).fill('8');
  await page.getByLabel('Apprenants et parents peuvent rester connectés').check();
  await page.getByLabel('Messages discrets à la connexion').check();
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('Vos modifications sont enregistrées.')).toBeVisible();

  const eleve = await unApprenant(rne, { compte: { motDePasse: await hacher('bigarreau7') } });
  const visite = await navigateur(browser);
  for (const [login, motDePasse] of [
    ['personne', 'x'],
    [eleve.login, 'faux'],
  ] as const) {
    await seConnecter(visite.page, rne, login, motDePasse);
    await expect(visite.page.getByText('identifiant ou mot de passe non valide')).toBeVisible();
  }
  await visite.page.goto(`/${rne}/mot-de-passe-oublie`);
  await visite.page.getByLabel('Identifiant').fill('personne');
  await visite.page.getByRole('button', { name: /Recevoir/ }).click();
  await expect(visite.page.getByText('Demande reçue')).toBeVisible();
  await visite.page.goto(`/${rne}/connexion`);
  await visite.page.getByLabel('Rester connecté sur cet appareil').check();
  await visite.page.getByLabel('Identifiant').fill(eleve.login);
  await visite.page.getByLabel('Mot de passe', { exact: true }).fill('bigarreau7');
  await visite.page.getByRole('button', { name: 'Se connecter' }).click();
  await visite.page.waitForURL(`**/${rne}`);
  const cookie = (await visite.page.context().cookies()).find((c) => c.name === 'griotte-session');
  expect(((cookie?.expires ?? 0) * 1000 - Date.now()) / 86_400_000).toBeCloseTo(30, 1);
  await visite.page.goto(`/${rne}/mon-compte`);
  await expect(visite.page.getByText(/8 caractères au minimum/)).toBeVisible();
  expect([...erreurs, ...visite.erreurs]).toEqual([]);
});
