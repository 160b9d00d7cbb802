import { expect, type Locator, type Page, test } from '@playwright/test';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { unScenario } from '@/tests/fabriques/scenario';
import { pageConnectee, tabulerVers, verifierPage } from './outils';

const TITRE = 'Commande de fournitures';

let rne: string;
let page: Page;
let apprenante: Page;
let collegue: Page;
const erreurs: string[][] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  rne = await unEtablissement({ nom: 'Lycée du Verger' });
  const division = await uneDivision(rne, { code: 'TGA1' });
  const camille = await unApprenant(rne, {
    division: division.id,
    compte: { nom: 'AMARELLE', prenom: 'Camille' },
  });
  await unApprenant(rne, { division: division.id, compte: { nom: 'MONTMORENCY', prenom: 'Noa' } });
  const auteur = await unEnseignant(rne, [division.id], { nom: 'GUIGNE', prenom: 'Martine' });
  const autre = await unEnseignant(rne, [division.id], { nom: 'BIGARREAU', prenom: 'Paul' });
  await unScenario(auteur, { titre: 'Réservé', prive: true, items: ['1.1.2', '1.1.1'] });
  const passee = { titre: 'L’an dernier', annee: anneeScolaire() - 1, apprenants: [camille] };
  await uneEvaluation(auteur, { ...passee, resultats: ['totale'] });
  for (const acteur of [auteur, camille, autre]) {
    const ouverte = await pageConnectee(browser, acteur);
    erreurs.push(ouverte.erreurs);
    if (acteur === auteur) page = ouverte.page;
    else if (acteur === camille) apprenante = ouverte.page;
    else collegue = ouverte.page;
  }
});

test.afterAll(() => expect(erreurs.flat()).toEqual([]));

const presser = async (cible: Locator, touche = 'Enter') => {
  await tabulerVers(page, cible);
  await page.keyboard.press(touche);
};

/** Descend dans l'arbre jusqu'à cette ligne, depuis celle qui se prend par Tab. */
async function descendreVers(ligne: Locator): Promise<void> {
  for (let pas = 0; pas < 15 && !(await ligne.evaluate((e) => e === document.activeElement)); pas++)
    await page.keyboard.press('ArrowDown');
  await expect(ligne).toBeFocused();
}

const ordre = () => page.getByRole('button', { name: /^Retirer/ }).evaluateAll((b) => b.map((x) => x.ariaLabel));

test('EVA-1 une enseignante crée une évaluation au clavier seul', async () => {
  await page.goto(`/${rne}/evaluations`);
  await verifierPage(page, 'Gestion des évaluations');
  await presser(page.getByRole('link', { name: 'Nouvelle évaluation' }).first());
  await verifierPage(page, 'Nouvelle évaluation');
  await presser(page.getByRole('button', { name: 'Choisir les apprenants' }));
  await expect(page.getByLabel('Titre')).toBeFocused();
  await page.keyboard.type(TITRE);

  await tabulerVers(page, page.getByRole('searchbox'));
  await page.keyboard.type('fournisseurs');
  await page.keyboard.press('ArrowDown');
  for (const code of [/^1\.1\.1/, /^1\.1\.2/]) {
    await descendreVers(page.getByRole('treeitem', { name: code }));
    await page.keyboard.press('Space');
  }
  await presser(page.getByRole('button', { name: /^Aléas 0 choisi.*1\.1\.1$/ }));
  await presser(page.getByRole('checkbox', { name: 'Perte de l’historique fournisseur' }), 'Space');
  await page.keyboard.press('Escape');
  await presser(page.getByRole('button', { name: 'Déplacer 1.1.2, position 2 sur 2' }), 'ArrowUp');
  await expect.poll(ordre).toEqual(['Retirer 1.1.2', 'Retirer 1.1.1', 'Retirer 1.1.1-A2']);

  await presser(page.getByRole('button', { name: 'Choisir les apprenants' }));
  await expect(page.getByRole('heading', { name: 'Qui est évalué' })).toBeFocused();
  await verifierPage(page, 'Nouvelle évaluation');
  await presser(page.getByRole('checkbox', { name: /Toute la classe TGA1/ }), 'Space');
  await presser(page.getByRole('button', { name: 'Valider la sélection puis passer à l’évaluation' }));
  await page.waitForURL(/\/evaluations\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1, name: TITRE })).toBeVisible();
  await expect(page).toHaveTitle(`${TITRE} · TGA1 — Griotte`);
  for (const nom of ['AMARELLE Camille', 'MONTMORENCY Noa']) await expect(page.getByText(nom).first()).toBeVisible();
});

