import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneClasse, uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { uneImage } from '@/tests/fabriques/parametres';
import { rouvrirPdf } from '@/tests/fabriques/pdf';
import { navigateur, prendreSession, verifierPage } from './outils';

/** Les erreurs de script de chaque page ouverte. */
const suivis: { qui: string; erreurs: string[] }[] = [];

let rne: string;
let chef: Acteur;
let enseignant: Acteur;
let apprenant: Acteur;
let evaluation: string;
let fiche: string;

/** Une page où cette personne est déjà connectée. */
async function pageDe(acteur: Acteur, browser: Browser): Promise<Page> {
  const { page, erreurs } = await navigateur(browser);
  suivis.push({ qui: acteur.login, erreurs });
  await prendreSession(page, acteur);
  return page;
}

const enregistre = (page: Page) => expect(page.getByText('Vos modifications sont enregistrées.')).toBeVisible();

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rne = await unEtablissement({ nom: 'Lycée des Griottiers' });
  const classe = await uneClasse(rne);
  ({ enseignant, apprenant } = classe);
  chef = await unCompte(rne, 'chef');
  ({ id: evaluation } = await uneEvaluation(enseignant, {
    apprenants: [apprenant],
    resultats: ['partielle', null],
    visible: true,
  }));
  fiche = await uneFiche(apprenant, { titre: 'Relance d’un client' });
  await uneEvaluationDeFiche(enseignant, fiche, { degre: 'partielle' });
});

test.afterAll(() => {
  for (const { qui, erreurs } of suivis) expect([qui, ...erreurs]).toEqual([qui]);
});

