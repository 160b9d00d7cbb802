import { expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { pageConnectee } from './outils';

let rne: string;
let enseignant: Acteur;
let apprenant: Acteur;

test.beforeAll(async () => {
  rne = await unEtablissement();
  const division = await uneDivision(rne);
  enseignant = await unEnseignant(rne, [division.id]);
  apprenant = await unApprenant(rne, { division: division.id });
});

/** Ouvre une page dont les scripts tardent, comme sur un réseau lent. */
async function ouvrirSansScripts(page: Page, adresse: string): Promise<void> {
  await page.route('**/*.js', async (route) => {
    await new Promise((ok) => setTimeout(ok, 2500));
    await route.continue();
  });
  await page.goto(adresse, { waitUntil: 'domcontentloaded' });
}

/** Les scripts sont là : React a pris chaque champ. */
const attendreLesScripts = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('main form :is(input, select)')].every((e) =>
      Object.keys(e).some((cle) => cle.startsWith('__reactProps')),
    ),
  );

test('SCE-2 ce qui est saisi d’un scénario avant les scripts reste, listes comprises', async ({ browser }) => {
  const { page, erreurs } = await pageConnectee(browser, enseignant);
  await ouvrirSansScripts(page, `/${rne}/scenarios/nouveau`);
  await page.getByLabel('Titre').fill('Tapé tôt');
  await page.getByLabel('Niveau').selectOption({ index: 2 });
  await attendreLesScripts(page);
  await expect(page.getByLabel('Titre')).toHaveValue('Tapé tôt');
  await expect(page.getByLabel('Niveau')).toHaveValue('2');
  expect(erreurs).toEqual([]);
});

test('PAS-2 ce qui est saisi d’une fiche avant les scripts reste, boutons radio compris', async ({ browser }) => {
  const { page, erreurs } = await pageConnectee(browser, apprenant);
  await ouvrirSansScripts(page, `/${rne}/passeport/nouvelle`);
  await page.getByLabel('Titre').fill('Tapée tôt');
  await page.getByRole('radio', { name: /établissement/ }).check();
  await attendreLesScripts(page);
  await expect(page.getByLabel('Titre')).toHaveValue('Tapée tôt');
  await expect(page.getByRole('radio', { name: /établissement/ })).toBeChecked();
  expect(erreurs).toEqual([]);
});
