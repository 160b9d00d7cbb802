import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { creerFiche } from '@/lib/passeport/serveur/mutations';
import { unEtablissement, unParent } from '@/tests/fabriques/etablissement';
import { evaluer, uneClasse, uneFiche, uneSaisie } from '@/tests/fabriques/fiche';
import { choisirItem, pageConnectee, TELEPHONE, verifierPage } from './outils';

let rne: string;
let apprenant: Acteur;
let enseignant: Acteur;

/** L'apprenant sur son téléphone, devant ses fiches. */
async function telephone(browser: Browser, acteur: Acteur): Promise<Page> {
  const { page, erreurs } = await pageConnectee(browser, acteur, TELEPHONE);
  ouvertes.push({ page, erreurs });
  await page.goto(`/${rne}/passeport`);
  await expect(page.getByRole('heading', { level: 1, name: 'Passeport professionnel' })).toBeVisible();
  return page;
}

let ouvertes: { page: Page; erreurs: string[] }[] = [];

const titrePage = (page: Page, nom: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name: nom })).toBeVisible();
const carte = (page: Page, titre: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: titre, exact: true }) });
const etat = (page: Page, texte: string | RegExp) => expect(page.getByText(texte).first()).toBeVisible();

test.beforeEach(async () => {
  rne = await unEtablissement({ nom: 'Lycée du Verger' });
  ({ apprenant, enseignant } = await uneClasse(rne));
  ouvertes = [];
});

test.afterEach(async () => {
  for (const { page, erreurs } of ouvertes) {
    expect(erreurs).toEqual([]);
    await page.context().close();
  }
});

test('PAS-2 au doigt, l’apprenant crée une fiche entière, la quitte et la relit', async ({ browser }) => {
  const page = await telephone(browser, apprenant);
  await page.getByRole('link', { name: 'Création d’une nouvelle fiche' }).tap();
  await verifierPage(page, 'Nouvelle fiche');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).tap();
  await expect(page.getByText('Donnez un titre à votre fiche.')).toBeVisible();
  await page.getByLabel('Titre').fill('Tri du courrier');
  await page.getByLabel('Entreprise ou organisation').fill('Cartonnages du Nord');
  await page.getByLabel('Début de la PFMP').fill('2026-10-05');
  await page.getByLabel('Fin de la PFMP').fill('2026-10-30');
  await choisirItem(page, '1.1.1');
  await page.getByRole('group', { name: 'Complexités' }).getByRole('checkbox').first().tap();
  await page.getByLabel('Contexte de réalisation').fill('Au service achats.');
  await page.getByRole('button', { name: 'Ajouter un lien' }).first().tap();
  await page.getByRole('button', { name: 'Ajouter un lien' }).first().tap();
  await page.getByLabel('Adresse du lien 1').fill('faute');
  await page.getByLabel('Adresse du lien 2').fill('www.example.org/guide');
  await page.getByRole('button', { name: 'Retirer le lien 1' }).tap();
  await expect(page.getByLabel('Adresse du lien 1')).toHaveValue('www.example.org/guide');
  await page.getByLabel(/^Activité du BEP/).selectOption('T5');
  await page.getByLabel('Travail réalisé').fill('Codification.');
  const petites = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'main input:not([type=radio],[type=checkbox],[type=file]), main textarea, main select',
      ),
    ]
      .filter((e) => Number.parseFloat(getComputedStyle(e).fontSize) < 16 || e.getBoundingClientRect().height < 40)
      .map((e) => e.id),
  );
  expect(petites).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).tap();
  await titrePage(page, 'Tri du courrier');
  await etat(page, 'Votre fiche est enregistrée.');
  await page.getByLabel('Productions').fill('Un tableau.');
  await etat(page, /Enregistré à \d+\sh\s\d\d/);
  await page.getByRole('button', { name: 'Enregistrer et quitter' }).tap();
  await titrePage(page, 'Passeport professionnel');
  await carte(page, 'Tri du courrier').getByRole('link', { name: 'Tri du courrier', exact: true }).tap();
  await verifierPage(page, 'Tri du courrier');
  await expect(page.getByText('Un tableau.')).toBeVisible();
  await expect(page.getByText('PFMP, du 05/10/2026 au 30/10/2026')).toBeVisible();
  await expect(page.getByRole('link', { name: 'https://www.example.org/guide' })).toHaveAttribute('rel', /noopener/);
});

