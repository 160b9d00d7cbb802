import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { portLibre } from '@/db/embedded';

/** Sous quelle clé WebDriver (W3C) désigne un élément. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const DOM_TESTING_LIBRARY = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);
const PATIENCE_MS = 15_000;
const pause = (ms: number) => new Promise((ok) => setTimeout(ok, ms));

type Nom = string | RegExp;

/** Les requêtes de dom-testing-library dont les parcours se servent. */
type Requete = 'queryAllByRole' | 'queryAllByLabelText' | 'queryAllByText';

/**
 * Un onglet de WebKitGTK (MiniBrowser, sous un écran virtuel), piloté par WebDriver : Playwright ne pilote pas le WebKit
 * d'une distribution. On y cherche comme ailleurs dans les essais, par rôle, libellé ou texte, en attendant 15 s au plus.
 */
export class Webkit {
  readonly #adresse: string;
  readonly #programmes: ChildProcess[];
  #session = '';

  private constructor(adresse: string, programmes: ChildProcess[]) {
    this.#adresse = adresse;
    this.#programmes = programmes;
  }

  static async ouvrir(): Promise<Webkit> {
    const { ecran, numero } = await ouvrirEcran();
    const port = await portLibre();
    const pilote = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${numero}` },
    });
    const webkit = new Webkit(`http://127.0.0.1:${port}`, [pilote, ecran]);
    await jusqua('WebKitWebDriver répond', () =>
      webkit.#demander('GET', '/status').then(
        () => true,
        () => false,
      ),
    );
    const { sessionId } = (await webkit.#demander('POST', '/session', { capabilities: {} })) as { sessionId: string };
    webkit.#session = `/session/${sessionId}`;
    return webkit;
  }

  async fermer(): Promise<void> {
    await this.#demander('DELETE', '').catch(() => {}); // page gelée : le pilote l'emporte avec lui
    for (const programme of this.#programmes) programme.kill();
  }

  async aller(adresse: string): Promise<void> {
    await this.#demander('POST', '/url', { url: adresse });
  }

  adresse = async () => (await this.#demander('GET', '/url')) as string;

  async poserCookie(name: string, value: string): Promise<void> {
    await this.#demander('POST', '/cookie', { cookie: { name, value, path: '/', httpOnly: true } });
  }

  role = (role: string, nom?: Nom) => new Cible(this, 'queryAllByRole', role, nom);
  libelle = (libelle: Nom) => new Cible(this, 'queryAllByLabelText', libelle);
  texte = (texte: Nom) => new Cible(this, 'queryAllByText', texte);

  /** Presse ces touches, une à une, dans ce qui a le focus. */
  async taper(texte: string): Promise<void> {
    const touches = [...texte].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#demander('POST', '/actions', { actions: [{ type: 'key', id: 'clavier', actions: touches }] });
  }

  /** Le premier élément montré qui répond, ou nul. */
  async chercher(requete: Requete, quoi: Nom, nom?: Nom): Promise<string | null> {
    if (!(await this.executer('return "TestingLibraryDom" in window', [])))
      await this.executer(DOM_TESTING_LIBRARY, []);
    const trouve = (await this.executer(
      `const [requete, quoi, nom] = arguments;
       const lire = (n) => n && n.source !== undefined ? new RegExp(n.source, n.flags) : n;
       const options = nom === null ? {} : { name: lire(nom) };
       return TestingLibraryDom[requete](document.body, lire(quoi), options).find((e) => e.checkVisibility()) ?? null;`,
      [requete, enJson(quoi), nom === undefined ? null : enJson(nom)],
    )) as Record<string, string> | null;
    return trouve?.[ELEMENT] ?? null;
  }

  executer = (script: string, args: unknown[]) => this.#demander('POST', '/execute/sync', { script, args });

  /** Une commande sur un élément : « click », « clear », « value »… */
  surElement = (id: string, commande: string, corps: unknown = {}) =>
    this.#demander('POST', `/element/${id}/${commande}`, corps);

  async #demander(method: string, chemin: string, corps?: unknown): Promise<unknown> {
    const reponse = await fetch(this.#adresse + this.#session + chemin, {
      method,
      ...(corps !== undefined && { body: JSON.stringify(corps) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { value } = (await reponse.json()) as { value: { error?: string; message?: string } | null };
    if (!reponse.ok) throw new Error(`WebKit, ${method} ${chemin} : ${value?.error} ${value?.message}`);
    return value;
  }
}

/** Ce qu'on cherche à l'écran ; chaque acte l'attend d'abord. */
class Cible {
  constructor(
    private readonly page: Webkit,
    private readonly requete: Requete,
    private readonly quoi: Nom,
    private readonly nom?: Nom,
  ) {}

  /** Attend qu'elle se voie. */
  async voir(): Promise<string> {
    let id: string | null = null;
    await jusqua(`${this.quoi} ${this.nom ?? ''} se voit`, async () => {
      id = await this.page.chercher(this.requete, this.quoi, this.nom);
      return id !== null;
    });
    return id ?? '';
  }

  /** Au milieu de l'écran d'abord : une barre fixe, en bas, cacherait ce que le pilote croit en vue. */
  async presser(): Promise<void> {
    const id = await this.voir();
    await this.page.executer('arguments[0].scrollIntoView({ block: "center" })', [{ [ELEMENT]: id }]);
    await this.page.surElement(id, 'click');
  }

  /** Remplace ce qui y est écrit. */
  async remplir(text: string): Promise<void> {
    const id = await this.voir();
    await this.page.surElement(id, 'clear');
    await this.page.surElement(id, 'value', { text });
  }
}

const enJson = (n: Nom) => (typeof n === 'string' ? n : { source: n.source, flags: n.flags });

async function jusqua(quoi: string, vrai: () => Promise<boolean>): Promise<void> {
  const fin = Date.now() + PATIENCE_MS;
  while (!(await vrai())) {
    if (Date.now() > fin) throw new Error(`WebKit : 15 s sans que « ${quoi} ».`);
    await pause(100);
  }
}

/** Un écran virtuel, qui choisit son numéro et l'écrit sur le descripteur 3. */
async function ouvrirEcran(): Promise<{ ecran: ChildProcess; numero: string }> {
  const ecran = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const sortie = ecran.stdio[3];
  const numero = await new Promise<string>((ok, ko) => {
    sortie?.once('data', (octets: Buffer) => ok(octets.toString().trim()));
    ecran.once('exit', () => ko(new Error('Xvfb n’a pas pu ouvrir d’écran.')));
  });
  return { ecran, numero };
}
