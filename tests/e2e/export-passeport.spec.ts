import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { joindreAFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { rouvrirZip } from '@/tests/fabriques/export-passeport';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { unEnvoi } from '@/tests/fabriques/fichiers';
import { rouvrirPdf } from '@/tests/fabriques/pdf';
import { pageConnectee, verifierPage } from './outils';

const TITRE = 'Export du passeport professionnel';
const EXPORTER = 'Exporter les fiches sélectionnées';

async function unLyceen(referentiel: string, sortiLe: string | null = null) {
  const rne = await unEtablissement({ nom: 'Lycée des Œillets' });
  const division = await uneDivision(rne, { referentiel, code: 'T1' });
  const compte = { nom: 'LEBŒUF', prenom: 'Maÿlis', sortiLe };
  const apprenant = await unApprenant(rne, { division: division.id, referentiel, compte });
  return { rne, apprenant, enseignant: await unEnseignant(rne, [division.id], { nom: 'DUPRÉ', prenom: 'Éric' }) };
}

/** Clique sur « Exporter » et rend le nom et les octets de ce qui arrive. */
async function exporter(page: Page) {
  const arrivee = page.waitForEvent('download');
  await page.getByRole('button', { name: EXPORTER }).click();
  const fichier = await arrivee;
  return { nom: fichier.suggestedFilename(), octets: await readFile(await fichier.path()) };
}

test('EXP-1 au téléphone : cocher dans plusieurs pôles, renommer, une archive avec pièces et récapitulatif', async ({
  browser,
}) => {
  const { rne, apprenant, enseignant } = await unLyceen('BACPRO-GA');
  const une = await uneFiche(apprenant, { titre: 'Relance d’un client à Châlons' });
  await uneFiche(apprenant, { titre: 'Relance d’un client à Chalons', item: '1.2.1' });
  await uneFiche(apprenant, { titre: 'Congés payés', item: '2.1.1', bepReferentiel: 'BEP-MSA', bepItem: 'T1' });
  await uneFiche(apprenant, { titre: 'Encore un brouillon', brouillon: true });
  await uneEvaluationDeFiche(enseignant, une, { appreciation: 'Très bien.' });
  await joindreAFiche(apprenant, { id: une, partie: 'bacpro' }, unEnvoi({ nom: 'Bon reçu.pdf' }));

  const { page, erreurs } = await pageConnectee(browser, apprenant);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/${rne}/export-passeport`);
  await verifierPage(page, TITRE);
  await expect(page.getByText('Encore un brouillon')).toHaveCount(0);
  await page.getByRole('button', { name: EXPORTER }).click();
  await expect(page.getByText('Cochez au moins une fiche.')).toBeVisible();

  await page.getByLabel('Tout cocher dans cet onglet').check();
  await expect(page.getByText('Nom déjà pris : ce fichier s’appellera')).toBeVisible();
  const nom = page.getByLabel('Nom du fichier de la fiche « Relance d’un client à Châlons »');
  await expect(nom).toHaveValue('Relance-d-un-client-a-Chalons');
  await nom.fill('Relance été');
  await expect(page.getByText('Ni accent ni caractère spécial')).toBeVisible();
  await page.getByRole('button', { name: EXPORTER }).click();
  await expect(page.getByText('Corrigez le nom du fichier')).toBeVisible();
  await nom.fill('Relance');

  await page.getByRole('link', { name: /^Pôle 2/ }).click();
  await page.getByLabel('Exporter la fiche « Congés payés »').check();
  await page.getByLabel('Avec les pièces jointes').check();
  await page.getByLabel('Avec le récapitulatif').check();
  await expect(page.getByText('3 fiches cochées : une archive ZIP de 6 fichiers.')).toBeVisible();
  const { nom: archive, octets } = await exporter(page);
  expect(archive).toBe('passeport-LEBOEUF-Maylis.zip');
  const noms = [...(await rouvrirZip(octets)).keys()].sort();
  expect(noms).toEqual([
    'Conges-payes.pdf',
    'Recapitulatif-Gestion-Administration-1.pdf',
    'Recapitulatif-Gestion-Administration-2.pdf',
    'Relance-d-un-client-a-Chalons.pdf',
    'Relance.pdf',
    'Relance/Bon-recu.pdf',
  ]);
  await expect(page.getByText('Téléchargement terminé.')).toBeVisible();

  await page.getByRole('link', { name: 'Voir BEP' }).click();
  await page.getByRole('heading', { level: 2, name: 'T Activités administratives' }).waitFor();
  await verifierPage(page, TITRE);
  await expect(page.getByLabel('Nom du fichier de la fiche « Congés payés »')).toHaveValue('BEP-Conges-payes');
  expect(erreurs).toEqual([]);
});

test('EXP-2 Transport, sorti depuis peu : les fiches du guide seulement, « Voir », un PDF, rien d’autre d’ouvert', async ({
  browser,
}) => {
  const hier = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const referentiel = 'BACPRO-TRANSPORT';
  const { rne, apprenant, enseignant } = await unLyceen(referentiel, hier);
  const bonne = await uneFiche(apprenant, { referentiel, item: 'G2C1', titre: 'Envoi en Italie' });
  await uneFiche(apprenant, { referentiel, item: 'G2C1', titre: 'Exercice en classe', lieu: 'etablissement' });
  const taches = 'Je charge le camion.\n'.repeat(200);
  await uneFiche(apprenant, { referentiel, item: 'G2C1', titre: 'Trop longue', textes: { taches } });
  await uneEvaluationDeFiche(enseignant, bonne, { referentiel, items: ['G2C1'], appreciation: 'Très bien.' });

  const { page, erreurs } = await pageConnectee(browser, apprenant);
  await page.goto(`/${rne}/export-passeport`);
  await verifierPage(page, TITRE);
  await expect(page.getByText(/réalisées en PFMP/)).toBeVisible();
  await expect(page.getByText(/^Dépasse 2 pages de \d+ lignes/)).toBeVisible();
  await expect(page.getByLabel('Exporter la fiche « Exercice en classe »')).toBeDisabled();
  await expect(page.getByLabel('Exporter la fiche « Trop longue »')).toBeDisabled();
  await page.getByLabel('Exporter la fiche « Envoi en Italie »').check();

  await page.getByRole('link', { name: 'Voir la fiche « Envoi en Italie »' }).click();
  await verifierPage(page, 'Envoi en Italie');
  await expect(page.getByText('Très bien.')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Exporter la fiche « Envoi en Italie »')).toBeChecked();
  const { nom, octets } = await exporter(page);
  expect(nom).toBe('Envoi-en-Italie.pdf');
  const [feuille] = await rouvrirPdf(octets);
  expect(feuille?.texte).toContain('Fiche d’activité professionnelle');
  expect(erreurs).toEqual([]);
  const envoi = `/${rne}/export-passeport/export`;
  expect((await page.request.post(envoi, { headers: { 'sec-fetch-site': 'cross-site' } })).status()).toBe(403);
  expect((await page.request.post(envoi, { form: { fiche: 'rien' } })).status()).toBe(422);
  expect((await page.goto(`/${rne}/passeport`))?.status()).toBe(403);
});
