import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { joindreAFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { unEnvoi } from '@/tests/fabriques/fichiers';
import { activer, type Ecole, faireSortir, uneEcole, unIne, unParcours } from '@/tests/fabriques/transfert';
import { pageConnectee, verifierPage } from './outils';

const suivis: { qui: string; erreurs: string[] }[] = [];
let avant: Ecole;
let apres: Ecole;

async function pageDe(acteur: Acteur, browser: Browser): Promise<Page> {
  const { page, erreurs } = await pageConnectee(browser, acteur);
  suivis.push({ qui: acteur.login, erreurs });
  return page;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const ine = unIne();
  avant = await uneEcole({ nom: 'Lycée des métiers du tertiaire et des services des Aulnes', ine });
  apres = await uneEcole({ nom: 'Lycée du Port', ine, actif: false });
  const { fiche } = await unParcours(avant);
  await joindreAFiche(avant.eleve, { id: fiche, partie: 'bacpro' }, unEnvoi({ nom: 'rapport.pdf' }));
  await faireSortir(avant.eleve);
});

test.afterAll(() => {
  for (const { qui, erreurs } of suivis) expect([qui, ...erreurs]).toEqual([qui]);
});

test('PAR-2 l’administrateur active le transfert, refuse, se ravise, accepte', async ({ browser }) => {
  const page = await pageDe(apres.admin, browser);
  await page.goto(`/${apres.rne}/parametres`);
  await page.getByRole('link', { name: 'Transfert', exact: true }).click();
  await verifierPage(page, 'Transfert des données');
  await expect(page.getByRole('radio', { name: 'Non' })).toBeChecked();
  await expect(page.getByText('Propositions reçues')).toHaveCount(0);

  await page.getByRole('radio', { name: 'Oui' }).check();
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('Donnez le numéro de votre déclaration pour activer le transfert.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Oui' })).toBeChecked();
  await page.getByLabel('Numéro de votre déclaration').fill('2026-001');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('Vos modifications sont enregistrées.')).toBeVisible();

  const proposition = page.getByRole('listitem').filter({ hasText: 'De Lycée des métiers' });
  await expect(proposition).toContainText(`${apres.eleve.nom} ${apres.eleve.prenom}`);
  await expect(proposition).toContainText(
    /Apporte 1\sfiche \(2\sévaluations, 1\sfichier\), 1\sévaluation \(2\srésultats\)\./,
  );
  await verifierPage(page, 'Transfert des données');
  await proposition.getByRole('button', { name: 'Refuser' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Refuser' }).click();
  await expect(page.getByText('proposition refusée, rien n’a été repris.')).toBeVisible();
  await expect(page.getByText('Aucune proposition')).toBeVisible();
  await page.getByRole('button', { name: /Revenir sur ce refus/ }).click();
  await expect(proposition).toBeVisible();
  await page.goto(`/${apres.rne}`);
  await expect(page.getByRole('main').getByRole('link', { name: /Paramètres/ })).toContainText('1 transfert proposé');

  await page.goto(`/${apres.rne}/parametres/transfert`);
  await proposition.getByRole('button', { name: 'Accepter' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Accepter le transfert' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'C’est en place.' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Reçu de Lycée des métiers/ })).toContainText(
    /1\sfiche \(2\sévaluations, 1\sfichier\)/,
  );
  await verifierPage(page, 'Transfert des données');
});

test('PAR-2 l’apprenant et son enseignant consultent ce qui est arrivé, sans pouvoir y toucher', async ({
  browser,
}) => {
  const origine = 'Transférée de Lycée des métiers du tertiaire et des services des Aulnes';
  const eleve = await pageDe(apres.eleve, browser);
  await eleve.goto(`/${apres.rne}/passeport`);
  const ligne = eleve.getByRole('row', { name: /Accueil du client/ });
  await expect(ligne).toContainText(origine);
  await expect(ligne.getByRole('link', { name: /Modifier/ })).toHaveCount(0);
  await verifierPage(eleve, 'Passeport professionnel');
  await ligne.getByRole('link', { name: 'Accueil du client', exact: true }).click();
  await verifierPage(eleve, 'Accueil du client');
  await expect(eleve.getByRole('note').filter({ hasText: origine })).toBeVisible();
  await expect(eleve.getByRole('main').getByText('En progrès.')).toBeVisible();
  // Les fichiers suivent, par un travail de fond.
  const rapport = eleve.getByRole('link', { name: 'rapport.pdf' });
  await expect(async () => {
    await eleve.reload();
    await expect(rapport).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  const telechargement = eleve.waitForEvent('download');
  await rapport.click();
  expect((await telechargement).suggestedFilename()).toBe('rapport.pdf');
  await expect(eleve.getByRole('button', { name: /Retirer|Ajouter un fichier/ })).toHaveCount(0);
  await expect(eleve.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  await eleve.goto(`${eleve.url()}/modifier`);
  await expect(eleve.getByRole('heading', { level: 1 })).not.toHaveText('Accueil du client');
  await eleve.goto(`/${apres.rne}/evaluations`);
  await expect(eleve.getByRole('row', { name: /Devis/ })).toContainText(origine);
  await verifierPage(eleve, 'Gestion des évaluations');

  const prof = await pageDe(apres.prof, browser);
  await prof.goto(`/${apres.rne}/passeport?classe=${apres.division.id}&apprenant=${apres.eleve.compteId}`);
  await prof
    .getByRole('row', { name: /Accueil du client/ })
    .getByRole('link', { name: 'Accueil du client', exact: true })
    .click();
  await verifierPage(prof, 'Accueil du client');
  await expect(prof.getByRole('heading', { level: 1, name: 'Accueil du client' })).toBeVisible();
  await expect(prof.getByRole('note').filter({ hasText: origine })).toBeVisible();
  await expect(prof.getByText(`${avant.prof.prenom} ${avant.prof.nom}`).first()).toBeVisible();
  await expect(prof.getByRole('main').getByRole('button', { name: /Enregistrer|Évaluer|Corriger/ })).toHaveCount(0);
});

test('PAR-2 l’ancien établissement voit ce qui est parti, et garde tout', async ({ browser }) => {
  await activer(avant.rne, { actif: false });
  const page = await pageDe(avant.admin, browser);
  await page.goto(`/${avant.rne}/parametres/transfert`);
  const ligne = page.getByRole('row', { name: /Donné à Lycée du Port/ });
  await expect(ligne).toContainText(/1\sfiche \(2\sévaluations, 1\sfichier\), 1\sévaluation \(2\srésultats\)/);
  await expect(ligne).toContainText('L’autre établissement');
});
