import { type Browser, test as base } from '@playwright/test';

/** Ce que l'adaptation touche du moteur de Playwright, qui ne l'expose pas. */
interface Interne {
  _connection: { toImpl(browser: Browser): { _browserSession: Session } };
}
interface Session {
  send(methode: string, parametres: unknown): Promise<unknown>;
}

/**
 * Firefox ESR ne connaît pas encore une commande BiDi que Playwright envoie à l'ouverture (les préférences de média) :
 * elle reste sans effet, tout le reste passe. À retirer quand l'ESR de Debian la connaîtra.
 */
function taireLesMedias(browser: Browser): void {
  const session = (browser as unknown as Interne)._connection.toImpl(browser)._browserSession;
  const send = session.send.bind(session);
  session.send = (methode, parametres) =>
    methode === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send(methode, parametres);
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

/** Un essai dans le Firefox de la machine, par WebDriver BiDi. */
export const test = base.extend<object, { firefox: Browser }>({
  firefox: [
    async ({ browser }, use) => {
      taireLesMedias(browser);
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const contexte = await newContext(options);
        await contexte.addInitScript(montrerAReact);
        return contexte;
      };
      await use(browser);
    },
    { scope: 'worker' },
  ],
});
