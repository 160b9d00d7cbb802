import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { modulesDe, PROFILS, type Profil } from '@/lib/acces/modules';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { MODULES_FILTRES } from '@/lib/filtres/schema';
import { garderFiltre } from '@/lib/filtres/serveur/mutations';
import { avec, ouvrirAcces } from '@/tests/fabriques/acces-parents';
import { enAttente } from '@/tests/fabriques/ecole-siecle';
import { unApprenant, unCompte, unEnseignant, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { unPdf } from '@/tests/fabriques/fichiers';
import { poserImage } from '@/tests/fabriques/parametres';
import { unScenario } from '@/tests/fabriques/scenario';
import { uneProposition } from '@/tests/fabriques/transfert';
import { ecrituresDeLApplication } from './ecritures';
import { navigateur, pageConnectee, prendreSession } from './outils';

/**
 * L'essai trouve seul ce qui envoie : il ouvre les pages de chaque module avec chaque profil, presse chaque bouton, réseau
 * coupé puis session terminée, et n'attend qu'une chose : que ce soit dit, sur la même page, la saisie restée là.
 */

/** Ce qui écrit et que l'essai n'envoie pas, et pourquoi. Tout le reste doit l'être. */
const A_PART: Record<string, string> = {
  'POST deconnexion': 'un envoi du navigateur, sans rien à garder',
  'POST evaluations/[id]/saisie': 'la grille s’enregistre d’elle-même (gardien.spec.ts)',
  'POST export-passeport/export': 'un téléchargement (exports.spec.ts)',
  'evaluations compterPertes': 'la question le demande d’elle-même en s’ouvrant',
  'mot-de-passe-oublie demander': 'une page publique, essayée à part',
  'mot-de-passe-oublie demanderSansScript': 'sans script (connexion.spec.ts)',
  'connexion connecter': 'une page publique, essayée à part',
  'connexion connecterSansScript': 'sans script (connexion.spec.ts)',
  'premiere-connexion personnaliserSansScript': 'sans script (connexion.spec.ts)',
  'resume arreter': 'au bout du lien d’un courriel',
  'POST scenarios/importer/appliquer': 'après un aperçu, que le réseau coupé ne rend pas',
  'evaluations creerEvaluation': 'une seconde étape, une fois choisis des apprenants',
  'passeport creer': 'demande ce que la fiche illustre, choisi dans un arbre',
  'DELETE passeport/[id]/fichiers/[fichier]': 'demande une fiche à pièce jointe',
  'acces-parents renvoyer': 'demande un courriel qui n’est pas parti',
  'evaluations nommerCollegues': 'demande un collègue de la même classe',
  'import repondreIdentites': 'demande une identité douteuse (questions-import.spec.ts)',
  'import revenirDivisionAuMef': 'demande une division corrigée à la main',
  'parametres/transfert redemander': 'demande un transfert dont des fichiers n’ont pas eu la place',
  'parametres/transfert rouvrir': 'demande une proposition refusée',
};

/** Ce que disent les envois, et ce que dit une saisie qui s'enregistre d'elle-même (components/gardien). */
const COUPE = new RegExp(`${debut(TEXTES_ENVOI['connexion-perdue'])}|Hors ligne|Le serveur ne répond pas`);
const TERMINEE = new RegExp(`${debut(TEXTES_ENVOI.session)}|Session terminée|Votre session est terminée`);

/** Demandé par ENVOIS=complets : tous les profils, davantage de pages, et le compte de ce qui n'a pas été essayé (8 min). */
const COMPLETS = process.env.ENVOIS === 'complets';

/** Une page et ce qu'en changent ses critères : combien s'en ouvrent. */
const VARIANTES = COMPLETS ? 4 : 2;

let rne: string;
let acteurs: Record<Profil, Acteur>;
const parcourus = new Set<Profil>();
/** Les adresses et les actions que l'essai a fait partir, et dont l'échec s'est bien dit. */
const envoyees = new Set<string>();
/** Les boutons qui n'envoient rien : pressés une fois, par le premier profil qui les voit. */
const sansEnvoi = new Set<string>();

/** Un établissement où chaque bouton a de quoi se montrer. */
test.beforeAll(async () => {
  const { admin } = await enAttente();
  rne = admin.rne;
  const division = await uneDivision(rne, { code: '1AA' }); // la première des listes
  const apprenant = await unApprenant(rne, { division: division.id });
  const enseignant = await unEnseignant(rne, [division.id], avec('prof'));
  acteurs = {
    administrateur: admin,
    chef: await unCompte(rne, 'chef', { origine: 'manuel', ...avec('chef') }),
    lecteur: await unCompte(rne, 'lecteur', { origine: 'manuel', ...avec('lecteur') }),
    enseignant,
    apprenant,
    parent: await unParent(rne, [apprenant], avec('parent')),
  };
  await unCompte(rne, 'lecteur', { origine: 'manuel', masqueLe: new Date() });
  await ouvrirAcces(admin, division.id);
  await poserImage(rne, 'logo');
  await uneProposition(apprenant);
  await uneEvaluation(enseignant, { apprenants: [apprenant], resultats: ['partielle', null], visible: true });
  await uneEvaluation(enseignant, { apprenants: [apprenant], supprimeLe: new Date() });
  await uneEvaluationDeFiche(enseignant, await uneFiche(apprenant, { titre: 'Relance' }), { degre: 'partielle' });
  await uneFiche(apprenant, { titre: 'Écartée', corbeilleLe: new Date() });
  await unScenario(enseignant, { fichiers: [1_000] });
  for (const porte of MODULES_FILTRES)
    await garderFiltre(enseignant, porte, { referentiel: 'BACPRO-GA', nom: 'Mon filtre', contenu: { annee: '2026' } });
});

for (const profil of COMPLETS ? PROFILS : (['lecteur', 'parent', 'apprenant'] as const))
  test(`Envois : ce qui ne part pas se dit et ne se perd pas (${profil})`, async ({ browser }) => {
    test.setTimeout(480_000);
    const { page } = await pageConnectee(browser, acteurs[profil]);
    const essai = await Essai.ouvrir(page);
    // « Mon compte » est le même pour les autres.
    const portes = [
      ...modulesDe(acteurs[profil]).map((m) => m.nom),
      ...(profil === 'enseignant' || profil === 'apprenant' ? ['mon-compte'] : []),
    ];
    await essai.parcourir([`/${rne}`, ...portes.map((porte) => `/${rne}/${porte}`)]);
    await page.context().close();
    parcourus.add(profil);
    expect(essai.fautes).toEqual([]);
  });

test('Envois : les pages publiques aussi', async ({ browser }) => {
  await essayerPublique(browser, `/${rne}/connexion`, 'Se connecter');
  await essayerPublique(browser, `/${rne}/mot-de-passe-oublie`, 'Recevoir un mot de passe temporaire');
  const page = await pageAPersonnaliser(browser);
  const essai = await Essai.ouvrir(page);
  expect(await essai.parcourir([`/${rne}/premiere-connexion`])).toHaveLength(1);
  expect(essai.fautes).toEqual([]);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Abandonner et se déconnecter' }).click();
  await expect(page.getByText('Hors ligne')).toBeVisible();
  await expect(page).toHaveURL(`/${rne}/premiere-connexion`);
});

test('Envois : tout ce qui écrit a été essayé', () => {
  // Sur une machine chargée, un formulaire venu trop tard n'est pas trouvé : ce compte se demande, il ne se subit pas.
  test.skip(!COMPLETS || parcourus.size < PROFILS.length, 'ENVOIS=complets npm run test:e2e -- envois');
  const attendues = ecrituresDeLApplication().filter(({ nom }) => !(nom in A_PART));
  expect(attendues.filter(({ partie }) => ![...envoyees].some(partie)).map((e) => e.nom)).toEqual([]);
});

test('Envois : envoyée avant ses scripts, une connexion ne met rien dans l’adresse', async ({ browser }) => {
  const { page } = await navigateur(browser, { javaScriptEnabled: false });
  await page.goto(`/${rne}/connexion`);
  await page.getByLabel('Identifiant').fill('jeanne.dupont');
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret-de-jeanne');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForLoadState();
  expect(page.url()).not.toContain('jeanne');
  expect(page.url()).not.toContain('secret');
});

test('Envois : reconnecté dans un autre onglet, l’envoi repart de lui-même', async ({ browser }) => {
  const apprenant = await unApprenant(rne, { compte: { motDePasse: await hacher('griotte34') } });
  const { page } = await pageConnectee(browser, apprenant);
  await page.goto(`/${rne}/mon-compte`);
  await page.getByLabel('Adresse électronique').fill('retour@example.org');
  await page.getByLabel('Mot de passe', { exact: true }).fill('griotte34');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer l’adresse' }).click();
  await expect(page.getByText(TEXTES_ENVOI.session)).toBeVisible();
  const [onglet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /Se reconnecter/ }).click(),
  ]);
  await expect(onglet.getByRole('heading', { name: 'Authentification' })).toBeVisible();
  await page.context().addCookies(cookies);
  await onglet.reload();
  await expect(onglet.getByRole('heading', { name: 'Vous êtes reconnecté' })).toBeVisible();
  await expect(page.getByText('Votre adresse est enregistrée.')).toBeVisible();
  await expect(page.getByLabel('Adresse électronique')).toHaveValue('retour@example.org');
});

