import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { modifierFiche, supprimerFiche } from '@/lib/passeport/serveur/mutations';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { TACHES } from '@/lib/travaux/serveur/taches';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneFiche, uneSaisie, versionVue } from '@/tests/fabriques/fiche';
import { daterResume } from '@/tests/fabriques/resume';
import { courrielA, navigateur, pageConnectee, verifierPage } from './outils';

const suivies: string[][] = [];
let rne: string;
let enseignante: Acteur;
let lina: Acteur;
let hugo: Acteur;
const fiches: string[] = [];

async function ouvrirPour(acteur: Acteur, browser: Browser): Promise<Page> {
  const { page, erreurs } = await pageConnectee(browser, acteur);
  suivies.push(erreurs);
  return page;
}

const titre = (page: Page, nom: string) => expect(page.getByRole('heading', { level: 1, name: nom })).toBeVisible();
const appreciation = (page: Page) => page.getByRole('textbox', { name: 'Appréciation' }).first();

/** L'apprenante réécrit sa fiche pendant ce temps. */
const reecrire = async (id: string, contexte: string) =>
  modifierFiche(lina, {
    id,
    version: await versionVue(lina, id),
    saisie: uneSaisie({ titre: 'Courrier', organisation: '', choix: [], textes: { contexte } }),
  });

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rne = await unEtablissement({ nom: 'Lycée des Aulnes' });
  const division = await uneDivision(rne, { code: 'TGA1' });
  const [autre, vide] = [await uneDivision(rne, { code: '1GA2' }), await uneDivision(rne, { code: '2GA1' })];
  enseignante = await unEnseignant(rne, [division.id, autre.id, vide.id], { courriel: 'resume.claire@example.org' });
  lina = await unApprenant(rne, { division: division.id, compte: { nom: 'ABADIE', prenom: 'Lina' } });
  hugo = await unApprenant(rne, { division: division.id, compte: { nom: 'BERNARD', prenom: 'Hugo' } });
  for (const [rang, nom] of ['Accueil', 'Facturation', 'Courrier'].entries())
    fiches.push(await uneFiche(lina, { titre: nom, creeLe: new Date(Date.UTC(2026, 8, rang + 1)) }));
  fiches.push(await uneFiche(hugo, { titre: 'Standard' }));
});

test.afterAll(() => {
  for (const erreurs of suivies) expect(erreurs).toEqual([]);
});

test('ACC-1 PAE-1 PAE-2 de l’accueil aux fiches à lire, quatre évaluations au clavier', async ({ browser }) => {
  const page = await ouvrirPour(enseignante, browser);
  await page.goto(`/${rne}`);
  await verifierPage(page, /Bonjour/);
  await page.getByRole('link', { name: 'TGA1 : 4 fiches nouvelles ou modifiées' }).click();
  await titre(page, 'Passeport professionnel');
  await expect(page.getByRole('link', { name: 'TGA1 4 fiches nouvelles ou modifiées' })).toBeVisible();
  await verifierPage(page, 'Passeport professionnel');
  await page.getByRole('link', { name: 'ABADIE Lina 3 fiches nouvelles ou modifiées' }).click();
  await expect(page.getByRole('row', { name: /Courrier nouvelle/ })).toBeVisible();
  await page.getByRole('link', { name: 'Courrier' }).first().click();

  await verifierPage(page, 'Courrier');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: /Réussite partielle/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await titre(page, 'Facturation');
  await page.keyboard.press('1');
  await appreciation(page).fill('Soigné.');
  await page.keyboard.press('Control+Enter');
  await titre(page, 'Accueil');
  await page.keyboard.press('k');
  await titre(page, 'Facturation');
  await expect(page.getByText('Soigné.')).toBeVisible();
  await page.keyboard.press('j');
  await titre(page, 'Accueil');
  await page.keyboard.press('3');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Votre évaluation est enregistrée.')).toBeVisible();
  await page.keyboard.press('l');
  await titre(page, 'Standard');
  await expect(page.getByText('BERNARD Hugo', { exact: true })).toBeVisible();
  await page.keyboard.press('4');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Votre évaluation est enregistrée.')).toBeVisible();
  await expect(page.getByText(/^Vous, /)).toBeVisible();

  const degres = await Promise.all(fiches.map(async (id) => (await lireFiche(enseignante, id)).degres.bacpro));
  expect(degres).toEqual(['encours', 'totale', 'partielle', 'erreurs']);
  await page.goto(`/${rne}`);
  await titre(page, `Bonjour ${enseignante.prenom}`);
  await expect(page.getByRole('heading', { name: 'Nouveautés' })).toHaveCount(0);
});

