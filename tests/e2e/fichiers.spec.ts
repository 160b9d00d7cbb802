import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { objets } from '@/tests/fabriques/depot';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { uneClasse, uneFiche } from '@/tests/fabriques/fiche';
import { PHOTO_HEIC, unFluxPdf, unPdf } from '@/tests/fabriques/fichiers';
import { zip } from '@/tests/fabriques/lecture-siecle';
import { unScenario } from '@/tests/fabriques/scenario';
import { pageConnectee, TELEPHONE, verifierPage } from './outils';

const TITRE = 'Préparer une expédition';
const suivis: { qui: string; erreurs: string[] }[] = [];
let rne: string;
let classe: Awaited<ReturnType<typeof uneClasse>>;
let fiche: string;

async function pageDe(acteur: Acteur, browser: Browser, appareil = {}): Promise<Page> {
  const { page, erreurs } = await pageConnectee(browser, acteur, appareil);
  suivis.push({ qui: acteur.login, erreurs });
  return page;
}

/** Un fichier tel que le sélecteur du navigateur le rend. */
const choisi = (name: string, buffer: Buffer) => ({ name, buffer, mimeType: 'application/octet-stream' });

/** Un PDF qui ne se comprime pas, d'à peu près cette taille. */
const unGrosPdf = (octets: number) => unPdf({ objets: [unFluxPdf(randomBytes(octets))] });

/** Ouvre le sélecteur par le bouton, comme au doigt, et y choisit ces fichiers. */
async function choisir(page: Page, ...fichiers: ReturnType<typeof choisi>[]): Promise<void> {
  const selecteur = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Ajouter un fichier/ }).click();
  await (await selecteur).setFiles(fichiers);
}

/** Ralentit l'envoi : de quoi le voir avancer, et le couper. */
async function ralentir(page: Page, octetsParSeconde: number): Promise<void> {
  const reseau = await page.context().newCDPSession(page);
  await reseau.send('Network.enable');
  const debit = { latency: 0, downloadThroughput: -1, uploadThroughput: octetsParSeconde };
  await reseau.send('Network.emulateNetworkConditions', { offline: false, ...debit });
}

/** Une liaison vers l'application, qu'on peut couper pour de bon : les connexions tombent, aucune ne s'ouvre plus. */
async function uneLiaison() {
  const prises = new Set<Socket>();
  let coupee = false;
  const relais = createServer((venue) => {
    if (coupee) return void venue.destroy();
    const vers = connect(Number(new URL(process.env.NEXTAUTH_URL ?? '').port), 'localhost');
    for (const [une, autre] of [
      [venue, vers],
      [vers, venue],
    ] as const) {
      prises.add(une);
      une.pipe(autre);
      une.on('error', () => autre.destroy()).on('close', () => prises.delete(une));
    }
  });
  await new Promise<void>((ok) => relais.listen(0, 'localhost', ok));
  return {
    adresse: `http://localhost:${(relais.address() as AddressInfo).port}`,
    couper() {
      coupee = true;
      for (const prise of prises) prise.destroy();
    },
    retablir() {
      coupee = false;
    },
    fermer: () => relais.close(),
  };
}

const joints = (page: Page): Locator => page.getByRole('region', { name: 'Fichiers joints' });
const ligne = (page: Page, nom: string): Locator => joints(page).getByRole('listitem').filter({ hasText: nom });

/** Télécharge par son lien ; rend son nom et ses octets. */
async function telecharger(page: Page, nom: string): Promise<{ nom: string; octets: Buffer }> {
  const attendu = page.waitForEvent('download');
  await ligne(page, nom).getByRole('link', { name: nom }).click();
  const fichier = await attendu;
  return { nom: fichier.suggestedFilename(), octets: readFileSync(await fichier.path()) };
}

/** Ce qui reste dans le stockage, et dans le dossier de passage. */
const restes = async () => [
  (await objets(rne)).length,
  readdirSync(resolve(process.env.GRIOTTE_DONNEES ?? '', 'depots')).length,
];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rne = await unEtablissement();
  classe = await uneClasse(rne);
  fiche = await uneFiche(classe.apprenant, { titre: TITRE });
});

test.afterAll(() => {
  for (const { qui, erreurs } of suivis) expect([qui, ...erreurs]).toEqual([qui]);
});

