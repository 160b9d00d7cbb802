import { type Browser, expect, type Page, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { pageConnectee, sansFauteAxe, tientEnLargeur, verifierPage } from './outils';

const MOT_DE_PASSE = 'cerises et griottes';

let rne: string;
let auteur: Acteur;
let collegue: Acteur;
let apprenant: Acteur;

test.beforeAll(async () => {
  rne = await unEtablissement();
  const division = await uneDivision(rne);
  apprenant = await unApprenant(rne, { division: division.id });
  const motDePasse = await hacher(MOT_DE_PASSE);
  auteur = await unEnseignant(rne, [division.id], { motDePasse });
  collegue = await unEnseignant(rne, [division.id], { motDePasse });
});

const uneGrille = (titre: string) => uneEvaluation(auteur, { titre, apprenants: [apprenant], saisissants: [collegue] });

async function ouvrir(browser: Browser, id: string): Promise<Page> {
  const { page } = await pageConnectee(browser, auteur);
  await page.goto(`/${rne}/evaluations/${id}`);
  await expect(page.getByRole('grid').locator('td[tabindex="0"]')).toHaveCount(1); // elle écoute
  return page;
}

const premiere = (page: Page) => page.getByRole('grid').locator('td').first();
const etat = (page: Page) => page.getByRole('status').filter({ hasText: /^(Enregistr|\d+\smodif|Hors ligne|Session)/ });
const gardees = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((cle) => cle.startsWith('griotte:garde:')));

/** Les degrés d'une évaluation, et qui les a saisis. */
const saisis = async (id: string) =>
  (
    await lire(systeme(rne), (tx) =>
      tx.execute<{ degre: string; par: string }>(
        sql`select degre, saisi_par as par from resultat where evaluation_id = ${id} order by item`,
      ),
    )
  ).map((l) => `${l.degre} ${l.par === auteur.compteId ? 'auteur' : 'autre'}`);

const loginDe = async ({ compteId }: Acteur): Promise<string> => {
  const [ligne] = await lire(systeme(rne), (tx) =>
    tx.execute<{ login: string }>(sql`select login from compte where id = ${compteId}`),
  );
  return ligne?.login ?? '';
};

