import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Table = Record<string, string>;

const css = readFileSync(new URL('./jetons.css', import.meta.url), 'utf8');
const [avantSombre = '', reste = ''] = css.split('@variant sombre');
const [enSombre = '', enJaune = ''] = reste.split('[data-partielle="jaune"]');

function lire(bloc: string): Table {
  return Object.fromEntries([...bloc.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, nom, couleur]) => [nom, couleur]));
}

const clair = lire(avantSombre);
const sombre = lire(enSombre);
const themes = {
  clair,
  sombre,
  'clair jaune': { ...clair, ...lire(enJaune) },
  'sombre jaune': { ...sombre, ...lire(enJaune) },
};

/** Luminance relative d'une couleur `#rrggbb` (WCAG 2.2). */
function luminance(couleur: string): number {
  const [r = 0, v = 0, b = 0] = [1, 3, 5]
    .map((debut) => Number.parseInt(couleur.slice(debut, debut + 2), 16) / 255)
    .map((canal) => (canal <= 0.04045 ? canal / 12.92 : ((canal + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * v + 0.0722 * b;
}

function contraste(table: Table, devant: string, derriere: string): number {
  const [fort = 0, faible = 0] = [devant, derriere]
    .map((nom) => luminance(table[nom] ?? '#manque'))
    .sort((a, b) => b - a);
  return (fort + 0.05) / (faible + 0.05);
}

const FONDS = ['fond', 'surface', 'creux'];
const ETATS = ['info', 'succes', 'attention', 'erreur'];
const DEGRES = ['totale', 'partielle', 'encours', 'erreurs', 'nonevaluable', 'absent'].map((nom) => `degre-${nom}`);

/** Un texte sur son fond : 4,5 au moins. */
const TEXTES = [
  ...FONDS.flatMap((fond) => ['texte', 'texte-doux', 'accent-texte', ...ETATS].map((texte) => [texte, fond] as const)),
  ...ETATS.flatMap((etat) => [[etat, `${etat}-doux`] as const, ['texte', `${etat}-doux`] as const]),
  ...['accent', 'accent-fort', 'erreur-plein', 'erreur-fort'].map((fond) => ['sur-accent', fond] as const),
  ['accent-texte', 'accent-doux'] as const,
  ...DEGRES.map((degre) => [`${degre}-texte`, degre] as const),
];

/** Un bord, un anneau, une surface pleine : 3 au moins. */
const TRAITS = [
  ...FONDS.flatMap((fond) =>
    ['anneau', 'filet-fort', ...DEGRES.map((d) => `${d}-filet`)].map((t) => [t, fond] as const),
  ),
  ...['accent', 'erreur-plein', 'griotte'].map((plein) => [plein, 'surface'] as const),
];

function insuffisants(table: Table, paires: readonly (readonly [string, string])[], seuil: number) {
  return paires.filter(([devant, derriere]) => !(contraste(table, devant, derriere) >= seuil));
}

describe.each(Object.entries(themes))('UI couleurs, thème %s', (_, table) => {
  it('UI couleurs : tout texte se lit sur son fond (AA, 4,5)', () => {
    expect(TEXTES.length).toBe(40);
    expect(insuffisants(table, TEXTES, 4.5)).toEqual([]);
  });

  it('UI couleurs : tout bord et toute surface pleine se distinguent (AA, 3)', () => {
    expect(TRAITS.length).toBe(27);
    expect(insuffisants(table, TRAITS, 3)).toEqual([]);
  });
});

it('UI couleurs : le clair et le sombre définissent les mêmes jetons', () => {
  expect(Object.keys(sombre)).toEqual(Object.keys(clair));
});
