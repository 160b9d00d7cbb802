import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { choisirItem, navigateur, premiereConnexion, seConnecter, verifierPage } from './outils';

const DEMO = resolve('db/demo');
const { rne, nom, fichiers, personnes } = JSON.parse(readFileSync(resolve(DEMO, 'manifeste.json'), 'utf8'));
const TITRE = 'Contrôle des dossiers fournisseurs';
const FICHE = 'Mise à jour du fichier fournisseurs';

/** Qui a quelle page, d'un bout à l'autre du chemin. */
const pages = new Map<string, { page: Page; erreurs: string[] }>();

async function pageDe(qui: string, browser: Browser): Promise<Page> {
  const connue = pages.get(qui) ?? (await navigateur(browser));
  pages.set(qui, connue);
  return connue.page;
}

async function texteDuPdf(chemin: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(chemin)), verbosity: 0 }).promise;
  const feuilles = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => (await (await pdf.getPage(i + 1)).getTextContent()).items),
  );
  return feuilles
    .flat()
    .map((i) => ('str' in i ? i.str : ''))
    .join(' ');
}

test.describe.configure({ mode: 'serial' });

test.afterAll(() => {
  for (const [qui, { erreurs }] of pages) expect([qui, ...erreurs]).toEqual([qui]);
});

test('AUT-1 un établissement se crée, se trouve par son code, et un code inconnu le dit', async ({ browser }) => {
  const sortie = execFileSync(
    'npm',
    ['run', '-s', 'etablissement', '--', 'creer', '--rne', rne, '--nom', nom, '--courriel', 'lycee@example.org'],
    { encoding: 'utf8' },
  );
  const provisoire = /mot de passe temporaire\s:\s(\S+)/.exec(sortie)?.[1] ?? '';
  const page = await pageDe('administrateur', browser);
  await page.goto('/');
  await verifierPage(page, 'Votre établissement');
  await page.getByLabel(/Code RNE/).fill('0750001A');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('Aucun établissement n’a ce code')).toBeVisible();
  expect((await page.goto('/0750001A'))?.status()).toBe(404);
  await page.goto('/');
  await page.getByLabel(/Code RNE/).fill(rne.toLowerCase());
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.waitForURL(`**/${rne}/connexion`);
  await expect(page.getByText(nom)).toBeVisible();
  await verifierPage(page, 'Authentification');
  await page.goto(`/${rne}/connexion/aide`);
  await verifierPage(page, 'Connexion à Griotte');
  await page.goto(`/${rne}/mot-de-passe-oublie`);
  await verifierPage(page, 'Mot de passe oublié');
  await premiereConnexion(page, rne, rne, provisoire, 'burlat-2026');
  await verifierPage(page, /Bonjour/);
});

