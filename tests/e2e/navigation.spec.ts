import { type BrowserContextOptions, expect, type Locator, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { pageConnectee, sansFauteAxe, TELEPHONE, tientEnLargeur } from './outils';

const ATTENTE = 4_000;
const GRAND: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

let rne: string;
let enseignante: Acteur;

test.beforeAll(async () => {
  rne = await unEtablissement({ nom: 'Lycée des Merises' });
  const { id } = await uneDivision(rne, { code: 'TGA1' });
  const apprenant = await unApprenant(rne, { division: id });
  enseignante = await unEnseignant(rne, [id]);
  for (let n = 1; n <= 51; n++)
    await uneEvaluation(enseignante, { titre: `Essai ${n}`, apprenants: [apprenant], items: ['1.1.1'] });
});

const ligne = (page: Page) => page.locator('.ligne-attente');
const annonce = (page: Page) => page.getByRole('status').filter({ hasText: 'Chargement de la page…' });
const avis = (page: Page) => page.getByRole('alert').filter({ hasText: 'La page demandée ne vient pas' });
const titre = (page: Page) => page.getByRole('heading', { level: 1 });
const liste = () => `/${rne}/evaluations`;

/** Retient chaque page demandée au serveur ; rend leur nombre. */
async function retarder(page: Page): Promise<() => number> {
  let nombre = 0;
  await page.route(
    () => true,
    async (route) => {
      if (!route.request().headers().rsc) return route.continue();
      nombre++;
      await new Promise((ok) => setTimeout(ok, ATTENTE));
      await route.continue().catch(() => {}); // la page demandée a été abandonnée
    },
  );
  return () => nombre;
}

/** Compte, dans la page, les images peintes après le clic jusqu'à celle qui montre la ligne : une image dure 17 ms. */
const compterImages = (page: Page) =>
  page.evaluate(() => {
    const mesure = { images: 0 };
    Object.assign(window, { mesure });
    const voir = () => {
      mesure.images++;
      if (!document.querySelector('.ligne-attente')) requestAnimationFrame(voir);
    };
    addEventListener('click', () => requestAnimationFrame(voir), { capture: true, once: true });
  });

const images = (page: Page) => page.evaluate(() => (window as unknown as { mesure: { images: number } }).mesure.images);

/** Clique, et voit aussitôt que l'on attend : la ligne, l'entrée marquée, l'annonce ; puis la page, et plus rien. */
async function attendreDe(page: Page, cible: Locator, arrivee: RegExp): Promise<void> {
  await compterImages(page);
  await cible.click();
  await expect(ligne(page)).toBeVisible({ timeout: 1_000 });
  expect(await images(page)).toBeLessThanOrEqual(2);
  await expect(page.locator('[data-attente]')).toHaveCount(1);
  await expect(annonce(page)).toBeAttached({ timeout: 2_000 });
  await page.waitForURL(arrivee);
  await expect(ligne(page)).toHaveCount(0);
  await expect(annonce(page)).toHaveCount(0);
  await expect(page.locator('[data-attente]')).toHaveCount(0);
}

for (const [ecran, appareil] of Object.entries({ '1280 px': GRAND, '360 px': TELEPHONE }))
  test(`ACC-1 à ${ecran}, une page qui tarde de quatre secondes se dit dès le clic`, async ({ browser }) => {
    const { page, erreurs } = await pageConnectee(browser, enseignante, appareil);
    await page.goto(`/${rne}`);
    const demandes = await retarder(page);
    await attendreDe(
      page,
      page.getByRole('main').getByRole('link', { name: /Gestion des évaluations/ }),
      /evaluations$/,
    );
    expect(demandes()).toBe(1);

    await page.getByLabel('Titre').fill('Essai');
    await attendreDe(page, page.getByRole('button', { name: 'Filtrer' }), /titre=Essai/);
    await attendreDe(page, page.getByRole('link', { name: 'Suivante' }), /page=2/);
    await attendreDe(page, page.getByRole('link', { name: /Celles de mes collègues/ }), /vue=collegues/);
    expect(demandes()).toBe(4);

    await page.reload(); // ce qui était en mémoire n'y est plus
    await page.goBack({ waitUntil: 'commit' });
    await expect(ligne(page)).toBeVisible();
    await expect(annonce(page)).toBeAttached();
    await sansFauteAxe(page);
    await tientEnLargeur(page);
    await expect(page.getByText('Page 2 sur 2')).toBeVisible();
    await expect(ligne(page)).toHaveCount(0);
    expect(demandes()).toBe(5);
    await page.goForward({ waitUntil: 'commit' });
    await expect(page.getByText('Page 2 sur 2')).toHaveCount(0);
    expect(erreurs).toEqual([]);
  });

test('ACC-1 un second clic l’emporte, Échap abandonne, le même lien ne se redemande pas', async ({ browser }) => {
  const { page, erreurs } = await pageConnectee(browser, enseignante, GRAND);
  await page.goto(`/${rne}`);
  const demandes = await retarder(page);
  const menu = page.getByRole('navigation', { name: 'Modules' });
  const [passeport, bilan] = [
    menu.getByRole('link', { name: 'Passeport professionnel' }),
    menu.getByRole('link', { name: 'Export du bilan de formation' }),
  ];
  const passes: string[] = [];
  page.on('framenavigated', (f) => passes.push(new URL(f.url()).pathname));
  await passeport.dblclick();
  expect(demandes()).toBe(1);
  await page.waitForTimeout(1_000);
  await bilan.click();
  await expect(passeport).not.toHaveAttribute('data-attente');
  await expect(bilan).toHaveAttribute('data-attente');
  await expect(ligne(page)).toHaveCount(1);
  await page.waitForURL('**/bilan');
  await expect(ligne(page)).toHaveCount(0);
  expect([demandes(), passes.includes(`/${rne}/passeport`)]).toEqual([2, false]);

  await passeport.click();
  await expect(ligne(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ligne(page)).toHaveCount(0);
  await page.waitForTimeout(ATTENTE + 500);
  await expect(titre(page)).toHaveText('Export du bilan de formation');
  expect(new URL(page.url()).pathname).toBe(`/${rne}/bilan`);
  expect(erreurs).toEqual([]);
});

test('ACC-1 hors ligne, on reste sur la page, qui le dit, et tout y marche encore', async ({ browser }) => {
  const { page } = await pageConnectee(browser, enseignante, TELEPHONE);
  await page.goto(`/${rne}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Gestion des évaluations/ })
    .click();
  await expect(titre(page)).toHaveText('Gestion des évaluations');
  await page.getByLabel('Titre').fill('saisi');

  await page.context().setOffline(true);
  const rester = async (geste: () => Promise<unknown>) => {
    const adresse = page.url();
    await geste();
    await expect(avis(page)).toBeVisible();
    await expect(ligne(page)).toHaveCount(0);
    await expect(page.locator('[data-attente]')).toHaveCount(0);
    await expect(page.getByLabel('Titre')).toHaveValue('saisi');
    await expect.poll(() => page.url()).toBe(adresse);
    await sansFauteAxe(page);
    await tientEnLargeur(page);
    await page.getByRole('button', { name: 'Rester ici' }).click();
    await expect(avis(page)).toHaveCount(0);
  };
  await rester(() => page.getByRole('link', { name: 'Accueil', exact: true }).click());
  await rester(() => page.getByRole('link', { name: 'Suivante' }).click());
  await rester(() => page.getByRole('link', { name: /Celles de mes collègues/ }).click());
  await rester(() => page.getByRole('button', { name: 'Filtrer' }).click());

  await page.getByRole('link', { name: 'Suivante' }).click();
  await expect(avis(page)).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByText('Page 2 sur 2')).toBeVisible();
  await expect(avis(page)).toHaveCount(0);

  await page.reload();
  await page.getByLabel('Titre').fill('saisi');
  await page.context().setOffline(true);
  await rester(() => page.evaluate(() => history.back()));
  await expect(page.getByText('Page 2 sur 2')).toBeVisible();
  await page.context().setOffline(false);
  await page.goBack();
  await expect(page.getByText('Page 1 sur 2')).toBeVisible();
});

test('ACC-1 le serveur arrêté derrière son relais : on reste sur la page, une action part encore', async ({
  browser,
}) => {
  const { page } = await pageConnectee(browser, enseignante, GRAND);
  await page.goto(liste());
  let panne = true;
  await page.route(
    () => true,
    (route) =>
      panne && route.request().headers().rsc ? route.fulfill({ status: 502, body: 'Bad Gateway' }) : route.continue(),
  );
  const visible = page.getByRole('switch').or(page.getByRole('checkbox')).first();
  for (const lien of ['Essai 51', 'Accueil']) {
    await page.getByRole('main').getByRole('link', { name: lien, exact: true }).first().click();
    await expect(avis(page)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(liste());
  }
  await visible.click();
  await expect(visible).toBeChecked();
  panne = false;
  await page.getByRole('main').getByRole('link', { name: 'Accueil', exact: true }).click();
  await page.waitForURL(`**/${rne}`);
  await expect(avis(page)).toHaveCount(0);
});

test('ACC-1 qui préfère peu de mouvement voit la ligne entière, immobile', async ({ browser }) => {
  const { page } = await pageConnectee(browser, enseignante, { ...GRAND, reducedMotion: 'reduce' });
  await page.goto(`/${rne}`);
  await retarder(page);
  const tuile = page.getByRole('main').getByRole('link', { name: /Gestion des évaluations/ });
  await tuile.click();
  await expect(ligne(page)).toBeVisible();
  await page.waitForTimeout(100);
  const mouvements = () =>
    page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length);
  expect(await mouvements()).toBe(0);
  expect((await ligne(page).boundingBox())?.width).toBeGreaterThan(1200);
  await expect(tuile).toHaveCSS('background-size', '100% 2px');
});
