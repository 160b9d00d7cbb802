import { expect, test } from '@playwright/test';
import { type TroisAns, unEtablissementDeTroisAns } from '@/tests/fabriques/trois-ans';
import { pageConnectee, verifierPage } from './outils';

let monde: TroisAns;

test.beforeAll(async () => {
  monde = await unEtablissementDeTroisAns({ divisions: 2, effectif: 3, evaluations: 3, items: 8, fiches: 10 });
});

test('TDB-3 l’enseignant : un filtre fait dans l’arbre, gardé, rejoué pour un autre apprenant, modifié', async ({
  browser,
}) => {
  const { page, erreurs } = await pageConnectee(browser, monde.enseignant);
  const [ga] = monde.divisions;
  await page.goto(`/${monde.rne}/tableau-de-bord?classe=${ga?.id}&apprenant=${ga?.apprenants[0]}`);
  await verifierPage(page, 'Tableau de bord');
  await page.getByRole('link', { name: 'Créer un filtre' }).click();
  await verifierPage(page, 'Créer un filtre');
  await page.getByRole('button', { name: 'Valider et fermer' }).click();
  await expect(page.getByText('Choisissez au moins un item')).toBeVisible();
  await page.getByRole('searchbox').fill('1.1.1');
  await page.getByRole('treeitem', { name: /^1\.1\.1/ }).click();
  await page.getByRole('button', { name: 'Valider et fermer' }).click();
  await expect(page.getByText(/sur 1 dans ce filtre/)).toBeVisible();
  await expect(page.getByText('1.1.2')).toBeHidden();
  await page.getByText('Enregistrer le filtre').first().click();
  await page.getByLabel('Nom du filtre').fill('Fournisseurs');
  await page.getByLabel('Nom du filtre').press('Enter');
  await expect(page.getByRole('link', { name: 'Fournisseurs' })).toBeVisible();
  await page
    .getByRole('link', { name: /^(Suivant|Précédent)/ })
    .first()
    .click();
  await expect(page.getByText(/sur 1 dans ce filtre/)).toBeVisible();
  await page.getByRole('link', { name: 'Mise à zéro filtre' }).click();
  await expect(page.getByRole('navigation', { name: /Choix : pôle/ })).toBeVisible();
  await page.getByRole('link', { name: 'Fournisseurs' }).click();
  await page.getByRole('link', { name: 'Modifier le filtre' }).click();
  await expect(page.getByRole('button', { name: 'Retirer 1.1.1' })).toBeVisible();
  expect(erreurs).toEqual([]);
});

test('TDB-2 TDB-3 l’apprenant : des critères en ET ou en OU, sa progression, ce qui n’est pas couvert', async ({
  browser,
}) => {
  const apprenant = { rne: monde.rne, compteId: monde.divisions[1]?.apprenants[0] ?? '' };
  const { page, erreurs } = await pageConnectee(browser, apprenant);
  await page.goto(`/${monde.rne}/tableau-de-bord`);
  await page.getByText('Filtrer l’affichage').click();
  await page.getByLabel('Code ou mots d’une compétence').fill('introuvable');
  await page.getByLabel('Maîtrise (% au moins)').fill('0');
  await page.getByRole('button', { name: 'Valider et fermer' }).click();
  await expect(page.getByText('Rien ne répond à ce filtre')).toBeVisible();
  await page.getByLabel('à l’un d’eux (OU)').check();
  await page.getByRole('button', { name: 'Valider et fermer' }).click();
  await expect(page.getByText(/dans ce filtre/)).toBeVisible();
  await verifierPage(page, 'Tableau de bord');
  await page.getByRole('link', { name: 'Mise à zéro filtre' }).click();
  await page.getByRole('link', { name: 'Progression' }).click();
  await expect(page.getByRole('img', { name: /Progression, mois par mois/ })).toBeVisible();
  await verifierPage(page, 'Tableau de bord');
  await page.getByRole('link', { name: 'Pas encore couvert' }).click();
  await expect(page.getByText(/ni fiche ni résultat|Tout est couvert/).first()).toBeVisible();
  expect(erreurs).toEqual([]);
});
