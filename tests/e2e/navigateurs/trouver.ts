import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** Un Chromium, et ce qu'il faut à son environnement pour tourner. */
export interface Chromium {
  chemin: string;
  variables?: Record<string, string>;
}

const INSTALLES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].flatMap(
    (racine = '') => [
      join(racine, 'Google/Chrome/Application/chrome.exe'),
      join(racine, 'Microsoft/Edge/Application/msedge.exe'),
    ],
  ),
};
const FIREFOX: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: [join(process.env.ProgramFiles ?? '', 'Mozilla Firefox/firefox.exe')],
};
const NOMS_CHROMIUM = [
  'chromium-headless-shell', // le même moteur, sans fenêtre : un quart de temps en moins
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function lancable(chemin: string): boolean {
  try {
    accessSync(chemin, constants.X_OK);
    return true;
  } catch {
    return false; // absent, ou pas à nous
  }
}

/** Le premier de ces programmes que le chemin de recherche (`PATH`) connaît. */
function dansLeChemin(...noms: string[]): string | undefined {
  const dossiers = (process.env.PATH ?? '').split(delimiter);
  return noms.flatMap((nom) => dossiers.map((dossier) => join(dossier, nom))).find(lancable);
}

/**
 * Le Chromium des essais : celui que nomme `CHROMIUM`, un Chromium, Chrome ou Edge installé, celui de Playwright, sinon
 * celui que npm apporte (`@sparticuz/chromium`, Linux x64). Nul : aucun ne convient à cette machine.
 */
export async function trouverChromium(): Promise<Chromium | null> {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return { chemin: CHROMIUM };
  const candidats = [dansLeChemin(...NOMS_CHROMIUM), ...(INSTALLES[process.platform] ?? []), chromium.executablePath()];
  const chemin = candidats.find((c) => c !== undefined && lancable(c));
  if (chemin) return { chemin };
  return process.platform === 'linux' && process.arch === 'x64' ? chromiumDeNpm() : null;
}

/** Décompresse (une fois) le Chromium de npm, avec les bibliothèques et les polices qu'une machine nue n'a pas. */
async function chromiumDeNpm(): Promise<Chromium> {
  const { default: paquet, inflate } = await import('@sparticuz/chromium');
  const bin = fileURLToPath(new URL('../bin', import.meta.resolve('@sparticuz/chromium')));
  paquet.setGraphicsMode = false;
  const [chemin, bibliotheques] = await Promise.all([paquet.executablePath(bin), inflate(join(bin, 'al2023.tar.br'))]);
  return {
    chemin,
    variables: { LD_LIBRARY_PATH: join(bibliotheques, 'lib'), FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
  };
}

/** Le Firefox de la machine, ou celui que nomme `FIREFOX`. */
export const trouverFirefox = (): string | undefined =>
  process.env.FIREFOX ?? dansLeChemin('firefox-esr', 'firefox') ?? FIREFOX[process.platform]?.find(lancable);

/** Ce qu'il faut pour WebKit (WebKitGTK, cousin de Safari) : son pilote, et un écran, vrai ou virtuel. */
export const webkitPresent = (): boolean =>
  dansLeChemin('WebKitWebDriver') !== undefined && dansLeChemin('Xvfb') !== undefined;
