import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { type TroisAns, unEtablissementDeTroisAns } from '@/tests/fabriques/trois-ans';
import { pageConnectee, verifierPage } from './outils';

let monde: TroisAns;

test.beforeAll(async () => {
  monde = await unEtablissementDeTroisAns({ divisions: 2, effectif: 12, evaluations: 3, items: 8, fiches: 10 });
});

test('TBC-1 TBC-2 TBC-3 un filtre, qui y répond, ses barres ; gardé sous un nom ; en tableur', async ({ browser }) => {
  const { page, erreurs } = await pageConnectee(browser, monde.enseignant);
  await page.goto(`/${monde.rne}/tableau-de-bord-classe?classe=${monde.divisions[0]?.id}`);
  await verifierPage(page, 'Tableau de bord classe');
  await expect(page.getByText('Le tableau est vide tant qu’aucun critère')).toBeVisible();

  await page.getByLabel('Fiches (au moins)').fill('1');
  await page.getByLabel('Fiches (au moins)').press('Enter');
  await expect(page.getByText('12 apprenants sur 12')).toBeVisible();
  await page.getByRole('link', { name: /NOM01/ }).first().click();
  await expect(page.getByRole('img', { name: /^Compétence/ }).first()).toBeVisible();
  await verifierPage(page, 'Tableau de bord classe');

  await page.getByText('Enregistrer le filtre').first().click();
  await page.getByLabel('Nom du filtre').fill('Au moins une fiche');
  await page.getByLabel('Nom du filtre').press('Enter');
  await expect(page.getByRole('link', { name: 'Au moins une fiche' })).toBeVisible();

  const telechargement = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter' }).click();
  const classeur = new ExcelJS.Workbook();
  await classeur.xlsx.load((await readFile(await (await telechargement).path())).buffer as ArrayBuffer);
  expect(classeur.worksheets[0]?.rowCount).toBeGreaterThan(12);

  await page.getByRole('link', { name: 'Mise à zéro du filtre' }).click();
  await expect(page.getByText('Le tableau est vide tant qu’aucun critère')).toBeVisible();
  await page.getByRole('link', { name: 'Au moins une fiche' }).click();
  await expect(page.getByText('12 apprenants sur 12')).toBeVisible();
  await page.getByRole('button', { name: /Supprimer le filtre/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer le filtre' }).click();
  await expect(page.getByText('Mes filtres')).toBeHidden();
  expect(erreurs).toEqual([]);
});

test('TBC-1 aide à la décision : les critères du chef, et ce qui manque à chacun', async ({ browser }) => {
  const { page, erreurs } = await pageConnectee(browser, monde.chef);
  await page.goto(`/${monde.rne}/tableau-de-bord-classe/ccf?classe=${monde.divisions[1]?.id}`);
  await verifierPage(page, 'Aide à la décision CCF');
  await page.getByLabel('Épreuve', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Fiches en PFMP (au moins)').fill('99');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('0 apprenant sur 12')).toBeVisible();
  await expect(page.getByText(/Il manque\s:\s\d+\sfiches en PFMP/).first()).toBeVisible();
  await verifierPage(page, 'Aide à la décision CCF');
  expect(erreurs).toEqual([]);
});