test('PAE-2 ce que l’élève a changé se montre, et rien de saisi ne se perd', async ({ browser }) => {
  const courrier = fiches[2] ?? '';
  await reecrire(courrier, 'Service du courrier.');
  const page = await ouvrirPour(enseignante, browser);
  page.on('dialog', (d) => void d.accept());
  await page.goto(`/${rne}/passeport?apprenant=${lina.compteId}`);
  await expect(page.getByRole('row', { name: /Courrier modifiée/ })).toBeVisible();
  await page.getByRole('link', { name: 'Courrier' }).first().click();
  await expect(page.getByRole('heading', { name: /^Modifiée depuis votre évaluation du/ })).toBeVisible();
  await expect(page.locator('del')).toContainText('achats.');
  await expect(page.locator('ins')).toContainText('du courrier.');

  await appreciation(page).fill('Plus précis.');
  await page.reload();
  await expect(page.getByText('Brouillon retrouvé')).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre' }).first().click();
  await expect(appreciation(page)).toHaveValue('Plus précis.');

  await reecrire(courrier, 'Service du courrier, au deuxième étage.');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Voir ce qui a changé' })).toBeVisible();
  await expect(page.getByRole('alert').locator('ins')).toContainText('au deuxième étage.');
  await expect(appreciation(page)).toHaveValue('Plus précis.');
  await verifierPage(page, 'Courrier');
  await page.getByRole('button', { name: 'Enregistrer quand même', exact: true }).click();
  await expect(page.getByText('Votre évaluation est enregistrée.')).toBeVisible();
  await expect(appreciation(page)).toHaveValue('');
  expect((await lireFiche(enseignante, courrier)).evaluations.map((e) => e.appreciation)).toEqual(['Plus précis.', '']);
});

test('PAE-3 une fiche de la corbeille se rend, une autre s’efface après confirmation', async ({ browser }) => {
  for (const id of fiches.slice(0, 2)) await supprimerFiche(lina, id);
  const page = await ouvrirPour(enseignante, browser);
  await page.goto(`/${rne}/passeport?apprenant=${lina.compteId}`);
  await verifierPage(page, 'Passeport professionnel');
  const ligne = (nom: string) => page.getByRole('row', { name: new RegExp(nom) });
  await expect(ligne('Accueil')).toContainText(/à la corbeille.*Encore 9\d jours pour la réactiver/);
  await ligne('Accueil')
    .getByRole('button', { name: /Réactiver/ })
    .click();
  await expect(ligne('Accueil')).not.toContainText('à la corbeille');
  await expect(page.getByRole('status').filter({ hasText: 'est rendue à l’apprenant' })).toBeFocused();
  expect((await lireFiche(lina, fiches[0] ?? '')).titre).toBe('Accueil');
  await ligne('Facturation').getByRole('button', { name: 'Supprimer définitivement' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer définitivement' }).click();
  await expect(ligne('Facturation')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'définitivement supprimée' })).toBeFocused();
});