test('PAS-2 sans le code de l’arbre, la fiche reste entière et le dit ; il se redemande', async ({ browser }) => {
  const page = await telephone(browser, apprenant);
  let coupe = true;
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const reponse = await route.fetch();
    const corps = await reponse.text();
    if (coupe && corps.includes('Rien ne répond à cette recherche')) await route.abort();
    else await route.fulfill({ response: reponse, body: corps });
  });
  await page.getByRole('link', { name: 'Création d’une nouvelle fiche' }).tap();
  await page.getByLabel('Titre').fill('Tri du courrier');
  await page.getByRole('button', { name: /^Situation professionnelle/ }).tap();
  await expect(page.getByText('Cette partie de la page n’a pas pu se charger.')).toBeVisible();
  await expect(page.getByLabel('Titre')).toHaveValue('Tri du courrier');
  coupe = false;
  await page.getByRole('button', { name: 'Réessayer' }).tap();
  await expect(page.getByRole('dialog').getByRole('tree')).toBeVisible();
  await expect(page.getByRole('searchbox')).not.toBeFocused();
});

test('PAS-2 un onglet fermé ne perd rien : la fiche commencée attend, puis revient', async ({ browser }) => {
  const page = await telephone(browser, apprenant);
  await page.getByRole('link', { name: 'Création d’une nouvelle fiche' }).tap();
  await titrePage(page, 'Nouvelle fiche');
  await page.getByLabel('Titre').fill('Commencée dans le bus');
  await page.getByLabel('Contexte de réalisation').fill('Une longue histoire.');
  await etat(page, 'Gardé sur cet appareil, pas encore enregistré.');
  await page.waitForTimeout(600); // ce qui est tapé est gardé un instant après la frappe
  const suite = await page.context().newPage();
  await page.close();
  ouvertes = [{ page: suite, erreurs: [] }];
  await suite.goto(`/${rne}/passeport`);
  await expect(suite.getByText('Vous avez commencé une fiche sur cet appareil')).toBeVisible();
  await verifierPage(suite, 'Passeport professionnel');
  await suite.getByRole('link', { name: 'Reprendre' }).tap();
  await expect(suite.getByText('Votre saisie est retrouvée')).toBeVisible();
  await expect(suite.getByLabel('Titre')).toHaveValue('Commencée dans le bus');
  await expect(suite.getByLabel('Contexte de réalisation')).toHaveValue('Une longue histoire.');
  await suite.getByLabel('Productions').fill('La suite.');
  await choisirItem(suite, '1.1.1');
  await suite.getByLabel('Garder en brouillon').check();
  await suite.getByRole('button', { name: 'Enregistrer et quitter' }).tap();
  await titrePage(suite, 'Passeport professionnel');
  await expect(carte(suite, 'Commencée dans le bus').getByText('brouillon')).toBeVisible();
  await expect(suite.getByText('Vous avez commencé une fiche')).toBeHidden();
  await carte(suite, 'Commencée dans le bus').getByRole('link', { name: 'Commencée dans le bus', exact: true }).tap();
  for (const texte of ['Une longue histoire.', 'La suite.']) await expect(suite.getByText(texte)).toBeVisible();
});

test('PAS-3 hors ligne la saisie attend, et part au retour du réseau', async ({ browser }) => {
  await creerFiche(apprenant, uneSaisie({ titre: 'Réception' }));
  const page = await telephone(browser, apprenant);
  await carte(page, 'Réception').getByRole('link', { name: 'Modifier' }).tap();
  await titrePage(page, 'Réception');
  await page.context().setOffline(true);
  await page.getByLabel('Productions').fill('Écrit sans réseau.');
  await etat(page, /^Hors ligne\s: votre saisie gardée sur cet appareil/);
  await page.getByRole('button', { name: 'Enregistrer et quitter' }).tap();
  await page.context().setOffline(false);
  await titrePage(page, 'Passeport professionnel');
  await carte(page, 'Réception').getByRole('link', { name: 'Réception', exact: true }).tap();
  await expect(page.getByText('Écrit sans réseau.')).toBeVisible();
});