test('PAS-2 au doigt, l’apprenant joint un PDF et une photo et les voit avancer', async ({ browser }) => {
  const page = await pageDe(classe.apprenant, browser, TELEPHONE);
  await page.goto(`/${rne}/passeport/${fiche}`);
  await verifierPage(page, TITRE);
  await expect(page.getByRole('button', { name: 'Prendre une photo' })).toBeVisible();
  await expect(page.getByText('ou déposez-les ici')).toBeHidden();
  const photo = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#a33' } });

  await ralentir(page, 300_000);
  await choisir(
    page,
    choisi('bon de livraison.pdf', unGrosPdf(600_000)),
    choisi('quai.jpg', await photo.jpeg().toBuffer()),
    choisi('IMG_0001.HEIC', PHOTO_HEIC),
  );
  await expect(page.getByRole('progressbar', { name: 'bon de livraison.pdf' })).toBeVisible();
  await verifierPage(page, TITRE);
  for (const nom of ['quai.pdf', 'IMG_0001.pdf', 'bon de livraison.pdf'])
    await expect(ligne(page, nom).getByRole('link')).toBeVisible();
  await expect(joints(page).getByRole('status')).toHaveText('bon de livraison.pdf est joint.');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.reload();
  await expect(joints(page).getByRole('link')).toHaveCount(3);
  await verifierPage(page, TITRE);
});

