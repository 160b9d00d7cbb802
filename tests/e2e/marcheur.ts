import type { Locator, Page } from '@playwright/test';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import { unPdf } from '@/tests/fabriques/fichiers';

/** Ce que disent les envois, et ce que dit une saisie qui s'enregistre d'elle-même (components/gardien). */
const COUPE = new RegExp(`${debut(TEXTES_ENVOI['connexion-perdue'])}|Hors ligne|Le serveur ne répond pas`);
const TERMINEE = new RegExp(`${debut(TEXTES_ENVOI.session)}|Session terminée|Votre session est terminée`);

/** Ce que les marcheurs d'un établissement savent déjà. */
export interface Releve {
  readonly rne: string;
  /** Les adresses et les actions qu'ils ont fait partir, et dont l'échec s'est bien dit. */
  readonly envoyees: Set<string>;
  /** Les boutons qui n'envoient rien : pressés une fois, par le premier profil qui les voit. */
  readonly sansEnvoi: Set<string>;
}

export const unReleve = (rne: string): Releve => ({ rne, envoyees: new Set(), sansEnvoi: new Set() });

/** Une page dont on coupe et rétablit les envois. */
export class Marcheur {
  readonly fautes: string[] = [];
  #coupe = false;
  /** Les actions et les adresses que ce bouton a fait partir. */
  #partis: string[] = [];
  /** Ce qui a déjà été pressé, par forme de page et nom de bouton. */
  readonly #presses = new Set<string>();

  private constructor(
    readonly page: Page,
    readonly releve: Releve,
    readonly variantes: number,
  ) {}

  /** Ce marcheur, sur cette page ; `variantes` : combien de pages d'un même chemin, aux critères différents, s'ouvrent. */
  static async ouvrir(page: Page, releve: Releve, variantes: number): Promise<Marcheur> {
    const marcheur = new Marcheur(page, releve, variantes);
    // Ce qu'un essai laisse sur l'appareil n'est pas repris par le suivant.
    await page.addInitScript(() => localStorage.clear());
    await page.route('**', (route) => {
      const demande = route.request();
      if (['GET', 'HEAD'].includes(demande.method())) return route.fallback();
      marcheur.#partis.push(
        demande.headers()['next-action'] ?? `${demande.method()} ${new URL(demande.url()).pathname}`,
      );
      return marcheur.#coupe ? route.abort('internetdisconnected') : route.fallback();
    });
    return marcheur;
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
      for (const lien of liens.filter((l) => l.startsWith(`/${this.releve.rne}/`)))
        if (!formes.has(forme(lien)) && aOuvrir.filter((a) => chemin(a) === chemin(lien)).length < this.variantes) {
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
        const aPresser = (n: string) => n !== '' && !this.#presses.has(cle(n)) && !this.releve.sansEnvoi.has(cle(n));
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
          for (const parti of this.#partis) this.releve.envoyees.add(parti);
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
        else this.releve.sansEnvoi.add(cle(nom));
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

  /** Attend les parties de la page qui viennent après elle ; pas davantage, une demande coupée peut ne jamais finir. */
  async #laisserVenir(): Promise<void> {
    await this.page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => {});
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
  new URL(adresse, 'http://localhost').pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^\/\d{7}[A-Z]/, '');

/** Le nom d'un bouton, sans l'objet qu'il nomme. */
const genre = (nom: string): string => nom.replace(/«.*?»|\d+|[:(].*$|(?<=\S)\s\p{Lu}.*$/gu, '').trim();

/** La première phrase d'un texte, telle qu'une expression la cherche. */
function debut(texte: string): string {
  return (texte.split('. ')[0] ?? texte).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
