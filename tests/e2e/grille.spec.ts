import { type Browser, expect, type Page, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { pageConnectee, verifierPage } from './outils';

interface Classe {
  rne: string;
  auteur: Acteur;
  collegue: Acteur;
  apprenants: Acteur[];
  items: string[];
}

let classe: Classe;

test.beforeAll(async () => {
  const rne = await unEtablissement();
  const division = await uneDivision(rne);
  const apprenants = await Promise.all(
    Array.from({ length: 28 }, (_, n) =>
      unApprenant(rne, { division: division.id, compte: { nom: `NOM${String(n + 1).padStart(2, '0')}` } }),
    ),
  );
  const [auteur, collegue] = [await unEnseignant(rne, [division.id]), await unEnseignant(rne, [division.id])];
  const lus = await lire(systeme(rne), (tx) =>
    tx.execute<{ code: string }>(sql`select code from referentiel_item
      where referentiel = 'BACPRO-GA' and nature = 'item' and evaluable order by ordre limit 20`),
  );
  classe = { rne, auteur, collegue, apprenants, items: lus.map((l) => l.code) };
});

async function ouvrir(browser: Browser, acteur: Acteur, id: string) {
  const { page, erreurs } = await pageConnectee(browser, acteur);
  await page.goto(`/${classe.rne}/evaluations/${id}`);
  // Une case ne prend le focus qu'une fois la grille branchée.
  await expect(page.getByRole('grid').locator('td[tabindex="0"]')).toHaveCount(1);
  return { page, erreurs };
}

const premiere = (page: Page) => page.getByRole('grid').locator('td').first();
const etat = (page: Page) => page.getByRole('status').filter({ hasText: /^(Enregistr|\d+ modif|Hors ligne)/ });
const degres = async (id: string) =>
  (
    await lire(systeme(classe.rne), (tx) =>
      tx.execute<{ degre: string }>(sql`select degre from resultat where evaluation_id = ${id} order by item`),
    )
  ).map((l) => l.degre);

test('EVA-2 une classe de 28 sur 20 items, remplie au clavier, bloc par bloc et touche par touche', async ({
  browser,
}) => {
  const { id } = await uneEvaluation(classe.auteur, { titre: 'Au clavier', ...classe });
  const { page, erreurs } = await ouvrir(browser, classe.auteur, id);
  await verifierPage(page, 'Au clavier');
  await premiere(page).focus();
  await page.keyboard.type('1'.repeat(20));
  await expect(etat(page)).toHaveText(/Enregistré à/);
  expect(await degres(id)).toEqual(Array(20).fill('totale'));

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Control+d');
  await expect(etat(page)).toHaveText(/Enregistré à/);
  await expect.poll(async () => (await degres(id)).length).toBe(560);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await degres(id)).length).toBe(20);
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await degres(id)).length).toBe(560);
  expect(erreurs).toEqual([]);
});

test('EVA-2 un bloc copié d’un tableur se colle, et dit ce qu’il n’a pas compris', async ({ browser }) => {
  const deux = { apprenants: classe.apprenants.slice(0, 2), items: classe.items.slice(0, 2) };
  const { id } = await uneEvaluation(classe.auteur, { titre: 'Collée', ...deux });
  const { page, erreurs } = await ouvrir(browser, classe.auteur, id);
  await premiere(page).focus();
  await page.evaluate(() => {
    const donnees = new DataTransfer();
    donnees.setData('text/plain', '1\t2\nzut\t4');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: donnees, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText(/zut/)).toBeVisible();
  await expect.poll(async () => (await degres(id)).length).toBe(3);
  expect(erreurs).toEqual([]);
});

test('EVA-2 réseau coupé, onglet fermé : la saisie attend sur l’appareil, puis part d’elle-même', async ({
  browser,
}) => {
  const un = { apprenants: classe.apprenants.slice(0, 1), items: classe.items.slice(0, 2) };
  const { id } = await uneEvaluation(classe.auteur, { titre: 'Hors ligne', ...un });
  const { page } = await ouvrir(browser, classe.auteur, id);
  await page.context().setOffline(true);
  await premiere(page).focus();
  await page.keyboard.type('2');
  await expect(etat(page)).toHaveText(/Hors ligne\s:\s1\smodification gardée sur cet appareil/);
  expect(await degres(id)).toEqual([]);
  const autre = await page.context().newPage();
  // L'envoi tenté à la fermeture survit à l'onglet, et pourrait arriver une fois le réseau revenu : ici, il se perd.
  await page.evaluate(() => {
    window.fetch = () => new Promise(() => {});
  });
  await page.close();
  await page.context().setOffline(false);
  await autre.goto(`/${classe.rne}/evaluations`);
  await expect(autre.getByText('Une modification n’est pas enregistrée')).toBeVisible();
  await verifierPage(autre, 'Gestion des évaluations');
  await autre.getByRole('link', { name: 'Rouvrir la grille' }).click();
  await expect(premiere(autre)).toHaveText('P');
  await expect.poll(() => degres(id)).toEqual(['partielle']);

  await autre.context().setOffline(true);
  await premiere(autre).focus();
  await autre.keyboard.press('ArrowRight');
  await autre.keyboard.type('4');
  await expect(etat(autre)).toHaveText(/Hors ligne/);
  await autre.context().setOffline(false);
  await expect.poll(() => degres(id), { timeout: 15_000 }).toEqual(['partielle', 'erreurs']);
});

test('EVA-2 deux enseignants dans la même grille : la case changée des deux côtés se choisit', async ({ browser }) => {
  const un = { apprenants: classe.apprenants.slice(0, 1), items: classe.items.slice(0, 1) };
  const { id } = await uneEvaluation(classe.auteur, { titre: 'À deux', ...un, saisissants: [classe.collegue] });
  const mien = await ouvrir(browser, classe.auteur, id);
  const sien = await ouvrir(browser, classe.collegue, id);
  await mien.page.context().setOffline(true);
  await premiere(mien.page).focus();
  await mien.page.keyboard.type('4');
  await premiere(sien.page).focus();
  await sien.page.keyboard.type('2');
  await expect.poll(() => degres(id)).toEqual(['partielle']);
  await mien.page.context().setOffline(false);
  await expect(mien.page.getByText('Une case changée des deux côtés')).toBeVisible({ timeout: 15_000 });
  expect(await degres(id)).toEqual(['partielle']);
  await mien.page.getByRole('button', { name: /^Garder le mien/ }).click();
  await expect.poll(() => degres(id)).toEqual(['erreurs']);
});

test('EVA-2 EVA-4 un apprenant n’ouvre l’évaluation qu’une fois visible, un autre jamais', async ({ browser }) => {
  const [apprenant, autre] = classe.apprenants;
  if (!apprenant || !autre) throw new Error('classe vide');
  const { id } = await uneEvaluation(classe.auteur, {
    titre: 'Cachée',
    apprenants: [apprenant],
    resultats: ['totale'],
  });
  const { page } = await pageConnectee(browser, apprenant);
  const adresse = `/${classe.rne}/evaluations/${id}`;
  expect((await page.goto(adresse))?.status()).toBe(404);
  const auteur = await ouvrir(browser, classe.auteur, id);
  await auteur.page.getByLabel(/[Vv]isible/).check();
  await expect.poll(async () => (await page.goto(adresse))?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1, name: 'Cachée' })).toBeVisible();
  const { page: voisin } = await pageConnectee(browser, autre);
  expect((await voisin.goto(adresse))?.status()).toBe(404);
});
