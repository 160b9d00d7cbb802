import { expect, type Page, test } from '@playwright/test';
import { abonnementDiplome } from '@/db/schema/abonnements';
import { masque } from '@/db/schema/parametres';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { unScenario } from '@/tests/fabriques/scenario';
import { pageConnectee, tabulerVers, verifierPage } from './outils';

const TITRE = 'Relancer un fournisseur en retard';
const GA = 'BACPRO-GA';

let rne: string;
let auteur: Acteur;
let page: Page;
let collegue: Page;
const erreurs: string[][] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  rne = await unEtablissement({ nom: 'Lycée du Verger' });
  const division = await uneDivision(rne);
  await unApprenant(rne, { division: division.id });
  auteur = await unEnseignant(rne, [division.id], { prenom: 'Ada', nom: 'AMARELLE' });
  const autre = await unEnseignant(rne, [division.id], { prenom: 'Paul', nom: 'BIGARREAU' });
  await ecrire(systeme(rne), 'test.diplomes', async (tx) => {
    const abonne = { rne, referentiel: 'BACPRO-AGORA', debutLe: '2020-09-01', finLe: '2099-08-31' };
    await tx.insert(abonnementDiplome).values(abonne);
    await tx.insert(masque).values({ rne, referentiel: GA, champ: 'scenarios.contexte', libelle: 'Mise en situation' });
  });
  const lui = await pageConnectee(browser, auteur);
  const elle = await pageConnectee(browser, autre);
  erreurs.push(lui.erreurs, elle.erreurs);
  [page, collegue] = [lui.page, elle.page];
});

test.afterAll(() => expect(erreurs.flat()).toEqual([]));