test('PAS-2 l’enseignant et l’apprenant les téléchargent', async ({ browser }) => {
  const page = await pageDe(classe.enseignant, browser);
  await page.goto(`/${rne}/passeport/${fiche}`);
  await verifierPage(page, TITRE);
  const { nom, octets } = await telecharger(page, 'bon de livraison.pdf');
  expect([nom, octets.toString('latin1', 0, 8), octets.length > 600_000]).toEqual([
    'bon de livraison.pdf',
    '%PDF-1.7',
    true,
  ]);
  await expect(page.getByRole('button', { name: /^Ajouter un fichier/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(0);
});

test('PAS-2 un fichier hostile est refusé, et dit pourquoi', async ({ browser }) => {
  const page = await pageDe(classe.apprenant, browser, TELEPHONE);
  await page.goto(`/${rne}/passeport/${fiche}`);
  await choisir(
    page,
    choisi('piège.pdf', unPdf({ objets: ['<</S/JavaScript/JS(1)>>'] })),
    choisi('jeu.exe', Buffer.from('MZ')),
    choisi('vide.pdf', Buffer.alloc(0)),
  );
  await expect(ligne(page, 'piège.pdf')).toContainText('Ce PDF contient un programme');
  await expect(ligne(page, 'jeu.exe')).toContainText('Déposez un PDF, un zip ou une photo');
  await expect(ligne(page, 'vide.pdf')).toContainText('Ce fichier est vide.');
  await verifierPage(page, TITRE);
  await expect(page.getByRole('button', { name: 'Réessayer' })).toHaveCount(0);
  for (const nom of ['piège.pdf', 'jeu.exe', 'vide.pdf'])
    await page.getByRole('button', { name: `Oublier ${nom}` }).click();
  await expect(joints(page).getByRole('listitem')).toHaveCount(3);
  expect(await restes()).toEqual([3, 0]);
});

test('PAS-2 réseau coupé en plein envoi : rien ne reste, et réessayer suffit', async ({ browser }) => {
  const liaison = await uneLiaison();
  const page = await pageDe(classe.apprenant, browser, TELEPHONE);
  await page.goto(`${liaison.adresse}/${rne}/passeport/${fiche}`);
  await ralentir(page, 200_000);
  await choisir(page, choisi('rapport.pdf', unGrosPdf(1_500_000)));
  const parti = async () => Number(await page.getByRole('progressbar').getAttribute('value'));
  await expect.poll(parti).toBeGreaterThan(99_999);
  expect((await restes())[1]).toBe(1);
  liaison.couper();
  await expect(ligne(page, 'rapport.pdf')).toContainText('La connexion a été perdue');
  await expect.poll(restes).toEqual([3, 0]);
  liaison.retablir();
  await ralentir(page, -1);
  await ligne(page, 'rapport.pdf').getByRole('button', { name: 'Réessayer' }).click();
  await expect(ligne(page, 'rapport.pdf').getByRole('link')).toBeVisible();
  expect(await restes()).toEqual([4, 0]);
  await page.close();
  liaison.fermer();
});

test('PAS-2 un envoi s’annule ; un fichier se retire après confirmation', async ({ browser }) => {
  const page = await pageDe(classe.apprenant, browser, TELEPHONE);
  await page.goto(`/${rne}/passeport/${fiche}`);
  await ralentir(page, 100_000);
  await choisir(page, choisi('trop long.pdf', unGrosPdf(2_000_000)));
  await page.getByRole('button', { name: 'Annuler l’envoi de trop long.pdf' }).click();
  await expect(ligne(page, 'trop long.pdf')).toHaveCount(0);
  await page.getByRole('button', { name: 'Retirer quai.pdf' }).click();
  await verifierPage(page, TITRE);
  await page.getByRole('button', { name: 'Retirer le fichier' }).click();
  await expect(ligne(page, 'quai.pdf')).toHaveCount(0);
  await expect(joints(page).getByRole('status')).toHaveText('quai.pdf est retiré.');
  await page.reload();
  await expect(joints(page).getByRole('link')).toHaveCount(3);
  await expect.poll(restes).toEqual([3, 0]);
});

test('ABO-4 un fichier abîmé ou perdu se dit sur la page, qui reste', async ({ browser }) => {
  const page = await pageDe(classe.enseignant, browser);
  await page.goto(`/${rne}/passeport/${fiche}`);
  const [cle = ''] = await objets(rne);
  const objet = resolve(process.env.GRIOTTE_DONNEES ?? '', 'fichiers', cle);
  expect(statSync(objet).mode & 0o777).toBe(0o600);
  const entier = readFileSync(objet);
  for (const [abimer, message] of [
    [() => writeFileSync(objet, entier.toReversed()), 'Ce fichier s’est abîmé depuis son dépôt'],
    [() => rmSync(objet), 'Ce fichier n’est plus dans l’espace'],
  ] as const) {
    abimer();
    await page.reload();
    const liens = await joints(page).getByRole('link').all();
    for (const lien of liens) await lien.click();
    await expect(joints(page).getByRole('alert')).toContainText(message);
  }
  await verifierPage(page, TITRE);
  writeFileSync(objet, entier, { mode: 0o600 });
});

test('EXL-1 l’accueil de l’administrateur dit la base embarquée et sa sauvegarde', async ({ browser }) => {
  for (const appareil of [{}, TELEPHONE]) {
    const page = await pageDe(await unCompte(rne, 'administrateur'), browser, appareil);
    await page.goto(`/${rne}`);
    await verifierPage(page, /^Bonjour/);
    const avis = page.getByRole('note').filter({ hasText: 'Base embarquée' });
    await expect(avis).toContainText('Aucune sauvegarde quotidienne n’est réglée.');
  }
  const page = await pageDe(classe.enseignant, browser);
  await page.goto(`/${rne}`);
  await expect(page.getByText('Base embarquée')).toHaveCount(0);
});

test('SCE-2 à la souris, l’enseignant dépose 15 Mo sur son scénario, et les retrouve entiers', async ({ browser }) => {
  const page = await pageDe(classe.enseignant, browser);
  const { id } = await unScenario(classe.enseignant, { titre: 'Réception' });
  await page.goto(`/${rne}/scenarios/${id}`);
  await verifierPage(page, 'Réception');
  await expect(page.getByRole('button', { name: 'Prendre une photo' })).toBeHidden();
  const octets = zip({ nom: 'plan.txt', octets: randomBytes(15 * 1024 ** 2) });
  await choisir(page, choisi('dossier.zip', octets));
  await expect(ligne(page, 'dossier.zip').getByRole('link')).toBeVisible();
  expect((await telecharger(page, 'dossier.zip')).octets.equals(octets)).toBe(true);
  const depot = await page.evaluateHandle(() => {
    const donnees = new DataTransfer();
    donnees.items.add(new File(['<svg/>'], 'schéma.png'));
    return donnees;
  });
  await page.getByText('ou déposez-les ici').dispatchEvent('drop', { dataTransfer: depot });
  await expect(ligne(page, 'schéma.png')).toContainText('Ce fichier n’est pas accepté.');
  await verifierPage(page, 'Réception');
});