test('PAR-1 le chef renseigne l’établissement, dépose un logo et un cachet', async ({ browser }) => {
  const page = await pageDe(chef, browser);
  await page.goto(`/${rne}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Paramètres/ })
    .click();
  await verifierPage(page, 'Paramètres');
  await expect(page.getByLabel('Code UAI (RNE)')).toHaveValue(rne);
  await expect(page.getByLabel('Code UAI (RNE)')).not.toBeEditable();

  await page.getByLabel(/^Nom/).fill('Lycée du Verger');
  await page.getByLabel('Code postal').fill('31');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByLabel('Code postal')).toBeFocused();
  await expect(page.getByText('Cinq chiffres, par exemple 31000.')).toBeVisible();
  await expect(page.getByLabel(/^Nom/)).toHaveValue('Lycée du Verger');
  await page.getByLabel('Code postal').fill('31000');
  await page.getByRole('button', { name: 'Valider' }).click();
  await enregistre(page);
  await expect(page.getByRole('banner')).toContainText('Lycée du Verger');

  await page.getByLabel('Ajouter un logo').setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await page.getByRole('button', { name: 'Enregistrer le logo' }).click();
  await expect(page.getByText('Ce fichier n’est ni un PNG, ni un JPEG, ni un WebP.')).toBeVisible();
  for (const [genre, format] of [
    ['logo', 'webp'],
    ['cachet', 'jpeg'],
  ] as const) {
    const buffer = await uneImage({ format });
    await page.getByLabel(`Ajouter un ${genre}`).setInputFiles({ name: 'image', mimeType: `image/${format}`, buffer });
    await page.getByRole('button', { name: `Enregistrer le ${genre}` }).click();
    await expect(page.getByText(`Le ${genre} est enregistré.`)).toBeVisible();
  }
  await expect(page.getByRole('img', { name: 'Logo de l’établissement' })).toHaveJSProperty('naturalWidth', 120);
  await verifierPage(page, 'Paramètres');
});

test('PAR-3 le chef change des intitulés du passeport, et revient à celui d’origine', async ({ browser }) => {
  const page = await pageDe(chef, browser);
  await page.goto(`/${rne}/parametres/masques`);
  await verifierPage(page, 'Masques de saisie');
  await page.getByLabel('Baccalauréat professionnel').selectOption({ label: 'Gestion-Administration' });
  await page.getByRole('button', { name: 'Afficher les champs' }).click();
  await page.getByLabel('Titre', { exact: true }).fill('Nom de l’activité');
  await page.getByLabel('Contexte de réalisation').fill('Où et pour qui');
  await page.getByLabel('Productions', { exact: true }).fill('Autre chose');
  await page.getByRole('button', { name: /origine.*Productions/ }).click();
  await expect(page.getByLabel('Productions', { exact: true })).toHaveValue('Productions');
  await page.getByRole('button', { name: 'Valider' }).click();
  await enregistre(page);
  await expect(page.getByRole('option', { name: 'Gestion-Administration (2 intitulés changés)' })).toBeAttached();
  await verifierPage(page, 'Masques de saisie');
});

test('PAR-4 le chef change codes, intitulé et couleur ; un code déjà pris est dit à côté', async ({ browser }) => {
  const page = await pageDe(chef, browser);
  await page.goto(`/${rne}/parametres/resultats`);
  await verifierPage(page, 'Codifier les résultats');
  const code = (nom: string) => page.getByLabel(`Code de « ${nom} »`);
  await code('Réussite totale').fill('p');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('Ce code est déjà celui de « Réussite totale ».')).toBeVisible();
  await expect(code('Réussite partielle')).toBeFocused();
  await code('Réussite totale').fill('RT');
  await code('Réussite partielle').fill('RP');
  await page.getByLabel('Intitulé de « Réussite partielle »').fill('Assez bien réussi');
  await page.getByRole('radio', { name: 'Jaune' }).check();
  await page.getByRole('button', { name: 'Valider' }).click();
  await enregistre(page);
  await verifierPage(page, 'Codifier les résultats');
});

test('PAR-3 PAR-4 l’apprenant les voit aussitôt, dans son évaluation et dans ses fiches', async ({ browser }) => {
  const page = await pageDe(apprenant, browser);
  await page.goto(`/${rne}/evaluations/${evaluation}`);
  const pastille = page.locator('[data-degre="partielle"]').first();
  await expect(pastille).toHaveText('RP');
  await expect(pastille).toHaveCSS('background-color', 'rgb(246, 220, 92)');
  await expect(page.getByText('Assez bien réussi').filter({ visible: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'RP : Assez bien réussi. Voir la définition' }).click();
  await expect(page.locator('[popover]').getByText('le niveau est suffisant').first()).toBeVisible();
  await expect(page.getByText('Réussite partielle')).toHaveCount(0);

  await page.goto(`/${rne}/passeport`);
  await expect(page.getByRole('columnheader', { name: 'Nom de l’activité' })).toBeVisible();
  await page.getByRole('link', { name: 'Relance d’un client' }).first().click();
  await expect(page.getByRole('heading', { name: 'Où et pour qui' })).toBeVisible();
  await page.goto(`/${rne}/passeport/nouvelle`);
  await expect(page.getByLabel(/^Nom de l’activité/)).toBeVisible();
  await page.getByLabel('Où et pour qui').fill('Service ventes.');
  await expect(page.getByLabel('Contexte de réalisation')).toHaveCount(0);
  await verifierPage(page, 'Nouvelle fiche');
  const image = await page.request.get(`/${rne}/parametres/images/cachet`);
  expect([image.status(), image.headers()['content-type']]).toEqual([200, 'image/png']);
  expect((await page.goto(`/${rne}/parametres`))?.status()).toBe(403);
});

test('PAR-4 EVA-2 l’enseignant saisit avec ces codes au clavier', async ({ browser }) => {
  const page = await pageDe(enseignant, browser);
  await page.goto(`/${rne}/evaluations/${evaluation}`);
  await verifierPage(page, 'Évaluation');
  const cases = page.getByRole('gridcell');
  await expect(cases.first()).toHaveText('RP');
  await expect(page.getByRole('list', { name: 'Degrés de maîtrise' })).toContainText('Assez bien réussi');
  await cases.nth(1).focus();
  await page.keyboard.press('r');
  await expect(cases.nth(1)).toHaveAttribute('data-attente', 'R');
  await page.keyboard.press('t');
  await expect(cases.nth(1)).toHaveText('RT');
  await cases.first().focus();
  await page.keyboard.press('3');
  await expect(cases.first()).toHaveText('C');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await page.reload();
  await expect(cases.nth(1)).toHaveAccessibleName('Réussite totale, RT');
});

test('PAR-1 PAR-4 le bilan en PDF les porte, avec le logo et le cachet ; retirés, ils n’y sont plus', async ({
  browser,
}) => {
  const page = await pageDe(chef, browser);
  const exporter = async () => {
    const telechargement = page.waitForEvent('download');
    await page.evaluate((u) => window.location.assign(u), `/${rne}/bilan/export?apprenant=${apprenant.compteId}`);
    return rouvrirPdf(readFileSync(await (await telechargement).path()));
  };
  await page.goto(`/${rne}/parametres`);
  const pages = await exporter();
  const texte = pages.map((p) => p.texte).join('\n');
  for (const dit of ['Lycée du Verger', '|RP|', 'Assez bien réussi : 66 %']) expect(texte).toContain(dit);
  expect(texte).not.toContain('Réussite partielle');
  expect([pages[0]?.images.length, pages.at(-1)?.images.length]).toEqual([1, 1]);
  await page.getByRole('button', { name: 'Retirer le logo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer le logo' }).click();
  await expect(page.getByText('Aucun logo pour l’instant')).toBeVisible();
  const apres = await exporter();
  expect([apres[0]?.images.length, apres.at(-1)?.images.length]).toEqual([0, 1]);
});