/** Une page dont on coupe et rétablit les envois. */
class Essai {
  readonly fautes: string[] = [];
  #coupe = false;
  /** Les actions et les adresses que ce bouton a fait partir. */
  #partis: string[] = [];
  /** Ce qui a déjà été pressé, par forme de page et nom de bouton. */
  readonly #presses = new Set<string>();

  private constructor(readonly page: Page) {}

  static async ouvrir(page: Page): Promise<Essai> {
    const essai = new Essai(page);
    // Ce qu'un essai laisse sur l'appareil n'est pas repris par le suivant.
    await page.addInitScript(() => localStorage.clear());
    await page.route('**', (route) => {
      const demande = route.request();
      if (['GET', 'HEAD'].includes(demande.method())) return route.fallback();
      essai.#partis.push(demande.headers()['next-action'] ?? `${demande.method()} ${new URL(demande.url()).pathname}`);
      return essai.#coupe ? route.abort('internetdisconnected') : route.fallback();
    });
    return essai;
  }

  /** Essaie ces pages et celles où mènent leurs liens, une seule de chaque forme ; rend ce qui y envoie, et le dit bien. */
  async parcourir(departs: readonly string[]): Promise<string[]> {
    const envois: string[] = [];
    const formes = new Set(departs.map(forme));
    const aOuvrir = [...departs];
    for (const adresse of aOuvrir) {
      await this.#ouvrir(adresse);
      const liens = await this.page
        .locator('main a[data-lien]:not(thead *)')
        .evaluateAll((as) => as.map((a) => a.getAttribute('href') ?? ''));
      for (const lien of liens.filter((l) => l.startsWith(`/${rne}/`)))
        if (!formes.has(forme(lien)) && aOuvrir.filter((a) => chemin(a) === chemin(lien)).length < VARIANTES) {
          formes.add(forme(lien));
          aOuvrir.push(lien);
        }
      envois.push(...(await this.#essayerPage(adresse)));
    }
    return envois;
  }

  /** Presse chaque bouton de la page ouverte, puis ceux que l'un d'eux a montrés ; rend les envois. */
  async #essayerPage(adresse: string): Promise<string[]> {
    const envois: string[] = [];
    const cle = (nom: string) => `${chemin(adresse)} ${nom}`;
    const prevus = new Set<string>();
    const debuts: (string | null)[] = [null];
    let intacte = true;
    for (const debut of debuts)
      for (;;) {
        if (!intacte && !(await this.#refaire(adresse, debut))) break;
        const aPresser = (n: string) => n !== '' && !this.#presses.has(cle(n)) && !sansEnvoi.has(cle(n));
        let connus = await this.#boutons();
        if (!connus.some(aPresser)) {
          await this.#laisserVenir();
          connus = await this.#boutons();
        }
        const nom = connus.find(aPresser);
        if (nom === undefined) break;
        this.#presses.add(cle(nom));
        await this.#viser(nom);
        const issue = await this.#presser().catch((e: Error) => `échec de l’essai : ${e.message}`);
        intacte = issue === 'rien';
        if (issue === 'envoi') {
          envois.push(cle(nom));
          for (const parti of this.#partis) envoyees.add(parti);
          continue;
        }
        if (issue !== 'rien' && issue !== 'autre') {
          this.fautes.push(`${cle(nom)} : ${issue}`);
          continue;
        }
        const montres = issue === 'autre' && debut === null && chemin(this.page.url()) === chemin(adresse);
        const apres = montres ? await this.#boutons() : [];
        const nouveaux = apres.filter((n) => n !== '' && !connus.includes(n) && !prevus.has(n));
        if (apres.length > connus.length && nouveaux.length > 0) debuts.push(nom);
        else sansEnvoi.add(cle(nom));
        for (const n of nouveaux) prevus.add(n);
      }
    return envois;
  }

  /** Rouvre la page, et y presse de nouveau ce bouton ; rend faux s'il n'y est plus. */
  async #refaire(adresse: string, debut: string | null): Promise<boolean> {
    await this.#ouvrir(adresse);
    if (debut === null) return true;
    if (!(await this.#viser(debut))) return false;
    const vise = this.page.locator(VISE);
    const sorte = await this.#preparer(vise);
    await presser(vise);
    await this.#suivre(sorte, adresse);
    return true;
  }

  /** Laisse venir ce que montre un bouton : la page de ces critères, ou une suite. */
  async #suivre(sorte: string, depuis: string): Promise<void> {
    if (sorte !== 'get') await this.#envoyes(250);
    else await this.page.waitForURL((url) => !url.href.endsWith(depuis), { timeout: 2_000 }).catch(() => {}); // les mêmes
    await this.#brancher();
  }

  /** Attend les parties de la page qui viennent après elle. */
  async #laisserVenir(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.#brancher();
  }

  /** Ouvre la page. */
  async #ouvrir(adresse: string): Promise<void> {
    this.#coupe = false;
    await this.page.goto(adresse, { waitUntil: 'domcontentloaded' });
    await this.#brancher();
  }

  /** Attend que les scripts répondent, et déplie tout. */
  async #brancher(): Promise<void> {
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('main :is(button, input, select, form)')].every(
        (e) => !e.checkVisibility() || Object.keys(e).some((cle) => cle.startsWith('__reactProps')),
      ),
    );
    await this.page
      .locator('main details:not([open])')
      .evaluateAll((d) => d.map((x) => x.toggleAttribute('open', true)));
  }

  /** Ce qu'on peut presser : dans la fenêtre ouverte, ou dans la page. */
  #pressables = (): Locator => this.page.locator('main, dialog[open]').last().locator(PRESSABLE);

  /** Leurs noms ; vide pour ce qui ne se voit pas, et pour la déconnexion, où il n'y a rien à garder. */
  async #boutons(): Promise<string[]> {
    const noms = await this.#pressables().evaluateAll((liste) =>
      liste.map((b) => {
        if (b instanceof HTMLInputElement && b.type === 'file') return 'Choisir un fichier';
        if (!b.checkVisibility()) return '';
        if (!(b instanceof HTMLButtonElement))
          return 'labels' in b ? ((b.labels as NodeList)[0]?.textContent ?? 'Sans nom') : '';
        const part = b.form?.getAttribute('action')?.endsWith('/deconnexion');
        return part ? '' : (b.getAttribute('aria-label') ?? b.textContent ?? '');
      }),
    );
    return noms.map(genre);
  }

  /** Marque le premier bouton de ce nom ; rend faux s'il n'y en a pas. */
  async #viser(nom: string): Promise<boolean> {
    const rang = (await this.#boutons()).indexOf(nom);
    return this.#pressables().evaluateAll((liste, n) => {
      document.querySelector('[data-vise]')?.removeAttribute('data-vise');
      liste[n]?.setAttribute('data-vise', '');
      return liste[n] !== undefined;
    }, rang);
  }

  /** Remplit ce qu'un bouton d'envoi demande ; rend ce que fait le bouton : `post`, `get`, ou rien de cela. */
  async #preparer(bouton: Locator): Promise<string> {
    const sorte = await bouton.evaluate((b) =>
      b instanceof HTMLButtonElement && b.type === 'submit' ? (b.form?.method ?? '') : '',
    );
    if (sorte) await remplir(this.page.locator(`form:has(${VISE})`), sorte === 'get' ? 'select' : DEMANDES);
    return sorte;
  }

  /** `envoi` : un envoi, bien dit ; `rien` : la page n'a pas bougé ; `autre` : elle a pu changer ; sinon, la faute. */
  async #presser(): Promise<string> {
    const { page } = this;
    const bouton = page.locator(VISE);
    const sorte = await this.#preparer(bouton);
    this.#coupe = true;
    this.#partis = [];
    let [avant, boutons] = [await this.#etat(), await this.#boutons()];
    await presser(bouton);
    if (sorte === 'get') {
      await this.#suivre(sorte, page.url());
      return 'autre';
    }
    if (sorte === 'post' && !(await this.#envoyes(3_000))) {
      if (await this.#refuse()) {
        for (const fautif of await page.locator(`form:has(${VISE}) ${TEXTES}[aria-invalid=true]`).all())
          await fautif.fill('');
        await remplir(page.locator(`form:has(${VISE})`), '[required]');
      } else await changer(page.locator(`form:has(${VISE}) ${TEXTES}`));
      avant = await this.#etat();
      await presser(bouton);
    }
    await this.#envoyes(sorte === 'post' ? 3_000 : 250);
    const dialogue = page.locator('dialog[open]').last();
    if ((await dialogue.count()) > 0) {
      this.#partis = [];
      await remplir(dialogue, '[required]');
      const confirmer = (await this.#boutons()).filter(Boolean).at(-1);
      if (confirmer && (await this.#viser(confirmer))) {
        avant = await this.#etat();
        await presser(bouton);
        await this.#envoyes(250);
      }
    }
    if (this.#partis.length === 0) {
      const bouge = (await this.#etat()) !== avant || (await this.#boutons()).join() !== boutons.join();
      if (sorte === 'post' && !bouge && !(await this.#refuse())) return 'bouton d’envoi muet';
      return bouge || sorte ? 'autre' : 'rien';
    }
    if (!(await this.#dit(COUPE))) return 'réseau coupé : rien n’est dit';
    if ((await this.#etat()) !== avant)
      return `réseau coupé : la page ou la saisie a changé : ${avant} -> ${await this.#etat()}`;
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    this.#coupe = false;
    try {
      const reprise = page.getByRole('button', { name: 'Réessayer' }).last();
      await presser((await reprise.count()) > 0 ? reprise : bouton);
      if (!(await this.#dit(TERMINEE))) return 'session terminée : rien n’est dit';
      if ((await this.#etat()) !== avant) return 'session terminée : la page ou la saisie a changé';
      return 'envoi';
    } finally {
      await page.context().addCookies(cookies);
    }
  }

  /** L'adresse, le titre et ce que valent les champs, sauf celui qui est pressé. */
  async #etat(): Promise<string> {
    const champs = await this.page
      .locator(`main :is(input, select, textarea, [contenteditable=true]):not(${VISE})`)
      .evaluateAll((c) =>
        c.map((e) => {
          if (e instanceof HTMLInputElement && ['checkbox', 'radio'].includes(e.type)) return String(e.checked);
          if (e instanceof HTMLInputElement || e instanceof HTMLSelectElement || e instanceof HTMLTextAreaElement)
            return e.value;
          return e.textContent ?? '';
        }),
      );
    return JSON.stringify([this.page.url(), await this.page.locator('h1').allTextContents(), champs]);
  }

  /** Un envoi est parti, ou la saisie est refusée, avant ce délai. */
  async #envoyes(delai: number): Promise<boolean> {
    const fin = Date.now() + delai;
    while (this.#partis.length === 0 && Date.now() < fin) {
      if (delai > 1_000 && (await this.#refuse())) break;
      await this.page.waitForTimeout(25);
    }
    return this.#partis.length > 0;
  }

  /** La saisie n'est pas admise, et c'est dit. */
  #refuse = async (): Promise<boolean> =>
    (await this.page.locator('main :is([aria-invalid=true], [data-erreur], [role=alert])').count()) > 0;

  #dit = (texte: RegExp): Promise<boolean> =>
    this.page
      .locator('main, dialog[open]')
      .getByText(texte)
      .first()
      .waitFor({ timeout: 6_000 })
      .then(
        () => true,
        () => false,
      );
}

/** Ce qui peut envoyer : un bouton, ou une saisie hors d'un formulaire, qui agit dès qu'elle change. */
const PRESSABLE = `:is(button, :is(input[type=file], input[type=checkbox], select):not(form *)):not(${[
  '[disabled]',
  '[aria-disabled=true]',
  '[role=tree] *',
  '[role=toolbar] *',
  '[role=grid] *',
  '[popover] *',
].join()})`;
/** Ce qu'un envoi demande ; un champ facultatif reste vide. */
const DEMANDES = '[required], [type=email], [type=password], [type=file]';
/** Le bouton que l'essai va presser. */
const VISE = '[data-vise]';

/** Presse, ou change, sans attendre ce qui s'ensuit. */
async function presser(vise: Locator): Promise<void> {
  const sorte = await vise.evaluate((e) => {
    const saisie = e instanceof HTMLInputElement && e.type === 'file';
    if (e instanceof HTMLElement && !saisie && !(e instanceof HTMLSelectElement)) {
      e.focus();
      e.click();
      return null;
    }
    return e instanceof HTMLSelectElement ? (e.selectedIndex + 1) % e.options.length : 'fichier';
  });
  if (sorte === 'fichier') await joindre(vise);
  else if (sorte !== null) await vise.selectOption({ index: sorte });
}

/** Remplit, de façon admise, ce qui est vide parmi ces champs ; ce qui porte déjà une valeur part tel quel. */
async function remplir(ou: Locator, lesquels: string): Promise<void> {
  const champs = ou.locator(SAISIES);
  const vides = await champs.evaluateAll(
    (liste, voulus) =>
      liste.map((c) => {
        if (!(c instanceof HTMLInputElement || c instanceof HTMLSelectElement || c instanceof HTMLTextAreaElement))
          return [];
        if (c instanceof HTMLSelectElement && c.options.length < 2) return [];
        return c.value === '' && c.matches(voulus) && c.checkVisibility() ? [c.autocomplete, c.type] : [];
      }),
    lesquels,
  );
  for (const [rang, [attendu = '', sorte = '']] of vides.entries()) {
    const champ = champs.nth(rang);
    if (sorte === 'file') await joindre(champ);
    else if (sorte === 'select-one') await champ.selectOption({ index: 1 });
    else if (sorte !== '') await champ.fill(VALEURS[attendu] ?? VALEURS[sorte] ?? 'Essai');
  }
}

/** Change le premier texte d'un formulaire : ce qui n'a pas changé peut ne rien envoyer. */
async function changer(textes: Locator): Promise<void> {
  const texte = textes.filter({ visible: true }).first();
  if ((await texte.count()) > 0) await texte.fill(`${await texte.inputValue()} bis`);
}

const SAISIES = ':is(input:not([type=checkbox], [type=radio], [type=hidden], [type=search]), select, textarea)';
const TEXTES = ':is(input:not([type=checkbox], [type=radio], [type=file]), textarea)';

const UN_XML = { name: 'essai.xml', mimeType: 'text/xml', buffer: Buffer.from('<a/>') };
const UN_PDF = { name: 'essai.pdf', mimeType: 'application/pdf', buffer: unPdf() };

/** Un fichier, de la sorte que ce champ demande. */
const joindre = async (champ: Locator): Promise<void> =>
  champ.setInputFiles((await champ.getAttribute('accept'))?.includes('.xml') ? UN_XML : UN_PDF);

const VALEURS: Record<string, string> = {
  'postal-code': '31000',
  email: 'essai@example.org',
  date: '1990-05-14',
  url: 'https://example.org/',
  tel: '05 61 00 00 00',
  number: '1',
  password: 'un-mot-de-passe-1',
};

/** La forme d'une adresse : sans ses identifiants. */
const forme = (adresse: string): string => {
  const { pathname, searchParams } = new URL(adresse, 'http://localhost');
  const criteres = [...searchParams].map(([nom, valeur]) => (/^[a-z-]+$/.test(valeur) ? `${nom}=${valeur}` : nom));
  return [chemin(pathname), ...criteres.sort()].join(' ');
};

/** Son chemin, sans ses identifiants. */
const chemin = (adresse: string): string =>
  new URL(adresse, 'http://localhost').pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(`/${rne}`, '');

/** Le nom d'un bouton, sans l'objet qu'il nomme. */
const genre = (nom: string): string => nom.replace(/«.*?»|\d+|[:(].*$|(?<=\S)\s\p{Lu}.*$/gu, '').trim();

/** La première phrase d'un texte, telle qu'une expression la cherche. */
function debut(texte: string): string {
  return (texte.split('. ')[0] ?? texte).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

async function essayerPublique(browser: Browser, adresse: string, bouton: string): Promise<void> {
  const { page } = await navigateur(browser);
  await page.goto(adresse);
  await page.getByLabel('Identifiant').fill('Essai');
  await page.route('**', (route) => (route.request().method() === 'GET' ? route.fallback() : route.abort()));
  await page.getByRole('button', { name: bouton }).click();
  await expect(page.getByText(TEXTES_ENVOI['connexion-perdue'])).toBeVisible();
  await expect(page).toHaveURL(adresse);
  await expect(page.getByLabel('Identifiant')).toHaveValue('Essai');
  await page.context().close();
}

/** Une page de première connexion : la session n'ouvre rien d'autre. */
async function pageAPersonnaliser(browser: Browser): Promise<Page> {
  const neuf = await unCompte(rne, 'enseignant', { aPersonnaliser: true });
  const { page } = await navigateur(browser);
  await prendreSession(page, neuf);
  return page;
}