test('IMP-1 IMP-2 IMP-3 IMP-7 l’administrateur importe les enseignants, puis les apprenants et leurs parents', async ({
  browser,
}) => {
  const page = await pageDe('administrateur', browser);
  await page.goto(`/${rne}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Importer des fichiers/ })
    .click();
  await verifierPage(page, 'Importer des fichiers');

  await page.locator('input[name="sts"]').setInputFiles(resolve(DEMO, fichiers.eleves));
  await page.getByRole('button', { name: 'Analyse du fichier' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ElevesSansAdresses');

  await page.locator('input[name="sts"]').setInputFiles(resolve(DEMO, fichiers.enseignants));
  await page.getByRole('button', { name: 'Analyse du fichier' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await verifierPage(page, /./);
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await verifierPage(page, /./);
  await expect(page.getByText('claire.lemoine').first()).toBeVisible();
  await expect(page.getByText('1979-03-14').first()).toBeVisible();

  await page.goto(`/${rne}/import`);
  await page.locator('input[name="eleves"]').setInputFiles(resolve(DEMO, fichiers.eleves));
  await page.locator('input[name="responsables"]').setInputFiles(resolve(DEMO, fichiers.responsables));
  await page.getByRole('button', { name: 'Analyse du ou des fichiers' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await expect(page.getByText('camille.fabre').first()).toBeVisible();
  const telechargement = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /tableur/i })
    .first()
    .click();
  expect((await telechargement).suggestedFilename()).toMatch(/\.xlsx$/);

  await page.goto(`/${rne}/import/divisions`);
  await verifierPage(page, /Divisions/);
});

test('AUT-5 EVA-1 EVA-2 EVA-3 une enseignante change son mot de passe, puis évalue une classe et rend visible', async ({
  browser,
}) => {
  const page = await pageDe('enseignante', browser);
  await page.goto(`/${rne}/evaluations`);
  await page.waitForURL(/connexion\?suite=/); // AUT-2 : la page demandée s'ouvrira après
  await premiereConnexion(page, rne, 'claire.lemoine', personnes.enseignant.naissance, 'burlat-2026');
  await verifierPage(page, /Bonjour/);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Gestion des évaluations/ })
    .click();
  await verifierPage(page, 'Gestion des évaluations');
  await page.getByRole('link', { name: 'Nouvelle évaluation' }).first().click();
  await verifierPage(page, /Nouvelle évaluation/);

  await page.getByLabel('Titre').fill(TITRE);
  await page.getByLabel('Diplôme').selectOption({ label: 'Gestion-Administration' });
  await page.getByLabel('Niveau').selectOption({ label: 'Terminale (3BPRO3)' });
  await page.getByRole('searchbox').first().fill('fournisseurs');
  await page.getByRole('treeitem', { name: /1\.1\.1/ }).click();
  await page.getByRole('treeitem', { name: /1\.1\.2/ }).click();
  await page.getByRole('button', { name: 'Choisir les apprenants' }).click();
  await page.getByLabel(/TGA1/).first().check();
  await page.getByRole('button', { name: 'Valider la sélection puis passer à l’évaluation' }).click();
  await page.waitForURL(/\/evaluations\/[0-9a-f-]{36}$/);
  await verifierPage(page, TITRE);

  const ligne = page.getByRole('row').filter({ hasText: 'FABRE' });
  await ligne.getByRole('gridcell').first().click();
  await page.keyboard.press('Escape'); // le menu de la souris ; on saisit au clavier
  await ligne.getByRole('gridcell').first().focus();
  await page.keyboard.type('r');
  await ligne.getByRole('gridcell').nth(1).focus();
  await page.keyboard.type('2');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await page.reload();
  await expect(ligne.getByRole('gridcell').first()).toHaveAccessibleName('Réussite totale, R');
  await expect(ligne.getByRole('gridcell').nth(1)).toHaveAccessibleName('Réussite partielle, P');
  await page.goto(`/${rne}/evaluations`);
  await page.getByRole('row').filter({ hasText: TITRE }).getByRole('checkbox').click();
  await expect(page.getByRole('row').filter({ hasText: TITRE }).getByRole('checkbox')).toBeChecked();
});

test('EVA-4 PAS-1 PAS-2 une apprenante voit l’évaluation et écrit une fiche', async ({ browser }) => {
  const page = await pageDe('apprenante', browser);
  const naissance = personnes.apprenantGA.naissance.split('-').reverse().join('');
  await premiereConnexion(page, rne, 'camille.fabre', naissance, 'burlat-2026');
  await verifierPage(page, /Bonjour Camille/);
  await expect(page.getByText('1 nouvelle')).toBeVisible(); // ACC-1
  await page
    .getByRole('main')
    .getByRole('link', { name: /Gestion des évaluations/ })
    .click();
  await verifierPage(page, 'Gestion des évaluations');
  await page.getByRole('link', { name: TITRE }).click();
  await verifierPage(page, TITRE);
  await expect(page.getByText('Réussite totale').filter({ visible: true }).first()).toBeVisible();

  await page.goto(`/${rne}/passeport`);
  await verifierPage(page, 'Passeport professionnel');
  await page.getByRole('link', { name: 'Création d’une nouvelle fiche' }).first().click();
  await verifierPage(page, /fiche/i);
  await page.getByLabel('Titre').fill(FICHE);
  await page.getByRole('radio', { name: /PFMP/ }).check();
  await choisirItem(page, '1.1.1');
  await page.getByLabel('Contexte de réalisation').fill('Service achats, mise à jour de vingt fiches.');
  await page.getByLabel('Absence de fichier fournisseur').check();
  await page.getByRole('button', { name: 'Enregistrer et quitter' }).click();
  await page.waitForURL(/\/passeport(\?|$)/);
  await expect(page.getByText(FICHE).first()).toBeVisible();
});

test('EVA-5 PAE-1 PAE-2 l’enseignante consulte les années passées, et évalue la fiche', async ({ browser }) => {
  const page = await pageDe('enseignante', browser);
  await page.goto(`/${rne}/evaluations-anterieures`);
  await verifierPage(page, 'Consultation des évaluations');
  await page.goto(`/${rne}/passeport`);
  await verifierPage(page, 'Passeport professionnel');
  await page.getByRole('link', { name: /^TGA1( \d|$)/ }).click();
  await page.getByRole('link', { name: /FABRE/ }).click();
  await expect(page.getByRole('link', { name: FICHE }).first()).toBeVisible();
  await verifierPage(page, 'Passeport professionnel');
  await page.getByRole('link', { name: FICHE }).first().click();
  await verifierPage(page, FICHE);
  await page
    .getByRole('radio', { name: /Réussite partielle/ })
    .first()
    .check();
  await page.getByRole('textbox', { name: 'Appréciation' }).first().fill('Travail soigné.');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
  await expect(page.getByText('Votre évaluation est enregistrée.')).toBeVisible();
});

test('TDB-1 PAS-3 le tableau de bord de l’apprenante montre les deux, et la fiche est verrouillée', async ({
  browser,
}) => {
  const page = await pageDe('apprenante', browser);
  await page.goto(`/${rne}`);
  await expect(page.getByText('1 fiche évaluée')).toBeVisible();
  await page.goto(`/${rne}/tableau-de-bord`);
  await verifierPage(page, 'Tableau de bord');
  await expect(page.getByText(FICHE).first()).toBeAttached();
  await expect(page.getByText('66 %').first()).toBeVisible();
  await page.goto(`/${rne}/passeport`);
  await page.getByRole('link', { name: FICHE }).first().click();
  await verifierPage(page, FICHE);
  await expect(page.getByText('Travail soigné.').first()).toBeVisible();
});

test('BIL-1 BIL-2 le chef d’établissement exporte le bilan de l’apprenante en PDF', async ({ browser }) => {
  const page = await pageDe('chef', browser);
  await premiereConnexion(page, rne, 'helene.vasseur', personnes.chef.naissance, 'burlat-2026');
  await verifierPage(page, /Bonjour/);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Export du bilan de formation/ })
    .click();
  await verifierPage(page, 'Export du bilan de formation');
  await page.getByRole('combobox', { name: 'Classe' }).selectOption({ label: 'TGA1' });
  await page.getByRole('button', { name: 'Afficher la classe' }).click();
  await page.getByLabel(/FABRE/).check();
  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: /Exporter le bilan/ }).click();
  const fichier = await telechargement;
  expect(fichier.suggestedFilename()).toMatch(/^bilan-.*FABRE.*\.pdf$/i);
  const texte = await texteDuPdf(await fichier.path());
  for (const attendu of ['FABRE', nom, '1.1.1', 'LEMOINE']) expect(texte).toContain(attendu);
});

test('PAS-6 TDB-1 un lecteur, un chef et un parent ne voient que ce qui leur revient', async ({ browser }) => {
  const page = await pageDe('chef', browser);
  for (const [chemin, statut] of [
    ['tableau-de-bord', 200],
    ['passeport', 403],
    ['evaluations', 403],
    ['import', 403],
  ] as const) {
    expect([chemin, (await page.goto(`/${rne}/${chemin}`))?.status()]).toEqual([chemin, statut]);
  }
  await verifierPage(page, 'Accès refusé');
  await expect(page.getByRole('navigation', { name: 'Modules' }).first()).toBeAttached();
  expect((await page.goto(`/${rne}/tableau-de-bord?classe=inconnue`))?.status()).toBe(404);
  await verifierPage(page, 'Cette page n’existe pas');
});

test('AUT-6 AUT-7 AUT-8 AUT-10 messages de connexion, mon compte, mot de passe oublié, déconnexion', async ({
  browser,
}) => {
  const { page } = await navigateur(browser);
  await seConnecter(page, rne, 'inconnu.inconnu', 'x');
  await expect(page.getByText('Authentification incorrecte : login inconnu')).toBeVisible();
  await seConnecter(page, rne, 'claire.lemoine', 'faux');
  await expect(page.getByText('Authentification incorrecte : mot de passe non valide.')).toBeVisible();
  await page.getByText('Que faire ? Vous êtes enseignant ou personnel').click();
  await expect(page.getByText('sous la forme aaaa-mm-jj', { exact: false }).first()).toBeVisible();

  const enseignante = await pageDe('enseignante', browser);
  await enseignante.goto(`/${rne}/mon-compte`);
  await verifierPage(enseignante, 'Mon compte');
  await enseignante.getByLabel('Adresse électronique').fill('claire@example.org');
  await enseignante.getByLabel('Mot de passe', { exact: true }).fill('burlat-2026');
  await enseignante.getByRole('button', { name: 'Enregistrer l’adresse' }).click();
  await expect(enseignante.getByText('Votre adresse est enregistrée.')).toBeVisible();

  await page.goto(`/${rne}/mot-de-passe-oublie`);
  await page.getByLabel('Identifiant').fill('claire.lemoine');
  await page.getByRole('button', { name: /Recevoir/ }).click();
  await expect(page.getByText('c•••••@e••••••.org')).toBeVisible();

  await enseignante.getByRole('button', { name: 'Se déconnecter' }).click();
  await enseignante.waitForURL('**/connexion?message=deconnecte');
  await enseignante.goto(`/${rne}/evaluations`);
  await enseignante.waitForURL(/connexion/);
});
