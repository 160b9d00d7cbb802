import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { aujourdhui, plusMois } from '@/lib/dates';
import { unApprenant, unCompte, unEtablissement, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import { rouvrirPdf } from '@/tests/fabriques/pdf';
import { navigateur, premiereConnexion, prendreSession, seConnecter, verifierPage } from './outils';

/** Les erreurs de script de chaque page ouverte. */
const suivis: { qui: string; erreurs: string[] }[] = [];
const NEUF = { aPersonnaliser: true, motDePasse: null };
const MAJEUR = plusMois(aujourdhui(), -19 * 12);

let rne: string;
let admin: Acteur;
let tga: { id: string; code: string };

async function ouvrir(browser: Browser, qui: string): Promise<Page> {
  const { page, erreurs } = await navigateur(browser);
  suivis.push({ qui, erreurs });
  return page;
}

/** Une page où l'administrateur est déjà connecté. */
async function pageAdmin(browser: Browser): Promise<Page> {
  const page = await ouvrir(browser, 'administrateur');
  await prendreSession(page, admin);
  return page;
}

/** Les messages partis à cette adresse, du plus ancien au plus récent. */
function courriels(adresse: string): string[] {
  const dossier = resolve(process.env.GRIOTTE_DONNEES ?? '', 'courriels');
  // Le dossier naît avec le premier message.
  const textes = existsSync(dossier) ? readdirSync(dossier).sort() : [];
  return textes.map((n) => readFileSync(resolve(dossier, n), 'utf8')).filter((t) => t.includes(`À : ${adresse}`));
}

const motDePasse = (texte: string | undefined) => /temporaire\s:\s(\S+)/.exec(texte ?? '')?.[1] ?? '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rne = await unEtablissement({ nom: 'Lycée des Bigarreaux' });
  admin = await unCompte(rne, 'administrateur');
  tga = await uneDivision(rne, { code: 'TGA1' });
  const tlog = await uneDivision(rne, { code: 'TLOG', referentiel: 'BACPRO-LOGISTIQUE' });
  const eleve = (nom: string, prenom: string, dateNaissance = '2010-02-03', division = tga.id) =>
    unApprenant(rne, {
      division,
      ...(division === tlog.id && { referentiel: 'BACPRO-LOGISTIQUE' }),
      compte: { ...NEUF, nom, prenom, dateNaissance, login: `${prenom}.${nom}`.toLowerCase().slice(0, 20) },
    });
  const camille = await eleve('AMARELLE', 'Camille');
  const majeur = await eleve('NAPOLEON', 'Sacha', MAJEUR);
  for (let i = 0; i < 9; i++) await eleve(`CERISE${i}`, 'Lou');
  await eleve('DE LA MONTMORENCY-GRIOTTE', 'Marie-Antoinette');
  const cadet = await eleve('AMARELLE', 'Noa', '2011-05-06', tlog.id);
  const parent = (nom: string, enfants: Acteur[], courriel?: string) =>
    unParent(rne, enfants, { ...NEUF, nom, prenom: 'Dominique', login: `dominique.${nom}`.toLowerCase(), courriel });
  await parent('AMARELLE', [camille, cadet], 'dominique@example.org');
  await parent('GUIGNE', [camille]);
  await parent('NAPOLEON', [majeur], 'majeur@example.org');
});

test.afterAll(() => {
  for (const { qui, erreurs } of suivis) expect([qui, ...erreurs]).toEqual([qui]);
});

