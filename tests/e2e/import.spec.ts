import { expect, test } from '@playwright/test';
import { ecoleChangee, eleveChange, uneEcole } from '@/tests/fabriques/ecole-siecle';
import { analyserFichiers, texteEleves } from '@/tests/fabriques/siecle';
import { pageConnectee, verifierPage } from './outils';

test('IMP-8 « Est-ce la même personne ? » se demande avant d’importer, et se répond au clavier', async ({
  browser,
}) => {
  const admin = await uneEcole();
  const douteux = ecoleChangee((e) => {
    eleveChange('101', { ine: '', prenom: 'Nora', naissance: '24/12/2008' })(e);
    eleveChange('102', { prenom: 'Louis' })(e);
  });
  const id = await analyserFichiers(admin, { eleves: texteEleves(admin.rne, douteux) });
  const { page, erreurs } = await pageConnectee(browser, admin);
  await page.goto(`/${admin.rne}/import/${id}`);
  await verifierPage(page, 'Analyse du fichier');
  await expect(page.getByText(/Identités corrigées.*1\scompte/)).toBeVisible();

  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await expect(page.getByText('Répondez d’abord aux questions').last()).toBeVisible();

  await page.getByRole('button', { name: 'Enregistrer 1 réponse' }).click();
  const question = page.getByRole('group', { name: /^ABEL Nora.*est-ce la même personne/ });
  await expect(question.getByText('Choisissez une réponse.')).toBeVisible();
  await question.getByRole('radio', { name: /Oui, c’est ABEL Lou/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Enregistrer 1 réponse' }).click();
  await expect(page.getByText(/Identités corrigées.*2\scomptes/)).toBeVisible();
  await expect(question).toBeHidden();

  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await expect(page.getByText('lou.abel').first()).toBeVisible();
  expect(erreurs).toEqual([]);
});