test('SCE-2 un enseignant crée un scénario au clavier, complexités comprises, et retrouve son brouillon', async () => {
  await page.goto(`/${rne}/scenarios`);
  await verifierPage(page, 'Gestion des scénarios');
  await tabulerVers(page, page.getByRole('link', { name: 'Nouveau scénario' }));
  await page.keyboard.press('Enter');
  await verifierPage(page, 'Nouveau scénario');

  await tabulerVers(page, page.getByRole('button', { name: 'Valider la création du scénario' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Donnez un titre à ce scénario.')).toBeVisible();
  await expect(page.getByLabel('Titre')).toBeFocused();
  await page.keyboard.type(TITRE);
  await tabulerVers(page, page.getByLabel('Diplôme'));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: 'Contexte' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await tabulerVers(page, page.getByLabel('Niveau'));
  await page.keyboard.type('T');
  await tabulerVers(page, page.getByRole('textbox', { name: 'Mise en situation' }));
  await page.keyboard.type('Un fournisseur ne livre pas.');
  await tabulerVers(page, page.getByLabel('Adresse du lien 1'));
  await page.keyboard.type('ftp://dossier');
  await expect(page.getByRole('textbox', { name: 'Ressources' })).toBeVisible();

  await tabulerVers(page, page.getByRole('searchbox'));
  await page.keyboard.type('fournisseurs');
  const situation = page.getByRole('treeitem', { name: /^1\.1\.1/ });
  await expect(situation).toBeVisible();
  await tabulerVers(page, page.getByRole('treeitem').first());
  for (let pas = 0; pas < 10 && !(await situation.evaluate((e) => e === document.activeElement)); pas++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await tabulerVers(page, page.getByRole('button', { name: /^Complexités 0 choisie/ }));
  await page.keyboard.press('Enter');
  await tabulerVers(page, page.getByRole('checkbox', { name: 'Absence de fichier fournisseur' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Retirer 1.1.1-C1' })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Titre')).toHaveValue('');
  await tabulerVers(page, page.getByRole('button', { name: 'Reprendre' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Titre')).toHaveValue(TITRE);
  await expect(page.getByRole('textbox', { name: 'Mise en situation' })).toContainText('ne livre pas');

  await tabulerVers(page, page.getByRole('button', { name: 'Valider la création du scénario' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Donnez une adresse complète/)).toBeVisible();
  await expect(page.getByLabel('Adresse du lien 1')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('example.org/dossier');
  await tabulerVers(page, page.getByRole('button', { name: 'Valider la création du scénario' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await verifierPage(page, TITRE);
  await expect(page.getByText('Votre scénario est créé.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Mise en situation' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'https://example.org/dossier' })).toBeVisible();
  await expect(page.getByText(/Complexité\s: Absence de fichier/)).toBeVisible();
});

test('SCE-1 SCE-4 un collègue consulte le scénario public ; le privé n’existe pas pour lui', async () => {
  const prive = await unScenario(auteur, { titre: 'Pour moi seul', prive: true });
  await collegue.goto(`/${rne}/scenarios`);
  await expect(collegue.getByRole('row').filter({ hasText: TITRE })).toContainText('Ada AMARELLE');
  await expect(collegue.getByText('Pour moi seul')).toHaveCount(0);
  await verifierPage(collegue, 'Gestion des scénarios');
  const refus = await collegue.goto(`/${rne}/scenarios/${prive.id}`);
  expect(refus?.status()).toBe(404);
  await collegue.goto(`/${rne}/scenarios?titre=retard+relancer&niveau=3`);
  await collegue.getByRole('link', { name: TITRE, exact: true }).click();
  await verifierPage(collegue, TITRE);
  await expect(collegue.getByText('Un fournisseur ne livre pas.')).toBeVisible();
  await expect(collegue.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  await expect(collegue.getByRole('button', { name: 'Supprimer' })).toHaveCount(0);
  await page.goto(`/${rne}/scenarios?vue=prives`);
  await expect(page.getByRole('row').filter({ hasText: 'Pour moi seul' })).toContainText('Privé');
});

test('SCE-3 il le duplique pour un autre diplôme, averti de ce qui ne suivra pas', async () => {
  await collegue.getByRole('link', { name: 'Dupliquer' }).click();
  await verifierPage(collegue, 'Dupliquer');
  await expect(collegue.getByLabel('Nom du nouveau scénario')).toHaveValue(`${TITRE} (copie)`);
  await collegue.getByLabel('Nom du nouveau scénario').fill('Relance en AGOrA');
  await collegue.getByLabel('Niveau').selectOption({ label: 'Seconde (1BPRO3)' });
  await collegue.getByLabel('Diplôme').selectOption({ label: 'AGOrA' });
  await expect(collegue.getByRole('status').filter({ hasText: '2 items n’existent pas en AGOrA' })).toBeVisible();
  await verifierPage(collegue, 'Dupliquer');
  await collegue.getByRole('button', { name: 'Dupliquer le scénario' }).click();
  await verifierPage(collegue, 'Relance en AGOrA');
  await expect(collegue.getByText('La copie est prête')).toBeVisible();
  await expect(collegue.getByText('Paul BIGARREAU (vous)')).toBeVisible();
  await expect(collegue.getByText('Un fournisseur ne livre pas.')).toBeVisible();
});

test('SCE-5 l’auteur modifie dans deux onglets sans rien perdre, puis supprime', async () => {
  await page.goto(`/${rne}/scenarios`);
  await page.getByRole('link', { name: `Modifier «\u00a0${TITRE}\u00a0»` }).click();
  await verifierPage(page, 'Modifier');
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByLabel('Titre').fill('Titre du second onglet');
  await second.getByRole('button', { name: 'Valider les modifications' }).click();
  await verifierPage(second, 'Titre du second onglet');
  await second.close();

  await page.getByLabel('Titre').fill('Titre du premier onglet');
  await page.getByRole('button', { name: 'Valider les modifications' }).click();
  await expect(page.getByText(/a été modifié depuis que vous l’avez ouvert/)).toBeVisible();
  await expect(page.getByLabel('Titre')).toHaveValue('Titre du premier onglet');
  await page.getByRole('button', { name: 'La remplacer par ma saisie' }).click();
  await verifierPage(page, 'Titre du premier onglet');

  await page.getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText(/Les évaluations créées à partir de ce scénario restent/)).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer le scénario' }).click();
  await page.waitForURL(`**/${rne}/scenarios`);
  await expect(page.getByRole('heading', { level: 1, name: 'Gestion des scénarios' })).toBeVisible();
  await expect(page.getByText('Titre du premier onglet')).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Relance en AGOrA' })).toBeVisible();
});
