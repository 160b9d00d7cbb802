import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { fromBufferPromise } from 'yauzl';
import { unEtablissementDeTroisAns } from '@/tests/fabriques/trois-ans';
import { pageConnectee, verifierPage } from './outils';

const bouton = /Exporter le bilan de formation des élèves sélectionnés/;

test('BIL-1 toute une classe en une archive, dont l’avancement se lit ; une coupure se dit sans rien perdre', async ({
  browser,
}) => {
  const petite = { divisions: 2, effectif: 12, evaluations: 3, items: 8, fiches: 6 };
  const { rne, enseignant, divisions } = await unEtablissementDeTroisAns(petite);
  const { page, erreurs } = await pageConnectee(browser, enseignant);
  await page.goto(`/${rne}/bilan?classe=${divisions[0]?.id}`);
  await verifierPage(page, 'Export du bilan de formation');

  await page.getByRole('button', { name: bouton }).click();
  await expect(page.getByText('Cochez au moins un apprenant.')).toBeVisible();
  const cases = page.getByRole('checkbox', { name: /^Exporter le bilan de / });
  await cases.nth(1).check();
  await cases.nth(4).click({ modifiers: ['Shift'] });
  await expect(page.getByText('4 apprenants cochés')).toBeVisible();
  await cases.nth(3).focus();
  await page.keyboard.press('Shift+Space');
  await expect(page.getByText('2 apprenants cochés')).toBeVisible();
  await page.getByLabel('Tout cocher').check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: bouton }).click();
  await expect(page.getByText('Le téléchargement s’est interrompu')).toBeVisible();
  await expect(page.getByText('12 apprenants cochés')).toBeVisible();
  await page.context().setOffline(false);

  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: bouton }).click();
  const fichier = await telechargement;
  expect(fichier.suggestedFilename()).toBe('bilans-de-formation.zip');
  const archive = await fromBufferPromise(await readFile(await fichier.path()));
  expect(archive.entryCount).toBe(12);
  await expect(page.getByText('Téléchargement terminé.')).toBeVisible();
  expect(erreurs).toEqual([]);
});
