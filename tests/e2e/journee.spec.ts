import { expect, type Page, test } from '@playwright/test';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { importerFichiers, MEF_GA, texteEleves, texteResponsables, texteSts } from '@/tests/fabriques/siecle';
import { courrielA, identifiants, navigateur, premiereConnexion, seConnecter, verifierPage } from './outils';

const ENSEIGNANTS = {
  individus: [
    { id: '1', nom: 'GUIGNE', prenom: 'Martine', disciplines: ['Économie-gestion'] },
    { id: '2', nom: 'BIGARREAU', prenom: 'Paul' },
  ],
  divisions: [{ code: 'TGA1', mefs: [MEF_GA.terminale], profs: ['1'] }],
};
const CAMILLE = { id: '501', nom: 'AMARELLE', prenom: 'Camille', naissance: '14/07/2010', division: 'TGA1' };
const NOA = { id: '502', nom: 'MONTMORENCY', prenom: 'Noa', naissance: '03/02/2010', division: 'TGA1' };
const MERE = { id: '901', nom: 'AMARELLE', prenom: 'Dominique', mel: 'dominique@example.org', enfants: ['501'] };
const ARRIVEE = { id: '902', nom: 'MONTMORENCY', prenom: 'Sacha', mel: 'sacha@example.org', enfants: ['502'] };

let rne: string;
let page: Page;
let erreurs: string[];

const fichier = (nom: string, texte: string) => ({
  name: nom,
  mimeType: 'text/xml',
  buffer: Buffer.from(texte, 'latin1'),
});

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  rne = await unEtablissement({ nom: 'Lycée du Verger', annee: null });
  const admin = await unCompte(rne, 'administrateur', { login: rne, motDePasse: await hacher('administratrice') });
  await importerFichiers(admin, { sts: texteSts(rne, ENSEIGNANTS) });
  await importerFichiers(admin, {
    eleves: texteEleves(rne, { eleves: [CAMILLE, NOA] }),
    responsables: texteResponsables(rne, { personnes: [MERE] }),
  });
  ({ page, erreurs } = await navigateur(browser));
  await seConnecter(page, rne, rne, 'administratrice');
  await page.waitForURL(`**/${rne}`);
});

test.afterAll(() => expect(erreurs).toEqual([]));

test('ACP-3 l’administrateur donne l’accès aux parents d’une classe', async () => {
  await page.goto(`/${rne}/acces-parents`);
  await verifierPage(page, 'Gestion des accès parents');
  await page
    .getByRole('button', { name: /Donner l’accès aux parents/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText(/Accès donné/).first()).toBeVisible();
});

test('UTI-2 IMP-4 il corrige un enseignant, puis importe une mise à jour qui ne défait pas sa correction', async () => {
  await page.goto(`/${rne}/utilisateurs`);
  await verifierPage(page, 'Gestion des utilisateurs');
  await page
    .getByRole('link', { name: /GUIGNE/ })
    .first()
    .click();
  await page.getByLabel('Prénom', { exact: true }).fill('Martine-Élise');
  await page
    .getByRole('button', { name: /^(OK|Enregistrer)/ })
    .first()
    .click();
  await expect(page.getByText(/enregistré/i).first()).toBeVisible();

  await page.goto(`/${rne}/import`);
  await page.locator('input[name="sts"]').setInputFiles(fichier('sts_emp.xml', texteSts(rne, ENSEIGNANTS)));
  await page.getByRole('button', { name: 'Analyse du fichier' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/rien=oui/);
  await expect(page.getByText(/n’a pas été enregistré/)).toBeVisible();
  await page.goto(`/${rne}/utilisateurs`);
  await expect(page.getByRole('row').filter({ hasText: 'Martine-Élise' })).toBeVisible();
});

test('IMP-6 ACP-4 un parent arrivé par l’import reçoit ses accès de lui-même', async () => {
  await page.goto(`/${rne}/import`);
  const eleves = texteEleves(rne, { eleves: [CAMILLE, NOA] });
  const responsables = texteResponsables(rne, { personnes: [MERE, ARRIVEE] });
  await page.locator('input[name="eleves"]').setInputFiles(fichier('ElevesSansAdresses.xml', eleves));
  await page.locator('input[name="responsables"]').setInputFiles(fichier('Responsables.xml', responsables));
  await page.getByRole('button', { name: 'Analyse du ou des fichiers' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  expect(identifiants(await courrielA('sacha@example.org')).login).toBe('sacha.montmorency');
});

test('ACP-3 PAS-6 un parent entre avec le mot de passe du courriel, et voit son enfant', async ({ browser }) => {
  const { login, motDePasse } = identifiants(await courrielA('dominique@example.org'));
  const parent = await navigateur(browser);
  await premiereConnexion(parent.page, rne, login, motDePasse, 'unParent');
  await parent.page.goto(`/${rne}/passeport`);
  await verifierPage(parent.page, 'Passeport professionnel');
  await expect(parent.page.getByText('Camille AMARELLE').first()).toBeVisible();
  await expect(parent.page.getByText('MONTMORENCY')).toHaveCount(0);
  expect(parent.erreurs).toEqual([]);
});
