import { expect, test } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unEtablissement } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneClasse } from '@/tests/fabriques/fiche';
import { cookieDe } from '@/tests/fabriques/session';
import { Webkit } from './navigateurs/webkit';

const ACCUEIL = process.env.NEXTAUTH_URL ?? '';

test.skip(!process.env.WEBKIT, 'WebKit absent : apt-get install webkit2gtk-driver xvfb');

let page: Webkit;
let rne: string;
let enseignant: Acteur;
let apprenant: Acteur;

test.beforeEach(async () => {
  rne = await unEtablissement({ nom: 'Lycée du Verger' });
  ({ enseignant, apprenant } = await uneClasse(rne));
  page = await Webkit.ouvrir();
});
test.afterEach(() => page.fermer());

async function entrer(acteur: Acteur, chemin: string): Promise<void> {
  await page.aller(`${ACCUEIL}/${rne}/connexion`);
  const { name, value } = await cookieDe(acteur);
  await page.poserCookie(name, value);
  await page.aller(`${ACCUEIL}/${rne}/${chemin}`);
}

test('EVA-1 EVA-2 WebKit : une enseignante crée une évaluation, choisit sa classe, saisit au clavier', async () => {
  await entrer(enseignant, 'evaluations/nouvelle');
  await page.libelle(/^Titre/).remplir('Commande');
  await page.role('button', 'Tout déplier').presser();
  await page.role('treeitem', /^1\.1\.1/).presser();
  await page.role('button', 'Choisir les apprenants').presser();
  await page.role('checkbox', /^Toute la classe/).presser();
  await page.role('button', 'Valider la sélection puis passer à l’évaluation').presser();
  await page.role('heading', 'Commande').voir();
  await page.role('cell').presser();
  await page.taper('\uE00C'); // Échap : le menu de la souris se ferme, on saisit au clavier
  await page.taper('r');
  await page.texte(/^Enregistré à \d/).voir();
  await page.aller(await page.adresse());
  await page.role('cell', 'Réussite totale, R').voir();
});

test('EVA-4 PAS-2 WebKit : un apprenant lit son évaluation, écrit une fiche et la retrouve enregistrée', async () => {
  await uneEvaluation(enseignant, { titre: 'Commande', visible: true, apprenants: [apprenant], resultats: ['totale'] });
  await entrer(apprenant, 'evaluations');
  await page.role('link', 'Commande').presser();
  await page.texte('Réussite totale').voir();

  await page.aller(`${ACCUEIL}/${rne}/passeport`);
  await page.role('link', 'Création d’une nouvelle fiche').presser();
  await page.libelle(/^Titre/).remplir('Tri du courrier');
  await page.role('button', /^Situation professionnelle/).presser();
  await page.role('searchbox').remplir('1.1.1');
  await page.role('treeitem', /^1\.1\.1 /).presser();
  await page.libelle('Contexte de réalisation').remplir('Au service achats.');
  await page.role('button', 'Enregistrer et quitter').presser();
  await page.role('heading', 'Passeport professionnel').voir();
  await page.role('link', 'Tri du courrier').presser();
  await page.texte('Au service achats.').voir();
  expect(await page.adresse()).toMatch(/\/passeport\/[0-9a-f-]{36}$/);
});
