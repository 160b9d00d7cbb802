import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { ligneDe, paragraphes, rouvrirDocx, rouvrirXlsx, texteDe } from '@/tests/fabriques/exports';
import { unScenario } from '@/tests/fabriques/scenario';
import { pageConnectee, verifierPage } from './outils';

let rne: string;
let auteur: Acteur;
let eleve: Acteur;
let page: Page;
let scenario: string;
let erreurs: string[];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  rne = await unEtablissement({ nom: 'Lycée du Verger' });
  const [a, b] = [await uneDivision(rne, { code: 'TGA1' }), await uneDivision(rne, { code: 'TGA2' })];
  eleve = await unApprenant(rne, { division: a.id, compte: { nom: 'ÉLUARD', prenom: 'Paul' } });
  await unApprenant(rne, { division: b.id });
  auteur = await unEnseignant(rne, [a.id, b.id]);
  scenario = (await unScenario(auteur, { titre: 'Relancer', items: ['1.1.1', '1.1.1-C1', '1.1.2'] })).id;
  ({ page, erreurs } = await pageConnectee(browser, auteur));
});

test.afterAll(() => expect(erreurs).toEqual([]));

/** Les octets de ce que ce geste télécharge, et le nom proposé. */
async function telecharger(geste: () => Promise<void>) {
  const [fichier] = await Promise.all([page.waitForEvent('download'), geste()]);
  return { nom: fichier.suggestedFilename(), octets: new Uint8Array(await readFile(await fichier.path())) };
}

test('SCE-2 un texte se met en forme au clavier, reste après l’enregistrement, et part dans le document Word', async () => {
  await page.goto(`/${rne}/scenarios/${scenario}/modifier`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const champ = page.locator('[contenteditable]').and(page.getByRole('textbox', { name: 'Contexte' }));
  await champ.scrollIntoViewIfNeeded();
  await expect(champ).toBeVisible();
  await champ.click();
  await page.keyboard.type('Un fournisseur ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('en retard');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- relire');
  await page.keyboard.press('Enter');
  await page.keyboard.type('relancer');
  const barre = page.getByRole('toolbar', { name: /Contexte/ });
  await expect(barre.getByRole('button', { name: 'Liste à puces' })).toHaveAttribute('aria-pressed', 'true');
  await barre.getByRole('button', { name: 'Lien', exact: true }).click();
  await page.getByLabel('Adresse du lien', { exact: true }).fill('pas une adresse');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Donnez une adresse complète')).toBeVisible();
  await page.keyboard.press('Escape');
  await verifierPage(page, /./);
  await page.getByRole('button', { name: 'Valider les modifications' }).click();

  await page.waitForURL(`**/scenarios/${scenario}?*`);
  await verifierPage(page, 'Relancer');
  await expect(page.locator('main strong', { hasText: 'en retard' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^relancer$/ })).toBeVisible();

  const { nom, octets } = await telecharger(() =>
    page.getByRole('link', { name: 'Exporter en document Word' }).click(),
  );
  expect(nom).toBe('Relancer.docx');
  const xml = (await rouvrirDocx(octets)).get('word/document.xml') ?? '';
  expect(paragraphes(xml).map((p) => p.texte)).toEqual(
    expect.arrayContaining(['Un fournisseur en retard', 'relancer']),
  );
});

test('SCE-8 la grille d’observation des classes cochées', async () => {
  await page.goto(`/${rne}/scenarios/${scenario}`);
  await page.getByRole('link', { name: 'Grille d’observation' }).click();
  await verifierPage(page, 'Grille d’observation');
  await page.getByRole('checkbox', { name: /TGA1/ }).check();
  const { nom, octets } = await telecharger(() => page.getByRole('button', { name: 'Télécharger la grille' }).click());
  expect(nom).toBe('Grille d’observation – Relancer.xlsx');
  const { worksheets } = await rouvrirXlsx(octets);
  expect(worksheets.map((f) => f.name)).toEqual(['TGA1']);
  const [feuille] = worksheets;
  if (!feuille) throw new Error('aucune feuille');
  expect(texteDe(feuille.getRow(ligneDe(feuille, 'Apprenant') + 1).getCell(1))).toBe('ÉLUARD Paul');
});

test('EVA-2 la fiche vierge d’une évaluation, en PDF et en tableur', async () => {
  const { id } = await uneEvaluation(auteur, { apprenants: [eleve], titre: 'Contrôle 1' });
  for (const [format, debut] of [
    ['pdf', '%PDF'],
    ['xlsx', 'PK'],
  ] as const) {
    const reponse = await page.request.get(`/${rne}/evaluations/${id}/vierge?format=${format}`);
    expect(reponse.headers()['content-disposition']).toContain(encodeURIComponent('Fiche d’évaluation – Contrôle 1'));
    expect((await reponse.body()).subarray(0, debut.length).toString('latin1')).toBe(debut);
  }
});