test('ACE-1 ACE-2 la classe, sa liste en tableur, ses coupons imprimés', async ({ browser }) => {
  const page = await pageAdmin(browser);
  await page.goto(`/${rne}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Gestion des accès élèves/ })
    .click();
  await verifierPage(page, 'Gestion des accès élèves');
  await page.getByRole('link', { name: 'TGA1', exact: true }).click();
  const ligne = page.getByRole('row').filter({ hasText: 'AMARELLE Camille' });
  await expect(ligne).toContainText('camille.amarelle');
  await expect(ligne).toContainText('03/02/2010');
  await expect(ligne).toContainText('Première connexion pas faite');
  await verifierPage(page, 'Gestion des accès élèves');

  const telechargement = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Liste des identifiants des élèves' }).click();
  const fichier = await telechargement;
  expect(fichier.suggestedFilename()).toMatch(/^identifiants-.*-TGA1-.*\.xlsx$/);
  const classeur = new ExcelJS.Workbook();
  await classeur.xlsx.readFile(await fichier.path());
  expect(classeur.getWorksheet('Identifiants')?.rowCount).toBe(13);

  await page.getByRole('link', { name: 'Coupons à découper' }).click();
  await verifierPage(page, /Coupons à découper.*TGA1/);
  const coupons = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: `/${rne}` }) });
  await expect(coupons).toHaveCount(12);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1000 }); // 180 mm : une feuille A4 dans ses marges
  expect(await coupons.evaluateAll((c) => c.filter((x) => x.scrollHeight > x.clientHeight).length)).toBe(0);
  const feuilles = await rouvrirPdf(await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
  expect(feuilles).toHaveLength(2);
  const [une, deux] = feuilles.map((f) => f.texte);
  expect(une).toContain('camille.amarelle');
  expect(une).toContain('jjmmaaaa');
  expect(une).not.toContain('03022010');
  expect(une).not.toContain('2010-02-03');
  expect(`${une}${deux}`.match(/Identifiant/g)).toHaveLength(12);
  expect(deux?.match(/Identifiant/g)).toHaveLength(2);
});

test('ACE-3 les comptes marqués sont réinitialisés, la liste le dit, l’élève entre avec sa date de naissance', async ({
  browser,
}) => {
  const eleve = await ouvrir(browser, 'élève');
  await premiereConnexion(eleve, rne, 'camille.amarelle', '03022010', 'burlat12');
  const page = await pageAdmin(browser);
  await page.goto(`/${rne}/acces-eleves?classe=${tga.id}`);
  await expect(page.getByRole('row').filter({ hasText: 'AMARELLE' })).toContainText('Personnalisé le');
  const bouton = page.getByRole('button', { name: 'Réinitialiser tous les comptes marqués' });
  await expect(bouton).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Marquer tous les comptes' }).check();
  await expect(page.getByText('12 comptes marqués.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Marquer le compte de CERISE0 Lou' }).uncheck();
  await bouton.click();
  await expect(page.getByRole('dialog')).toContainText('Réinitialiser 11 comptes');
  await page.getByRole('button', { name: 'Réinitialiser 11 comptes' }).click();
  await expect(page.getByText('11 comptes réinitialisés')).toBeInViewport();
  await expect(page.getByRole('listitem').filter({ hasText: 'camille.amarelle' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'AMARELLE' })).toContainText('À personnaliser');
  await verifierPage(page, 'Gestion des accès élèves');
  await eleve.goto(`/${rne}/tableau-de-bord`);
  await eleve.waitForURL('**/connexion**');
  await seConnecter(eleve, rne, 'camille.amarelle', '03022010');
  await eleve.waitForURL('**/premiere-connexion');
});

test('ACP-1 ACP-2 ACP-3 l’accès donné à une classe part par courriel, et la page dit où en est chacun', async ({
  browser,
}) => {
  const page = await pageAdmin(browser);
  await page.goto(`/${rne}/acces-parents`);
  await verifierPage(page, 'Gestion des accès parents');
  const ligne = page.getByRole('row').filter({ hasText: 'TGA1' });
  await expect(ligne.getByRole('cell')).toContainText(['12', '3', '2', 'Donner l’accès aux parents']);
  await ligne.getByRole('button', { name: 'Donner l’accès aux parents' }).click();
  await expect(page.getByRole('dialog')).toContainText('irréversible');
  await expect(page.getByRole('dialog')).toContainText('1 parent recevra');
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText(/L’accès est donné aux parents de TGA1. 1 message part/)).toBeVisible();
  await expect(ligne).toContainText('(Accès donné)');
  await expect.poll(() => courriels('dominique@example.org').length, { timeout: 20_000 }).toBe(1);
  await page.getByRole('link', { name: 'TGA1' }).click();
  await verifierPage(page, 'Parents de TGA1');
  await expect(page.getByRole('row').filter({ hasText: 'dominique.amarelle' })).toContainText('Envoyé le');
  await expect(page.getByRole('row').filter({ hasText: 'GUIGNE' })).toContainText('Sans adresse');
  await expect(page.getByRole('row').filter({ hasText: 'dominique.napoleon' })).toContainText('Enfant majeur');
  expect(courriels('majeur@example.org')).toEqual([]);
});

test('ACP-3 le parent entre avec le mot de passe reçu et suit ses deux enfants', async ({ browser }) => {
  const page = await ouvrir(browser, 'parent');
  const [message] = courriels('dominique@example.org');
  expect(message).toContain('Lycée des Bigarreaux');
  await premiereConnexion(page, rne, 'dominique.amarelle', motDePasse(message), 'bigarreau12');
  await page.goto(`/${rne}/tableau-de-bord`);
  await verifierPage(page, 'Tableau de bord');
  await expect(page.getByRole('link', { name: 'Camille AMARELLE' })).toBeVisible();
  await page.getByRole('link', { name: 'Noa AMARELLE' }).click();
  await expect(page.getByRole('link', { name: 'Noa AMARELLE' })).toHaveAttribute('aria-current', 'page');
});

test('ACP-5 ACP-3 un parent réinitialisé, puis l’accès donné aussi aux parents de majeurs', async ({ browser }) => {
  const page = await pageAdmin(browser);
  await page.goto(`/${rne}/acces-parents/${tga.id}`);
  const ligne = page.getByRole('row').filter({ hasText: 'dominique.amarelle' });
  await ligne.getByRole('button', { name: 'Réinitialiser' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Réinitialiser' }).click();
  await expect(page.getByText(/un mot de passe temporaire part à l’adresse dominique@example.org/)).toBeVisible();
  await expect.poll(() => courriels('dominique@example.org').length, { timeout: 20_000 }).toBe(2);
  const parent = await ouvrir(browser, 'parent');
  await seConnecter(parent, rne, 'dominique.amarelle', 'bigarreau12');
  await expect(parent.getByText(/mot de passe non valide/)).toBeVisible();
  await seConnecter(parent, rne, 'dominique.amarelle', motDePasse(courriels('dominique@example.org').at(-1)));
  await parent.waitForURL('**/premiere-connexion');

  await page.goto(`/${rne}/acces-parents`);
  await page.getByRole('button', { name: 'Donner aussi l’accès aux parents de majeurs' }).click();
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText('Ont un accès')).toBeVisible();
  await expect.poll(() => courriels('majeur@example.org').length, { timeout: 20_000 }).toBe(1);
});