/** Tire l'item par sa poignée, à la souris, jusqu'au-dessus du premier. */
async function tirerEnTete(code: string): Promise<void> {
  await page.getByRole('button', { name: `Déplacer ${code},` }).hover();
  await page.mouse.down();
  await page.getByRole('button', { name: /^Déplacer .*, position 1 / }).hover();
  await page.mouse.up();
}

test('EVA-1 les items se tirent à la souris, le retour du navigateur y ramène, et un onglet fermé laisse un brouillon', async () => {
  await page.goto(`/${rne}/evaluations/nouvelle`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle évaluation');
  await page.getByLabel('Titre').fill('À reprendre');
  await page.getByRole('searchbox').fill('1.2');
  for (const code of [/^1\.2\.1/, /^1\.2\.2/]) await page.getByRole('treeitem', { name: code }).click();
  await tirerEnTete('1.2.2');
  await expect.poll(ordre).toEqual(['Retirer 1.2.2', 'Retirer 1.2.1']);
  await page.getByRole('button', { name: 'Choisir les apprenants' }).click();
  await page.getByRole('checkbox', { name: 'MONTMORENCY Noa' }).check();
  await page.goBack();
  await expect(page.getByLabel('Titre')).toHaveValue('À reprendre');
  await page.reload();
  await expect(page.getByLabel('Titre')).toHaveValue('');
  await page.getByRole('button', { name: 'Reprendre' }).click();
  await expect(page.getByLabel('Titre')).toHaveValue('À reprendre');
  await page.getByRole('button', { name: 'Choisir les apprenants' }).click();
  await expect(page.getByRole('checkbox', { name: 'MONTMORENCY Noa' })).toBeChecked();
});

test('EVA-3 EVA-4 une fois « Visible », l’apprenante la voit aussitôt, en lecture', async () => {
  await apprenante.goto(`/${rne}/evaluations`);
  await expect(apprenante.getByRole('heading', { level: 1 })).toHaveText('Gestion des évaluations');
  await expect(apprenante.getByRole('link', { name: TITRE })).toHaveCount(0);
  await page.goto(`/${rne}/evaluations`);
  const visible = page.getByRole('checkbox', { name: `« ${TITRE} » visible par les apprenants` });
  await presser(visible, 'Space');
  await expect(visible).toBeChecked();
  await page.reload();
  await expect(visible).toBeChecked();

  await apprenante.reload();
  await expect(apprenante.getByRole('row').filter({ hasText: TITRE }).getByText('nouveau')).toBeVisible();
  await verifierPage(apprenante, 'Gestion des évaluations');
  await apprenante.getByRole('link', { name: TITRE }).click();
  await verifierPage(apprenante, TITRE);
  await expect(apprenante.getByRole('gridcell')).toHaveCount(0);
  await apprenante.goBack();
  await expect(apprenante.getByRole('link', { name: TITRE })).toBeVisible();
  await expect(apprenante.getByText('nouveau', { exact: true })).toHaveCount(0);
  await apprenante.goto(`/${rne}/evaluations?titre=COMMANDE&date=1900`);
  await expect(apprenante.getByText('Aucune évaluation ne répond à ce filtre')).toBeVisible();
  await apprenante.getByRole('link', { name: 'Tout afficher' }).first().click();
  await expect(apprenante.getByRole('link', { name: TITRE })).toBeVisible();
});

test('EVA-2 EVA-3 de la grille on revient à la liste telle qu’on l’avait filtrée', async () => {
  await page.goto(`/${rne}/evaluations`);
  await page.getByLabel('Titre').fill('COMMANDE');
  await page.keyboard.press('Enter');
  await page.waitForURL(/titre=COMMANDE/);
  await expect(page.getByLabel('Titre')).toBeFocused();
  await page.getByRole('link', { name: TITRE, exact: true }).click();
  await page.getByRole('button', { name: 'Enregistrer et revenir' }).click();
  await page.waitForURL(/evaluations\?.*titre=COMMANDE/);
  await page.getByLabel('Date', { exact: true }).fill('novembre');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La date se cherche par ses chiffres')).toBeVisible();
});

test('EVA-3 un collègue désigné la retrouve « En co-saisie »', async () => {
  await collegue.goto(`/${rne}/evaluations?vue=co-saisie`);
  await expect(collegue.getByText('Aucun collègue ne vous a confié de saisie')).toBeVisible();
  await page.goto(`/${rne}/evaluations`);
  const href = await page.getByRole('link', { name: TITRE, exact: true }).getAttribute('href');
  await page.goto(`${href}/collegues`);
  await verifierPage(page, 'Collègues qui saisissent');
  await page.getByRole('checkbox', { name: 'Paul BIGARREAU' }).check();
  await page.getByRole('button', { name: 'Valider la sélection' }).click();
  await page.waitForURL(`**${href}`);
  await page.goto(`/${rne}/evaluations`);
  await expect(page.getByRole('row').filter({ hasText: TITRE })).toContainText('Co-saisie : Paul BIGARREAU');
  await collegue.reload();
  await expect(collegue.getByRole('link', { name: TITRE })).toBeVisible();
});

test('EVA-3 supprimée après question, elle se restaure de la corbeille', async () => {
  await page.goto(`/${rne}/evaluations`);
  await presser(page.getByRole('button', { name: `Supprimer « ${TITRE} »` }));
  const question = page.getByRole('dialog');
  await expect(question).toContainText('Elle ne contient aucun résultat.');
  await presser(question.getByRole('button', { name: 'Supprimer l’évaluation' }));
  await expect(page.getByText(/est dans la corbeille pour 30 jours/)).toBeVisible();
  await expect(page.getByRole('link', { name: TITRE })).toHaveCount(0);
  await apprenante.reload();
  await expect(apprenante.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(apprenante.getByRole('link', { name: TITRE })).toHaveCount(0);

  await presser(page.getByRole('link', { name: /^Corbeille/ }));
  await expect(page.getByRole('row').filter({ hasText: TITRE })).toContainText('30 jours');
  await verifierPage(page, 'Gestion des évaluations');
  await presser(page.getByRole('button', { name: `Restaurer « ${TITRE} »` }));
  await expect(page.getByText(/est revenue parmi vos évaluations/)).toBeVisible();
  await apprenante.reload();
  await expect(apprenante.getByRole('link', { name: TITRE })).toBeVisible();
});

test('SCE-7 un scénario privé donne une évaluation, sans que son titre sorte', async () => {
  await page.goto(`/${rne}/scenarios`);
  await page.getByRole('link', { name: 'Réservé' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Réservé' })).toBeVisible();
  await page.getByRole('link', { name: 'Créer une évaluation' }).click();
  await verifierPage(page, 'Nouvelle évaluation');
  await expect(page.getByLabel('Titre')).toHaveValue('Réservé');
  await expect.poll(ordre).toEqual(['Retirer 1.1.2', 'Retirer 1.1.1']);
  await page.getByLabel('Titre').fill('Inventaire');
  await page.getByRole('button', { name: 'Choisir les apprenants' }).click();
  await page.getByRole('checkbox', { name: 'AMARELLE Camille' }).check();
  await page.getByRole('button', { name: /Valider la sélection/ }).click();
  await page.waitForURL(/\/evaluations\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('link', { name: 'Réservé' })).toBeVisible();
  const ici = page.url();
  await page.goto(`/${rne}/evaluations`);
  await expect(
    page.getByRole('row').filter({ hasText: 'Inventaire' }).getByRole('link', { name: 'Réservé' }),
  ).toBeVisible();
  for (const chemin of [`/${rne}/evaluations?vue=collegues`, ici]) {
    await collegue.goto(chemin);
    await expect(collegue.getByText('Inventaire').first()).toBeVisible();
    expect(await collegue.content()).not.toContain('Réservé');
  }
});

test('EVA-5 l’an dernier se consulte, et n’y change que « Visible »', async () => {
  await page.goto(`/${rne}/evaluations-anterieures`);
  await verifierPage(page, 'Consultation des évaluations');
  await page.getByRole('checkbox', { name: /L’an dernier/ }).check();
  await expect(page.getByRole('checkbox', { name: /L’an dernier/ })).toBeChecked();
  await apprenante.goto(`/${rne}/evaluations`);
  await expect(apprenante.getByRole('link', { name: 'L’an dernier' })).toBeVisible();
  await page.getByRole('link', { name: 'L’an dernier' }).click();
  await verifierPage(page, 'L’an dernier');
  await expect(page.getByRole('navigation', { name: /Ariane|chemin|Vous êtes ici/i })).toContainText(
    'Consultation des évaluations',
  );
  await expect(page.getByRole('gridcell')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Supprimer/ })).toHaveCount(0);
});