async function seReconnecter(page: Page, acteur: Acteur): Promise<void> {
  await page.getByLabel('Identifiant').fill(await loginDe(acteur));
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

test('EVA-2 réseau coupé, puis session expirée, puis retour : tout se dit, rien ne se perd, et tout part', async ({
  browser,
}) => {
  const { id } = await uneGrille('Trois pannes');
  const page = await ouvrir(browser, id);
  await page.context().setOffline(true);
  await premiere(page).focus();
  await page.keyboard.type('2');
  await expect(etat(page)).toHaveText(/Hors ligne\s:\s1\smodification gardée sur cet appareil/);

  await page.context().clearCookies();
  await page.context().setOffline(false);
  await expect(page.getByText('Votre session est terminée')).toBeVisible();
  await expect(etat(page)).toHaveText(/Session terminée\s:\s1\smodification gardée/);
  await expect(premiere(page)).toHaveText('P');
  await sansFauteAxe(page);
  await tientEnLargeur(page);
  expect(await saisis(id)).toEqual([]);

  const autre = page.context().waitForEvent('page');
  await page.getByRole('link', { name: /^Se reconnecter/ }).click();
  await seReconnecter(await autre, auteur);
  await expect.poll(() => saisis(id), { timeout: 20_000 }).toEqual(['partielle auteur']);
  await expect(etat(page)).toHaveText(/Enregistré à/);
  await expect.poll(() => gardees(page)).toEqual([]);
});

test('EVA-2 enregistré, mais l’onglet fermé avant la réponse : la liste n’alarme pas', async ({ browser }) => {
  const { id } = await uneGrille('Réponse perdue');
  const page = await ouvrir(browser, id);
  await page.route('**/saisie?*', async (route) => {
    if (route.request().method() === 'POST') await route.fetch();
    else await route.continue();
  });
  await premiere(page).focus();
  await page.keyboard.type('3');
  await expect.poll(() => saisis(id)).toEqual(['encours auteur']);
  await expect.poll(() => gardees(page)).toHaveLength(1);
  const liste = await page.context().newPage();
  await page.close();
  await liste.goto(`/${rne}/evaluations`);
  await verifierPage(liste, 'Gestion des évaluations');
  await expect.poll(() => gardees(liste)).toEqual([]);
  await expect(liste.getByText(/modification.* enregistrée/)).toHaveCount(0);
});

test('EVA-2 un collègue connecté depuis dans le même navigateur n’enregistre rien sous son nom, et ne voit rien', async ({
  browser,
}) => {
  const { id } = await uneGrille('Poste partagé');
  const page = await ouvrir(browser, id);
  await page.context().setOffline(true);
  await premiere(page).focus();
  await page.keyboard.type('4');
  await expect(etat(page)).toHaveText(/Hors ligne/);

  await page.context().clearCookies();
  await page.context().setOffline(false);
  const sien = await page.context().newPage();
  await sien.goto(`/${rne}/connexion`);
  await seReconnecter(sien, collegue);
  await sien.waitForURL(`**/${rne}`);
  await sien.goto(`/${rne}/evaluations?vue=co-saisie`);
  await expect(sien.getByRole('link', { name: /Poste partagé/ }).first()).toBeVisible();
  await sien.waitForTimeout(3000);
  await expect(sien.getByText(/n’est pas enregistrée/)).toHaveCount(0);
  await page.bringToFront();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Votre session est terminée')).toBeVisible();
  expect(await saisis(id)).toEqual([]);
  expect(await gardees(page)).toHaveLength(1);
});

test('AUT-10 SCE-2 se déconnecter alors qu’une saisie attend : rester, garder, effacer', async ({ browser }) => {
  const { page, erreurs } = await pageConnectee(browser, auteur);
  const brouillon = async () => {
    await page.goto(`/${rne}/scenarios/nouveau`);
    await page.getByLabel('Titre').fill('Accueillir un visiteur');
    await expect.poll(() => gardees(page)).toHaveLength(1);
  };
  const partir = () => page.getByRole('button', { name: 'Se déconnecter' }).click();
  const question = page.getByRole('dialog');
  const entrer = async (acteur: Acteur) => {
    await page.goto(`/${rne}/connexion`);
    await seReconnecter(page, acteur);
    await page.waitForURL(`**/${rne}`);
    await page.goto(`/${rne}/scenarios/nouveau`);
    await expect(page.getByLabel('Titre')).toBeVisible();
  };

  await brouillon();
  await partir();
  await expect(question).toContainText('Une saisie attend sur cet appareil');
  await expect(question).toContainText('Accueillir un visiteur');
  await sansFauteAxe(page);
  await tientEnLargeur(page);
  await question.getByRole('button', { name: 'Rester connecté' }).click();
  await expect(page.getByLabel('Titre')).toHaveValue('Accueillir un visiteur');

  await partir();
  await question.getByRole('button', { name: 'La garder et partir' }).click();
  await page.waitForURL('**/connexion?message=deconnecte');
  await entrer(collegue);
  await expect(page.getByText('Brouillon retrouvé')).toHaveCount(0);
  await partir();
  await page.waitForURL('**/connexion?message=deconnecte');
  await entrer(auteur);
  await expect(page.getByText('Brouillon retrouvé')).toBeVisible();

  await partir();
  await question.getByRole('button', { name: 'L’effacer et partir' }).click();
  await page.waitForURL('**/connexion?message=deconnecte');
  await expect.poll(() => gardees(page)).toEqual([]);
  await entrer(auteur);
  await expect(page.getByText('Brouillon retrouvé')).toHaveCount(0);
  expect(erreurs).toEqual([]);
});

test('SCE-2 « Annuler » un scénario commencé demande, puis oublie', async ({ browser }) => {
  const { page } = await pageConnectee(browser, auteur);
  await page.goto(`/${rne}/scenarios/nouveau`);
  await page.getByLabel('Titre').fill('Un essai');
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abandonner' }).click();
  await page.waitForURL(`**/${rne}/scenarios`);
  expect(await gardees(page)).toEqual([]);
  await page.goto(`/${rne}/scenarios/nouveau`);
  await expect(page.getByLabel('Titre')).toBeVisible();
  await expect(page.getByText('Brouillon retrouvé')).toHaveCount(0);
});
