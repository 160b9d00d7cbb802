import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const decisions = globSync('docs/decisions/[0-9]*.md').sort();
const ETAT = /^\*\d{2}\/\d{2}\/\d{4} · (en vigueur|remplacée par (\d{4}))\*$/;

describe('docs/decisions', () => {
  it('chaque décision a un numéro à elle, le même dans son nom et son titre', () => {
    const numeros = decisions.map((chemin) => /(\d{4})-[a-z0-9-]+\.md$/.exec(chemin)?.[1]);
    expect(decisions.length).toBeGreaterThan(30);
    expect(new Set(numeros).size).toBe(decisions.length);
    const titres = decisions.map((chemin) => /^# (\d{4}) — \S/.exec(readFileSync(chemin, 'utf8'))?.[1]);
    expect(titres).toEqual(numeros);
  });

  it.each(decisions)('%s dit sa date et son état', (chemin) => {
    const [, vide, etat = ''] = readFileSync(chemin, 'utf8').split('\n');
    expect(vide).toBe('');
    expect(etat).toMatch(ETAT);
    const suivante = ETAT.exec(etat)?.[2];
    if (suivante) expect(decisions.some((d) => d.includes(`/${suivante}-`))).toBe(true);
  });
});

/** Les chemins écrits entre accents graves ; `lib/<sujet>/…` et les motifs n'en désignent aucun. */
const cheminsDe = (texte: string): string[] =>
  [...texte.matchAll(/`((?:app|components|lib|db|scripts|tests|docs)\/[^`\s]*)`/g)]
    .map(([, chemin = '']) => chemin)
    .filter((chemin) => !/[<*…{]/.test(chemin));

const PAGES = [
  'README.md',
  'CONTRIBUER.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/securite.md',
  'docs/exploiter.md',
];

describe.each(PAGES)('%s', (document) => {
  it('ne nomme que des chemins qui existent', () => {
    const chemins = existsSync(document) ? cheminsDe(readFileSync(document, 'utf8')) : [];
    expect(chemins.filter((chemin) => !existsSync(chemin))).toEqual([]);
  });
});

describe('docs/securite.md', () => {
  const essais = globSync(['*.test.ts', '{app,components,db,lib,scripts,tests}/**/*.{ts,tsx}'])
    .filter((chemin) => chemin.startsWith('tests/') || /\.test\.tsx?$/.test(chemin))
    .map((chemin) => readFileSync(chemin, 'utf8'))
    .join('\n');
  const nommes = [...readFileSync('docs/securite.md', 'utf8').matchAll(/`([A-Z]{3}-\d+ [^`]+)`/g)].map(
    ([, t = '']) => t,
  );

  it('ne nomme que des essais qui existent', () => {
    expect(nommes.length).toBeGreaterThan(50);
    expect(nommes.filter((titre) => !essais.includes(titre))).toEqual([]);
  });
});