test('PAE-4 un scénario naît d’une fiche, sans nommer l’élève', async ({ browser }) => {
  const id = await uneFiche(lina, {
    titre: 'Relance des clients',
    choix: ['1.1.1-C1'],
    textes: { contexte: 'Lina ABADIE relance les clients par courrier.' },
  });
  const page = await ouvrirPour(enseignante, browser);
  await page.goto(`/${rne}/passeport/${id}`);
  await page.getByRole('link', { name: 'Créer un scénario à partir de cette fiche' }).click();
  await verifierPage(page, 'Nouveau scénario');
  await expect(page.getByLabel('Titre')).toHaveValue('Relance des clients');
  await page.getByRole('button', { name: 'Valider la création du scénario' }).click();
  await titre(page, 'Relance des clients');
  const contenu = page.getByRole('main');
  await expect(contenu).toContainText('L’apprenant relance les clients par courrier.');
  await expect(contenu).toContainText('1.1.1');
  await expect(contenu).not.toContainText(/Lina|ABADIE/);
});

test('ACC-1 le résumé par courriel se demande, arrive, et s’arrête d’un lien', async ({ browser }) => {
  const page = await ouvrirPour(enseignante, browser);
  await page.goto(`/${rne}/mon-compte`);
  await verifierPage(page, 'Mon compte');
  await page.getByRole('radio', { name: 'Chaque matin' }).check();
  await page.getByRole('button', { name: 'Enregistrer le rythme' }).click();
  await expect(page.getByText('Vous recevrez un résumé chaque matin')).toBeVisible();
  await daterResume(enseignante, 24);
  await uneFiche(hugo, { titre: 'Inventaire' });
  await TACHES.resumes(rne, new AbortController().signal);
  const courriel = await courrielA('resume.claire@example.org');
  expect(courriel).toMatch(/TGA1\s: 1\sfiche nouvelle ou modifiée/);

  const { page: dehors } = await navigateur(browser);
  await dehors.goto(`/${rne}/resume?jeton=faux`);
  await expect(dehors.getByText('Ce lien n’est plus valable.')).toBeVisible();
  await expect(dehors.getByRole('button', { name: 'Ne plus le recevoir' })).toHaveCount(0);
  await dehors.goto(/\S+\/resume\?jeton=\S+/.exec(courriel)?.[0] ?? '');
  await verifierPage(dehors, 'Résumé par courriel');
  await dehors.getByRole('button', { name: 'Ne plus le recevoir' }).click();
  await expect(dehors.getByText('Vous ne recevrez plus de résumé.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Aucun résumé' })).toBeChecked();
});

test('PAE-2 Bac Pro et BEP s’évaluent à part ; sans activité, ce qui reste de la partie BEP se lit encore', async ({
  browser,
}) => {
  const bep = { bepReferentiel: 'BEP-MSA', bepItem: 'T5', bepTextes: { travail: 'Codification des factures.' } };
  const id = await uneFiche(hugo, { titre: 'Achats', ...bep });
  const page = await ouvrirPour(enseignante, browser);
  await page.goto(`/${rne}/passeport/${id}`);
  const saisie = (nom: string) => page.getByRole('region', { name: nom, exact: true });
  await saisie('Nouvelle évaluation')
    .getByRole('radio', { name: /Réussite totale/ })
    .check();
  await saisie('Nouvelle évaluation BEP')
    .getByRole('radio', { name: /Réussite partielle/ })
    .check();
  await saisie('Nouvelle évaluation BEP').getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Celle du Bac Pro ne l’est pas encore')).toBeVisible();
  await saisie('Nouvelle évaluation').getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Celle du Bac Pro ne l’est pas encore')).toHaveCount(0);
  await page.getByText('Corriger ce que l’apprenant a choisi').click();
  await page.getByLabel(/^Activité du BEP/).selectOption('');
  await expect(page.getByText('la partie BEP ne s’évaluera plus')).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
  await expect(page.getByText('Aucune activité : cette partie ne s’évalue pas.')).toBeVisible();
  await expect(saisie('Nouvelle évaluation BEP')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Évaluation BEP' })).toContainText('Réussite partielle');
  await verifierPage(page, 'Achats');
  const eleve = await ouvrirPour(hugo, browser);
  await eleve.goto(`/${rne}/passeport/${id}`);
  await verifierPage(eleve, 'Achats');
  await expect(eleve.getByText('Codification des factures.')).toBeVisible();
  await expect(eleve.getByText(`par ${enseignante.prenom} ${enseignante.nom}`)).toBeVisible();
});
