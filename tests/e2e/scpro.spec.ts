import { readFileSync } from 'node:fs';
import { type Download, expect, type Page, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { comprendre } from '@/lib/scpro/serveur/import-comprendre';
import { decoder } from '@/lib/scpro/serveur/regles-format';
import { unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { zip } from '@/tests/fabriques/lecture-siecle';
import { unScpro } from '@/tests/fabriques/scpro';
import { pageConnectee, verifierPage } from './outils';

let rne: string;
let enseignant: Acteur;
let page: Page;
let erreurs: string[];

const COMMANDE = unScpro({ titre: 'Préparer une commande', liensassocies: 'Le site : https://example.org/a' });
const FEUX = unScpro({ titre: 'Observer les feux', diplome: '50025224', niveau: '2322', fichiers: [{ nom: 'a.pdf' }] });
const ABIME = Buffer.from(COMMANDE.toString().replace(/.{9}$/, 'AAAAAAAA='));

const deposer = async (...fichiers: { name: string; buffer: Buffer }[]) => {
  await page.getByLabel('Fichiers .scpro, ou .zip').setInputFiles(fichiers.map((f) => ({ mimeType: '', ...f })));
  await page.getByRole('button', { name: 'Voir ce qui sera importé' }).click();
};

/** Le scénario que dit un fichier, sans son référentiel. */
function lire(octets: Uint8Array) {
  const lu = decoder(octets);
  const compris = lu.ok ? comprendre(lu.document, 'a.scpro') : undefined;
  if (!compris?.ok) throw new Error('fichier illisible');
  return { ...compris.brouillon, referentiel: null };
}

const telecharger = async (clic: () => Promise<void>): Promise<Download> => {
  const telechargement = page.waitForEvent('download');
  await clic();
  return telechargement;
};

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  rne = await unEtablissement();
  enseignant = await unEnseignant(rne, [(await uneDivision(rne)).id]);
  ({ page, erreurs } = await pageConnectee(browser, enseignant));
});

test.afterAll(() => expect(erreurs).toEqual([]));

test('SCE-2 un .scpro et un zip : ce qui est compris, ce qui ne l’est pas, rien d’écrit avant de confirmer', async () => {
  await page.goto(`/${rne}/scenarios`);
  await expect(page.getByRole('heading', { level: 1, name: 'Gestion des scénarios' })).toBeVisible();
  await page.getByRole('link', { name: 'Importer', exact: true }).click();
  await verifierPage(page, 'Importer des scénarios');
  await page.getByRole('button', { name: 'Voir ce qui sera importé' }).click();
  await expect(page.getByText('Choisissez au moins un fichier')).toBeVisible();
  await expect(page.getByLabel('Fichiers .scpro, ou .zip')).toBeFocused();

  const archive = zip({ nom: 'cap/feux.scpro', octets: FEUX }, { nom: 'abime.scpro', octets: ABIME });
  await deposer({ name: 'commande.scpro', buffer: COMMANDE }, { name: 'lot.zip', buffer: archive });
  await expect(page.getByRole('heading', { name: '2 scénarios lus, 1 fichier laissé de côté' })).toBeFocused();
  await expect(page.getByText('sa somme de contrôle ne correspond pas')).toBeVisible();
  await expect(page.getByLabel('Diplôme de « Préparer une commande »')).toHaveValue('BACPRO-GA');
  await expect(page.getByLabel('Niveau de « Préparer une commande »')).toHaveValue('2');
  await expect(page.getByLabel('Diplôme de « Observer les feux »')).toHaveValue('');
  await expect(page.getByText('Le fichier est d’un CAP (2e année).')).toBeVisible();
  await expect(page.getByText('Un fichier joint : à déposer de nouveau dans le scénario.')).toBeVisible();
  await page.getByText('Voir ce qui est compris de « Préparer une commande »').click();
  await expect(page.getByText('Un client pressé.').first()).toBeVisible();
  await verifierPage(page, 'Importer des scénarios');
});

test('SCE-2 diplôme et niveau se choisissent, un oubli se dit à côté ; puis tout s’importe', async () => {
  await page.getByRole('button', { name: 'Importer 2 scénarios' }).click();
  await expect(page.getByLabel('Diplôme de « Observer les feux »')).toBeFocused();
  await expect(page.getByText('Choisissez un diplôme.')).toBeVisible();
  await page.getByLabel('Diplôme pour tous').selectOption({ index: 1 });
  await page.getByLabel('Niveau pour tous').selectOption('3');
  await page.getByRole('button', { name: 'Appliquer à tous' }).click();
  await page.getByLabel('Niveau de « Préparer une commande »').selectOption('2');
  await page.getByRole('button', { name: 'Importer 2 scénarios' }).click();
  await expect(page.getByText('2 scénarios sont importés')).toBeVisible();
  await verifierPage(page, 'Importer des scénarios');
  const ouvrir = () => page.getByRole('link', { name: 'Préparer une commande' }).click();
  await ouvrir();
  await expect(page.getByRole('heading', { level: 1, name: 'Préparer une commande' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('2 scénarios sont importés')).toBeVisible();
  await ouvrir();
  await expect(page.getByText('Par quoi commencer ?')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Le site' })).toHaveAttribute('href', 'https://example.org/a');
  await expect(page.getByText('Vous seul')).toBeVisible();
});

test('SCE-6 le scénario s’exporte en .scpro, et dit la même chose', async () => {
  const export_ = await telecharger(() => page.getByRole('link', { name: 'Exporter au format CERISE Pro' }).click());
  expect(export_.suggestedFilename()).toBe('Préparer une commande.scpro');
  expect(lire(readFileSync(await export_.path()))).toEqual({ ...lire(COMMANDE), remarques: expect.any(Array) });
});

test('SCE-6 SCE-2 tous les siens dans une archive, qui se relit : les doublons ne sont pas cochés', async () => {
  await page.goto(`/${rne}/scenarios`);
  await verifierPage(page, 'Gestion des scénarios');
  const archive = await telecharger(() => page.getByRole('link', { name: 'Exporter les miens' }).click());
  await page.goto(`/${rne}/scenarios/importer`);
  await expect(page.getByRole('heading', { level: 1, name: 'Importer des scénarios' })).toBeVisible();
  await deposer({ name: archive.suggestedFilename(), buffer: readFileSync(await archive.path()) });
  await expect(page.getByRole('heading', { name: '2 scénarios lus' })).toBeVisible();
  await expect(page.getByText('Vous avez déjà un scénario de ce titre')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Importer', exact: true })).toBeDisabled();
  await expect(page.getByLabel('Niveau de « Observer les feux »')).toHaveValue('3');
});
