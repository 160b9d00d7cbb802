import { expect, type Page } from '@playwright/test';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { MEF_GA, texteEleves, texteResponsables, texteSts } from '@/tests/fabriques/siecle';
import { test } from './navigateurs/firefox';
import { choisirItem, courrielA, identifiants, premiereConnexion, seConnecter, verifierPage } from './outils';

test.skip(!process.env.FIREFOX, 'Firefox absent : apt-get install firefox-esr');
test.describe.configure({ mode: 'serial' });

const TITRE = 'Contrôle des dossiers fournisseurs';
const FICHE = 'Mise à jour du fichier fournisseurs';
const ANNEE = anneeScolaire();
const NAISSANCE = `${ANNEE - 16}-07-14`;
const PERSONNELS = {
  individus: [
    { id: '1', nom: 'GUIGNE', prenom: 'Martine', naissance: '1980-05-04', disciplines: ['Économie-gestion'] },
    { id: '2', nom: 'MERISIER', prenom: 'Odile', naissance: '1970-01-02', fonction: 'DIR' as const },
  ],
  divisions: [{ code: 'TGA1', mefs: [MEF_GA.terminale], profs: ['1'] }],
  annee: ANNEE,
};
const CAMILLE = { id: '501', nom: 'AMARELLE', prenom: 'Camille', division: 'TGA1', mef: MEF_GA.terminale };
const MERE = { id: '901', nom: 'AMARELLE', prenom: 'Dominique', enfants: ['501'] };

let rne: string;

/** À elle seule : d’un passage à l’autre, le serveur garde les courriels. */
const courrielMere = () => `mere.${rne.toLowerCase()}@example.org`;

const fichier = (name: string, texte: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(texte, 'latin1') });

/** Par la tuile de l'accueil. */
const module = (page: Page, nom: RegExp) => page.getByRole('main').getByRole('link', { name: nom }).first().click();

test.beforeAll(async () => {
  rne = await unEtablissement({ nom: 'Lycée du Verger', annee: null });
  const motDePasse = await hacher('mot-de-passe');
  await unCompte(rne, 'administrateur', { login: rne, motDePasse });
  await unCompte(rne, 'lecteur', { login: 'agathe.prunier', motDePasse });
});

