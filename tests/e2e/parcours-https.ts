import { type Browser, expect, type Page } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { navigateur } from './outils';

/** Les cookies de session que garde ce navigateur. */
const sessions = async (page: Page) => (await page.context().cookies()).filter((c) => c.name.includes('session'));

/**
 * Le cookie est posé comme il faut, derrière https ou en clair ; se déconnecter l'efface du navigateur et le rend sans valeur
 * ailleurs, et Retour ne montre plus rien.
 */
export async function seConnecterPuisPartir(browser: Browser, site: string, qui: Acteur, motDePasse: string) {
  const { page, erreurs } = await navigateur(browser, { ignoreHTTPSErrors: true, baseURL: site });
  await page.goto(`/${qui.rne}/mon-compte`);
  await page.getByLabel('Identifiant').fill(qui.login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
  const [cookie, ...autres] = await sessions(page);
  expect(autres).toEqual([]);
  expect(cookie).toMatchObject({
    name: site.startsWith('https:') ? '__Host-griotte-session' : 'griotte-session',
    secure: site.startsWith('https:'),
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    expires: -1,
  });

  const vole = await navigateur(browser, { ignoreHTTPSErrors: true, baseURL: site });
  await vole.page.context().addCookies(cookie ? [{ ...cookie, domain: 'localhost' }] : []);
  await vole.page.goto(`/${qui.rne}/mon-compte`);
  await expect(vole.page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();

  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL('**/connexion?message=deconnecte');
  expect(await sessions(page)).toEqual([]);
  await vole.page.goto(`/${qui.rne}/mon-compte`);
  await vole.page.waitForURL(/connexion\?suite=/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Authentification' })).toBeVisible();
  await expect(page.getByText(qui.nom)).toHaveCount(0);
  expect([...erreurs, ...vole.erreurs]).toEqual([]);
  await Promise.all([page, vole.page].map((p) => p.context().close()));
}
