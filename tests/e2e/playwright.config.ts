import { defineConfig } from '@playwright/test';

/** Ce que le lanceur (`scripts/e2e.ts`) a trouvé ; un navigateur absent fait sauter ses essais, et le dit. */
const { NEXTAUTH_URL: baseURL, CHROMIUM, CHROMIUM_VARIABLES, FIREFOX } = process.env;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 240_000,
  expect: { timeout: 15_000 },
  workers: 2, // une page attend surtout le serveur : deux à la fois, même sur deux cœurs (décision 0057)
  retries: 1, // sur une machine trop chargée une attente peut manquer : rejoué, l’essai se compte « flaky »
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
  },
  projects: [
    {
      name: 'chromium',
      testMatch: '*.spec.ts',
      testIgnore: ['firefox*.spec.ts', 'webkit.spec.ts'],
      use: {
        launchOptions: {
          executablePath: CHROMIUM,
          env: { ...process.env, ...JSON.parse(CHROMIUM_VARIABLES ?? '{}') },
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
          ],
        },
      },
    },
    {
      name: 'firefox',
      testMatch: 'firefox*.spec.ts',
      expect: { timeout: 30_000 },
      use: {
        browserName: 'firefox',
        actionTimeout: 30_000,
        trace: 'off', // par BiDi, elle demande une capture d'écran toutes les 40 ms
        launchOptions: { channel: 'moz-firefox', executablePath: FIREFOX },
      },
    },
    { name: 'webkit', testMatch: 'webkit.spec.ts' },
  ],
});
