import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { cookieDe } from '@/tests/fabriques/session';

/** Passe axe : aucune faute d'accessibilité (WCAG A et AA) ; sauf dans Firefox, qui en meurt parfois (décision 0044). */
export async function sansFauteAxe(page: Page): Promise<void> {
  if (page.context().browser()?.browserType().name() === 'firefox') return;
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // sans une page de plus à chaque passe, qui ne sert qu'aux cadres d'autres sites
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const dites = violations.map((v) => `${page.url()} ${v.id} : ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
  expect(dites).toEqual([]);
}

/** Aucun débordement en largeur, à l'écran le plus étroit comme à celui de l'essai. */
export async function tientEnLargeur(page: Page): Promise<void> {
  const avant = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const deborde = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const defile = (e: Element | null): boolean =>
      e !== null && (getComputedStyle(e).overflowX !== 'visible' || defile(e.parentElement));
    const hors = [...document.querySelectorAll('main *, header *')].filter(
      (e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !defile(e.parentElement),
    );
    return hors.slice(-5).map((e) => `${e.tagName} ${e.className} ${e.textContent?.slice(0, 40)}`);
  });
  expect([page.url(), ...deborde]).toEqual([page.url()]);
  if (avant) await page.setViewportSize(avant);
}

/** Ce qu'on vérifie de toute page traversée. */
export async function verifierPage(page: Page, titre: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: titre })).toBeVisible();
  await expect(page).toHaveTitle(/\S — Griotte$/);
  await expect(page.locator('head title')).toHaveCount(1);
  await sansFauteAxe(page);
  await tientEnLargeur(page);
}

/** Va au clavier, de tabulation en tabulation, jusqu'à cet élément. */
export async function tabulerVers(page: Page, cible: Locator): Promise<void> {
  await expect(cible).toBeVisible();
  for (let essai = 0; essai < 60; essai++) {
    if (await cible.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Hors d’atteinte au clavier : ${cible}`);
}

/** Un téléphone étroit, tenu droit. */
export const TELEPHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

/** Une page neuve, sans session ; une erreur de script ou de console y fait échouer l'essai. */
export async function navigateur(
  browser: Browser,
  appareil: BrowserContextOptions = {},
): Promise<{ page: Page; erreurs: string[] }> {
  const contexte = await browser.newContext({ acceptDownloads: true, ...appareil });
  const page = await contexte.newPage();
  const erreurs: string[] = [];
  page.on('pageerror', (e) => erreurs.push(`${page.url()} : ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/401|Failed to load resource/.test(m.text()))
      erreurs.push(`${page.url()} : ${m.text()}`);
  });
  return { page, erreurs };
}

/** Ouvre à cette page une session de cette personne. */
export async function prendreSession(page: Page, acteur: Pick<Acteur, 'rne' | 'compteId'>): Promise<void> {
  await page.context().addCookies([{ ...(await cookieDe(acteur)), url: process.env.NEXTAUTH_URL ?? '' }]);
}

/** Une page où cette personne est déjà connectée. */
export async function pageConnectee(
  browser: Browser,
  acteur: Pick<Acteur, 'rne' | 'compteId'>,
  appareil: BrowserContextOptions = {},
): Promise<{ page: Page; erreurs: string[] }> {
  const { page, erreurs } = await navigateur(browser, appareil);
  await prendreSession(page, acteur);
  return { page, erreurs };
}

export async function seConnecter(page: Page, rne: string, login: string, motDePasse: string): Promise<void> {
  await page.goto(`/${rne}/connexion`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** Première connexion : le mot de passe donné, puis un mot de passe à soi, puis la connexion avec lui (AUT-5). */
export async function premiereConnexion(
  page: Page,
  rne: string,
  login: string,
  donne: string,
  aSoi: string,
): Promise<void> {
  await seConnecter(page, rne, login, donne);
  await page.waitForURL(`**/${rne}/premiere-connexion`);
  await page.goto(`/${rne}/mon-compte`); // rien d'autre ne s'ouvre
  await page.waitForURL(/premiere-connexion\?suite=\S+mon-compte$/);
  await verifierPage(page, 'Personnalisez votre mot de passe');
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(aSoi);
  await page.getByLabel('Nouveau mot de passe, une seconde fois').fill(aSoi);
  await page.getByRole('button', { name: 'Enregistrer mon mot de passe' }).click();
  await page.waitForURL(/connexion\?message=personnalise&suite=/);
  await seConnecter(page, rne, login, aSoi);
  await page.waitForURL(`**/${rne}`);
}

/** Le dernier courriel écrit à cette adresse par le serveur des essais, une fois parti. */
export async function courrielA(adresse: string): Promise<string> {
  const dossier = resolve(process.env.GRIOTTE_DONNEES ?? '', 'courriels');
  const chercher = () =>
    (existsSync(dossier) ? readdirSync(dossier).sort() : [])
      .map((nom) => readFileSync(resolve(dossier, nom), 'utf8'))
      .filter((texte) => texte.includes(`À : ${adresse}`))
      .at(-1);
  await expect.poll(chercher, { timeout: 20_000 }).toBeDefined();
  return chercher() ?? '';
}

/** Ce qu'un courriel d'accès donne pour se connecter. */
export const identifiants = (texte: string): { login: string; motDePasse: string } => ({
  login: /Identifiant\s: (\S+)/.exec(texte)?.[1] ?? '',
  motDePasse: /Mot de passe temporaire\s: (\S+)/.exec(texte)?.[1] ?? '',
});

/** Choisit ce qu'une fiche illustre, dans l'arbre de son référentiel, cherché par son code. */
export async function choisirItem(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: /^(Situation professionnelle|Compétence)/ }).click();
  const arbre = page.getByRole('dialog');
  await arbre.getByRole('searchbox').fill(code);
  await arbre
    .getByRole('treeitem', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `) })
    .locator('.arbre-case')
    .click();
  await expect(arbre).toBeHidden();
}
