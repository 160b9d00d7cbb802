import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { navigateur } from '../outils';

/** Ce que l'adaptation touche du moteur de Playwright, qui ne l'expose pas. */
interface Interne {
  _connection: { toImpl(browser: Browser): Moteur };
}
interface Moteur {
  _browserSession: { send(methode: string, parametres: unknown): Promise<unknown> };
  _connection: { _transport: { onmessage(message: Message): void } };
}
interface Message {
  method?: string;
  params?: { navigation?: string | null; download?: string; url?: string };
}

const moteurDe = (browser: Browser) => (browser as unknown as Interne)._connection.toImpl(browser);

/**
 * Firefox ESR ne connaît pas encore une commande BiDi que Playwright envoie à l'ouverture (les préférences de média) :
 * elle reste sans effet, tout le reste passe. À retirer quand l'ESR de Debian la connaîtra.
 */
function taireLesMedias(browser: Browser): void {
  const session = moteurDe(browser)._browserSession;
  const send = session.send.bind(session);
  session.send = (methode, parametres) =>
    methode === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send(methode, parametres);
}

/**
 * D'un fichier que la page a fabriqué (`blob:`), l'ESR annonce le téléchargement sans le numéro qu'attend Playwright, qui
 * l'ignore : on lui donne l'adresse, unique elle aussi. À retirer avec la précédente.
 */
function numeroterLesTelechargements(browser: Browser): void {
  const transport = moteurDe(browser)._connection._transport;
  const recevoir = transport.onmessage;
  transport.onmessage = (message) => {
    const { method, params } = message;
    if (params?.url && method?.startsWith('browsingContext.download'))
      params.download ??= params.navigation ?? params.url;
    recevoir(message);
  };
}

/**
 * Par BiDi, `fill` écrit par l'accesseur que React pose sur chaque saisie pour savoir ce qu'elle a déjà : il n'y verrait
 * aucun changement. On lui fait oublier ce qu'il croit savoir, avant qu'il ne compare.
 */
function montrerAReact(): void {
  const oublier = ({ isTrusted, target }: Event) => {
    const saisie = target as { _valueTracker?: { setValue(valeur: string): void } };
    if (!isTrusted) saisie._valueTracker?.setValue('\0');
  };
  window.addEventListener('input', oublier, true);
}

/** Un essai dans le Firefox de la machine, par WebDriver BiDi ; une erreur de script ou de console le fait échouer. */
export const test = base.extend<{ page: Page }, { firefox: Browser }>({
  firefox: [
    async ({ browser }, use) => {
      taireLesMedias(browser);
      numeroterLesTelechargements(browser);
      await use(browser);
    },
    { scope: 'worker' },
  ],
  page: async ({ firefox }, use) => {
    const { page, erreurs } = await navigateur(firefox);
    await page.context().addInitScript(montrerAReact);
    await use(page);
    expect(erreurs).toEqual([]);
    await page.context().close();
  },
});