test('IMP-2 IMP-3 ACP-3 Firefox : l’administrateur importe ses fichiers, puis donne accès aux parents', async ({
  page,
}) => {
  await seConnecter(page, rne, rne, 'mot-de-passe');
  await page.waitForURL(`**/${rne}`);
  await module(page, /Importer des fichiers/);
  await verifierPage(page, 'Importer des fichiers');
  await page.locator('input[name="sts"]').setInputFiles(fichier('sts_emp.xml', texteSts(rne, PERSONNELS)));
  await page.getByRole('button', { name: 'Analyse du fichier' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await page.goto(`/${rne}/import`);
  const [jour, mois, an] = NAISSANCE.split('-').reverse();
  const export_ = { annee: ANNEE, exporteLe: `06/10/${ANNEE}` };
  const eleves = texteEleves(rne, { eleves: [{ ...CAMILLE, naissance: `${jour}/${mois}/${an}` }], ...export_ });
  const responsables = texteResponsables(rne, { personnes: [{ ...MERE, mel: courrielMere() }], ...export_ });
  await page.locator('input[name="eleves"]').setInputFiles(fichier('ElevesSansAdresses.xml', eleves));
  await page.locator('input[name="responsables"]').setInputFiles(fichier('ResponsablesAvecAdresses.xml', responsables));
  await page.getByRole('button', { name: 'Analyse du ou des fichiers' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await expect(page.getByText('camille.amarelle').first()).toBeVisible();

  await page.goto(`/${rne}/acces-parents`);
  await page
    .getByRole('button', { name: /Donner l’accès aux parents/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText(/Accès donné/).first()).toBeVisible();
});

test('AUT-5 EVA-1 EVA-2 EVA-3 Firefox : l’enseignante entre, évalue sa classe au clavier et rend visible', async ({
  page,
}) => {
  await premiereConnexion(page, rne, 'martine.guigne', '1980-05-04', 'burlat-2026');
  await module(page, /Gestion des évaluations/);
  await page.getByRole('link', { name: 'Nouvelle évaluation' }).first().click();
  await verifierPage(page, 'Nouvelle évaluation');
  await page.getByLabel('Titre').fill(TITRE);
  await page.getByRole('searchbox').first().fill('fournisseurs');
  await page.getByRole('treeitem', { name: /1\.1\.1/ }).click();
  await page.getByRole('button', { name: 'Choisir les apprenants' }).click();
  await page.getByLabel(/^Toute la classe TGA1/).check();
  await page.getByRole('button', { name: 'Valider la sélection puis passer à l’évaluation' }).click();
  await verifierPage(page, TITRE);

  const cellule = page.getByRole('row').filter({ hasText: 'AMARELLE' }).getByRole('gridcell').first();
  await cellule.focus();
  await page.keyboard.type('r');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await page.reload();
  await expect(cellule).toHaveAccessibleName('Réussite totale, R');
  await page.goto(`/${rne}/evaluations`);
  const visible = page.getByRole('row').filter({ hasText: TITRE }).getByRole('checkbox');
  await visible.click();
  await expect(visible).toBeChecked();
});

test('EVA-4 PAS-2 Firefox : l’apprenante lit son évaluation, écrit une fiche, l’enregistre et la relit', async ({
  page,
}) => {
  const naissance = NAISSANCE.split('-').reverse().join('');
  await premiereConnexion(page, rne, 'camille.amarelle', naissance, 'burlat-2026');
  await module(page, /Gestion des évaluations/);
  await page.getByRole('link', { name: TITRE }).click();
  await verifierPage(page, TITRE);
  await expect(page.getByText('Réussite totale').filter({ visible: true }).first()).toBeVisible();

  await page.goto(`/${rne}/passeport`);
  await page.getByRole('link', { name: 'Création d’une nouvelle fiche' }).first().click();
  await verifierPage(page, 'Nouvelle fiche');
  await page.getByLabel('Titre').fill(FICHE);
  await page.getByRole('radio', { name: /PFMP/ }).check();
  await page.getByLabel('Début de la PFMP').fill(`${ANNEE}-10-05`);
  await page.getByLabel('Fin de la PFMP').fill(`${ANNEE}-10-30`);
  await choisirItem(page, '1.1.1');
  await page.getByLabel('Contexte de réalisation').fill('Service achats.');
  await page.getByRole('button', { name: 'Enregistrer et quitter' }).click();
  await page.waitForURL(/\/passeport(\?|$)/);
  await page.getByRole('link', { name: FICHE }).first().click();
  await verifierPage(page, FICHE);
  await expect(page.getByText(`PFMP, du 05/10/${ANNEE} au 30/10/${ANNEE}`)).toBeVisible();
});

test('PAE-2 Firefox : l’enseignante évalue la fiche', async ({ page }) => {
  await seConnecter(page, rne, 'martine.guigne', 'burlat-2026');
  await page.waitForURL(`**/${rne}`);
  await page.goto(`/${rne}/passeport`);
  await page.getByRole('link', { name: /^TGA1( \d|$)/ }).click();
  await page.getByRole('link', { name: /AMARELLE/ }).click();
  await page.getByRole('link', { name: FICHE }).first().click();
  await page
    .getByRole('radio', { name: /Réussite partielle/ })
    .first()
    .check();
  await page.getByRole('textbox', { name: 'Appréciation' }).first().fill('Travail soigné.');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
  await expect(page.getByText('Votre évaluation est enregistrée.')).toBeVisible();
});

test('PAS-6 TDB-1 Firefox : la mère entre avec le mot de passe du courriel, et lit ce qu’a fait sa fille', async ({
  page,
}) => {
  const { login, motDePasse } = identifiants(await courrielA(courrielMere()));
  await premiereConnexion(page, rne, login, motDePasse, 'la-mere');
  await page.goto(`/${rne}/passeport`);
  await page.getByRole('link', { name: FICHE }).first().click();
  await expect(page.getByText('Travail soigné.').first()).toBeVisible();
  await page.goto(`/${rne}/tableau-de-bord`);
  await verifierPage(page, 'Tableau de bord');
  await expect(page.getByText('66 %').first()).toBeVisible();
});

test('BIL-1 BIL-2 Firefox : la cheffe d’établissement exporte le bilan de l’apprenante', async ({ page }) => {
  await premiereConnexion(page, rne, 'odile.merisier', '1970-01-02', 'burlat-2026');
  await module(page, /Export du bilan de formation/);
  await page.getByLabel(/AMARELLE/).check();
  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: /Exporter le bilan/ }).click();
  expect((await telechargement).suggestedFilename()).toMatch(/^bilan-.*AMARELLE.*\.pdf$/i);
});

test('TBC-1 AUT-10 Firefox : une lectrice consulte les tableaux de bord, rien d’autre, et se déconnecte', async ({
  page,
}) => {
  await seConnecter(page, rne, 'agathe.prunier', 'mot-de-passe');
  await page.waitForURL(`**/${rne}`);
  await module(page, /^Tableau de bord classe/);
  await verifierPage(page, 'Tableau de bord classe');
  expect((await page.goto(`/${rne}/evaluations`))?.status()).toBe(403);
  await page.goto(`/${rne}`);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL('**/connexion?message=deconnecte');
  await page.goto(`/${rne}/tableau-de-bord-classe`);
  await page.waitForURL(/connexion/);
});
