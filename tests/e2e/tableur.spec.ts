import { expect, test } from '@playwright/test';
import { uneEcoleVide } from '@/tests/fabriques/ecole-siecle';
import { unClasseur } from '@/tests/fabriques/tableur';
import { pageConnectee, verifierPage } from './outils';

const LIGNES = [
  ['MFR du Verger', null, null, null, null, null],
  [],
  ['Apprenti', 'Né le', 'Parcours', 'Responsable 1', 'Mail responsable 1', 'Téléphone'],
  ['MERISIER Camille', '14 juillet 2009', '2MRC', 'Mme MERISIER Odile', 'odile@example.org', '06 00 00 00 00'],
  ['LE GALL Anne-Lise', new Date('2009-12-01T00:00:00Z'), '2MRC', null, null, null],
  ['AMARELLE Lou', 'avril 2010', '2MRC', null, null, null],
];

test('IMP-10 un tableur de l’établissement : déposé, ses colonnes dites, analysé, importé', async ({ browser }) => {
  const admin = await uneEcoleVide();
  const { page, erreurs } = await pageConnectee(browser, admin);
  await page.goto(`/${admin.rne}/import`);
  const [modele] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le modèle' }).click(),
  ]);
  expect(modele.suggestedFilename()).toBe('modele-import-griotte.xlsx');

  const tableur = page.getByLabel('Tableur');
  const deposer = async (name: string, octets: Uint8Array) => {
    await tableur.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(octets) });
    await page.getByRole('button', { name: 'Lire le tableur' }).click();
  };
  await deposer('ancien.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await expect(page.getByText('Ce classeur est dans l’ancien format .xls')).toBeVisible();
  await deposer('apprentis.xlsx', await unClasseur({ Feuil1: LIGNES, Notes: [['À revoir'], ['en mars']] }));
  await page.waitForURL(/import\/tableur\//);
  await verifierPage(page, 'Colonnes du tableur');

  const feuille = page
    .getByRole('region', { name: /Feuil1/ })
    .or(page.locator('section', { hasText: 'Feuil1' }))
    .first();
  await expect(feuille.getByText(/3\slignes de données, en-têtes ligne\s3/)).toBeVisible();
  await expect(page.getByLabel(/Colonne A de Feuil1/)).toHaveValue('nomPrenom');
  await expect(page.getByLabel(/Colonne C de Feuil1/)).toHaveValue('classe');
  await expect(page.getByLabel(/Colonne F de Feuil1/)).toHaveValue('');
  await page.getByLabel(/Colonne B de Feuil1/).selectOption('Ne pas prendre');
  await expect(feuille.getByText('Il manque la date de naissance.')).toBeVisible();
  await page.getByRole('button', { name: 'Analyser le tableur' }).click();
  await expect(page.getByText(/Il manque la date de naissance\s: choisissez-en/)).toBeVisible();
  await page.getByLabel(/Colonne B de Feuil1/).selectOption('Date de naissance');
  await page.getByRole('button', { name: 'Analyser le tableur' }).click();

  await page.waitForURL(/import\/[0-9a-f-]{36}$/);
  await verifierPage(page, 'Analyse du fichier');
  await expect(page.getByText('2 créés')).toBeVisible();
  await expect(page.getByText(/La date de naissance «\savril 2010\s» n’est pas une date/)).toBeVisible();
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await verifierPage(page, /Import d’un tableur/);
  for (const login of ['camille.merisier', 'anne-lise.le-gall', 'odile.merisier'])
    await expect(page.getByText(login).first()).toBeVisible();
  expect(erreurs).toEqual([]);
});
