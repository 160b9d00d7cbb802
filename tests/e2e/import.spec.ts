import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { ecoleChangee, eleveChange, uneEcole } from '@/tests/fabriques/ecole-siecle';
import { uneFiche } from '@/tests/fabriques/fiche';
import { personnes } from '@/tests/fabriques/photo';
import { analyserFichiers, importerFichiers, texteEleves } from '@/tests/fabriques/siecle';
import { pageConnectee, verifierPage } from './outils';

test('IMP-8 « Est-ce la même personne ? » se demande avant d’importer, et se répond au clavier', async ({
  browser,
}) => {
  const admin = await uneEcole();
  const douteux = ecoleChangee((e) => {
    eleveChange('101', { ine: '', prenom: 'Nora', naissance: '24/12/2008' })(e);
    eleveChange('102', { prenom: 'Louis' })(e);
  });
  const id = await analyserFichiers(admin, { eleves: texteEleves(admin.rne, douteux) });
  const { page, erreurs } = await pageConnectee(browser, admin);
  await page.goto(`/${admin.rne}/import/${id}`);
  await verifierPage(page, 'Analyse du fichier');
  await expect(page.getByText(/Identités corrigées.*1\scompte/)).toBeVisible();

  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await expect(page.getByText('Répondez d’abord aux questions').last()).toBeVisible();

  await page.getByRole('button', { name: 'Enregistrer 1 réponse' }).click();
  const question = page.getByRole('group', { name: /^ABEL Nora.*est-ce la même personne/ });
  await expect(question.getByText('Choisissez une réponse.')).toBeVisible();
  await question.getByRole('radio', { name: /Oui, c’est ABEL Lou/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Enregistrer 1 réponse' }).click();
  await expect(page.getByText(/Identités corrigées.*2\scomptes/)).toBeVisible();
  await expect(question).toBeHidden();

  await page.getByRole('button', { name: 'Importer les fichiers' }).click();
  await page.waitForURL(/fait/);
  await expect(page.getByText('lou.abel').first()).toBeVisible();
  expect(erreurs).toEqual([]);
});

test('IMP-9 un import s’annule depuis la liste, après un aperçu ; bâti dessus, il dit pourquoi non', async ({
  browser,
}) => {
  const admin = await uneEcole();
  const avant = await personnes(admin.rne);
  const suivante = ecoleChangee((e) => {
    eleveChange('101', { division: '1GA' })(e);
    e.eleves.push({ id: '120', nom: 'MU\uFFFDOZ', prenom: 'Lou', division: '2GA' });
    e.eleves.push({ id: '121', nom: 'KERN', prenom: 'Lou', division: '2GA' });
  });
  const eleves = Uint8Array.from(Buffer.from(texteEleves(admin.rne, suivante).replace('ISO-8859-15', 'UTF-8')));
  await importerFichiers(admin, { eleves });
  const { page, erreurs } = await pageConnectee(browser, admin);
  await page.goto(`/${admin.rne}/import`);
  await verifierPage(page, 'Importer des fichiers');
  await expect(page.getByText('1\u00a0compte en attente d’un bon nom')).toBeVisible();

  const annuler = page.getByRole('link', { name: /^Annuler l’import du/ });
  await annuler.first().click();
  await verifierPage(page, /^Annuler l’import des apprenants/);
  await page.getByText('Voir qui').click();
  await expect(page.getByText('KERN Lou (lou.kern)')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await page.waitForURL(/annule=oui/);
  await expect(page.getByText('tout est revenu comme avant lui')).toBeVisible();
  await expect(page.getByText('Annulé', { exact: true })).toBeVisible();
  expect(await personnes(admin.rne)).toEqual(avant);

  await uneFiche({ ...admin, compteId: await idDe(admin, 'lou.abel') });
  await annuler.first().click();
  await verifierPage(page, /^Annuler l’import des apprenants/);
  await expect(page.getByText(/Fiches du passeport.*ABEL Lou/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Annuler cet import' })).toHaveCount(0);
  expect(erreurs).toEqual([]);
});

async function idDe(admin: Acteur, login: string): Promise<string> {
  const [lu] = await lire(admin, (tx) => tx.select({ id: compte.id }).from(compte).where(eq(compte.login, login)));
  if (!lu) throw new Error(login);
  return lu.id;
}
