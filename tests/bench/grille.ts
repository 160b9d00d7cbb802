import { chromium, type Page } from '@playwright/test';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { DEGRES } from '@/lib/degres/regles';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireGrilleCompacte } from '@/lib/evaluations/serveur/queries-saisie';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { fois, type Mesure, resumer } from './mesure';
import { cookieDe, demander, html, mesurerJavascript } from './pages';

const TOURS = 100;
/** Demandes de chaque client avant de mesurer : tous les processus du serveur tournent chauds. */
const CHAUFFE = 250;
const CLIENTS = 4;
/** Médiane et 95e centile d'une page de grille, à quatre (ticket 4). */
const CIBLE = 40;
const CIBLE_P95 = 80;

interface Grille {
  auteur: Acteur;
  apprenants: Acteur[];
  items: string[];
  id: string;
  cookie: string;
  chemin: string;
}

/** Une grille de cette taille, aux deux tiers remplie, et la session de son auteur. */
async function uneGrille(apprenants: number, items: number): Promise<Grille> {
  const rne = await unEtablissement();
  const { id: division } = await uneDivision(rne);
  const auteur = await unEnseignant(rne, [division]);
  const classe: Acteur[] = [];
  for (let n = 0; n < apprenants; n++) classe.push(await unApprenant(rne, { division }));
  const evaluables = (await lireReferentiel('BACPRO-GA'))?.items.filter((i) => i.evaluable) ?? [];
  const codes = evaluables.slice(0, items).map((i) => i.code);
  const resultats = codes.map((_, n) => (n % 3 === 2 ? null : (DEGRES[n % DEGRES.length] ?? null)));
  const { id } = await uneEvaluation(auteur, { apprenants: classe, items: codes, resultats });
  const cookie = await cookieDe(auteur);
  return { auteur, apprenants: classe, items: codes, id, cookie, chemin: `/${rne}/evaluations/${id}` };
}

async function mesurerPage(origine: string, g: Grille, taille: string): Promise<Mesure[]> {
  const ouvrir = () => demander(origine + g.chemin, g.cookie);
  const page = await html(origine + g.chemin, g.cookie);
  const aQuatre = (tours: number) => Promise.all(Array.from({ length: CLIENTS }, () => fois(tours, ouvrir)));
  await aQuatre(CHAUFFE);
  const seul = await fois(TOURS, ouvrir);
  const ensemble = await aQuatre(TOURS / 2);
  return [
    resumer(`Grille ${taille} : la page, un client`, seul, 'ms'),
    resumer(`Grille ${taille} : la page, quatre clients ensemble`, ensemble.flat(), 'ms', {
      cible: CIBLE,
      note: `95e centile visé : ${CIBLE_P95} ms`,
    }),
    resumer(
      `Grille ${taille} : lecture dans la base`,
      await fois(TOURS, () => lireGrilleCompacte(g.auteur, g.id)),
      'ms',
    ),
    resumer(`Grille ${taille} : HTML compressé`, [(await ouvrir()).length / 1000], 'ko'),
    await mesurerJavascript(origine, `Grille ${taille}`, page, 200),
  ];
}

/** Toutes les cases prennent un autre degré à chaque tour : chacune est écrite. */
async function mesurerEnregistrement(g: Grille): Promise<Mesure[]> {
  const saisir = (apprenants: Acteur[], items: string[]) => (tour: number) =>
    saisirResultats(g.auteur, {
      id: g.id,
      cellules: apprenants.flatMap((a) =>
        items.map((item) => ({ apprenant: a.compteId, item, degre: DEGRES[tour % DEGRES.length] ?? null })),
      ),
      commentaires: [],
    });
  const tout = saisir(g.apprenants, g.items);
  const une = saisir(g.apprenants.slice(0, 1), g.items.slice(0, 1));
  await fois(6, tout);
  const cases = g.apprenants.length * g.items.length;
  return [
    resumer(`Enregistrer ${cases} cases changées`, await fois(30, tout), 'ms', { cible: 30 }),
    resumer('Enregistrer une case', await fois(TOURS, une), 'ms', { cible: 8 }),
  ];
}

/** Ce que fait la personne : une touche, puis l'image où la case est peinte. */
async function mesurerTouches(origine: string, g: Grille, taille: string): Promise<Mesure[]> {
  const navigateur = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await navigateur.newPage({ viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = g.cookie.split('=');
    await page.context().addCookies([{ name, value, url: origine }]);
    await page.goto(origine + g.chemin);
    await page.locator('tbody td').first().focus();
    await page.waitForTimeout(1000);
    const durees = await chronometrerTouches(page, g.items.length * 4);
    return [resumer(`Grille ${taille} : de la touche à la case peinte`, durees, 'ms', { cible: 50 })];
  } finally {
    await navigateur.close();
  }
}

/** Une touche n'est « peinte » qu'une fois l'image rendue : après `requestAnimationFrame`, la tâche qui la suit. */
async function chronometrerTouches(page: Page, nombre: number): Promise<number[]> {
  const durees = await page.evaluateHandle(() => {
    const mesurees: number[] = [];
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => mesurees.push(performance.now() - timeStamp);
          port2.postMessage(0);
        }),
      true,
    );
    return mesurees;
  });
  for (let n = 0; n < nombre; n++) {
    await page.keyboard.press('RPCENA'[n % 6] ?? 'R');
    await page.waitForTimeout(60);
  }
  return durees.jsonValue();
}

/** La grille de saisie (EVA-2) : ouverture, enregistrement, réponse à la touche. */
export async function mesurerGrille(origine: string): Promise<Mesure[]> {
  const courante = await uneGrille(28, 20);
  const grande = await uneGrille(35, 40);
  return [
    ...(await mesurerPage(origine, courante, '28 × 20')),
    ...(await mesurerPage(origine, grande, '35 × 40')),
    ...(await mesurerEnregistrement(courante)),
    ...(await mesurerTouches(origine, grande, '35 × 40')),
  ];
}