test('PAS-3 deux onglets : le second voit ce qui diffère, et choisit ; évaluée, elle se verrouille', async ({
  browser,
}) => {
  const { id } = await creerFiche(apprenant, uneSaisie({ titre: 'Réception' }));
  const page = await telephone(browser, apprenant);
  const modifier = `/${rne}/passeport/${id}/modifier`;
  await page.goto(modifier);
  await titrePage(page, 'Réception');
  const autre = await page.context().newPage();
  await autre.goto(modifier);
  await titrePage(autre, 'Réception');
  await autre.getByLabel('Productions').fill('Depuis l’autre onglet.');
  await etat(autre, /Enregistré à/);
  await page.bringToFront();
  await page.getByLabel('Contexte de réalisation').fill('Depuis le premier.');
  await expect(page.getByText('Cette fiche a été modifiée ailleurs')).toBeVisible();
  await expect(page.getByText('Depuis l’autre onglet.')).toBeVisible();
  await verifierPage(page, 'Réception');
  await page.getByRole('button', { name: 'Reprendre ma saisie' }).tap();
  await etat(page, /Enregistré à/);
  await evaluer(enseignant, id, { degre: 'partielle', appreciation: 'Bon travail.' });
  await choisirItem(page, '1.1.2');
  await page.getByLabel('Productions').fill('Encore.');
  await expect(page.getByText('Votre professeur a évalué cette fiche pendant que vous écriviez')).toBeVisible();
  await expect(page.getByText('Fiche évaluée : ce choix n’est plus modifiable.').first()).toBeVisible();
  await expect(page.getByLabel('Productions')).toHaveValue('Encore.');
  await page.goto(`/${rne}/passeport/${id}`);
  await expect(page.getByText('Bon travail.')).toBeVisible();
  await expect(page.getByText('Encore.')).toBeVisible();
});

test('PAS-1 PAS-4 PAS-5 il filtre, duplique, supprime', async ({ browser }) => {
  await uneFiche(apprenant, { titre: 'Inventaire', item: '1.1.2' });
  const evaluee = await uneFiche(apprenant, { titre: 'Réception', textes: { contexte: 'Au quai.' } });
  await evaluer(enseignant, evaluee, { degre: 'totale', appreciation: 'Bravo.' });
  const page = await telephone(browser, apprenant);
  await expect(page.getByText('2 fiches', { exact: true })).toBeVisible();
  await expect(carte(page, 'Réception').getByText('nouvelle évaluation')).toBeVisible();
  await page.getByText('Filtrer les fiches').tap();
  await page.getByLabel('Titre').fill('récep');
  await page.getByRole('button', { name: 'Filtrer' }).tap();
  await page.waitForURL(/titre=r%C3%A9cep/);
  await expect(page.getByText('1 fiche sur 2')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Inventaire', exact: true })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText('2 fiches', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Titre')).toHaveValue('');
  await page.goForward();
  await expect(page.getByText('1 fiche sur 2')).toBeVisible();

  await carte(page, 'Réception').getByRole('link', { name: 'Dupliquer' }).tap();
  await verifierPage(page, /^Copie de/);
  await expect(page.getByLabel('Contexte de réalisation')).toHaveValue('Au quai.');
  await page.getByLabel('Titre').fill('Réception, suite');
  await page.getByRole('button', { name: 'Enregistrer et quitter' }).tap();
  await titrePage(page, 'Passeport professionnel');
  await expect(page.getByText('3 fiches', { exact: true })).toBeVisible();
  await expect(carte(page, 'Réception, suite').getByText('Non évalué')).toBeVisible();

  await carte(page, 'Réception, suite').getByRole('button', { name: 'Supprimer' }).tap();
  await expect(page.getByText(/contactez votre professeur dans les 3 mois/)).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer la fiche' }).tap();
  await expect(page.getByText('2 fiches', { exact: true })).toBeVisible();
  await verifierPage(page, 'Passeport professionnel');
});

test('PAS-6 un parent choisit son enfant, lit sa fiche, et n’y peut rien changer', async ({ browser }) => {
  const frere = (await uneClasse(rne)).apprenant;
  const parent = await unParent(rne, [apprenant, frere]);
  await uneFiche(apprenant, { titre: 'Réception' });
  const duFrere = await uneFiche(frere, { titre: 'Inventaire' });
  const page = await telephone(browser, parent);
  await page.getByRole('link', { name: `${frere.prenom} ${frere.nom}` }).tap();
  await expect(page.getByRole('link', { name: 'Réception' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Inventaire', exact: true }).tap();
  await verifierPage(page, 'Inventaire');
  await expect(page.getByRole('main').getByRole('button', { name: /Supprimer|Enregistrer|Ajouter/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /Modifier|Dupliquer/ })).toHaveCount(0);
  await page.goto(`/${rne}/passeport/${duFrere}/modifier`);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Inventaire');
  ouvertes = [{ page, erreurs: [] }];
});
