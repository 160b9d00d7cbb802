// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps, ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sens } from '@/lib/listes';
import type { Colonne } from './colonne';
import { CaseLigne, CaseTout, SelectionTableau, useSelection } from './selection';
import { Tableau } from './tableau';

interface Ligne {
  id: string;
  nom: string;
  classe: string;
  note: number | null;
}

const LIGNES: Ligne[] = [
  { id: '1', nom: 'AMARELLE', classe: 'TGA', note: 12 },
  { id: '2', nom: 'GUIGNE', classe: 'TGA', note: null },
  { id: '3', nom: 'NAPOLÉON', classe: 'TLOG', note: 9 },
  { id: '4', nom: 'BIGARREAU', classe: 'TGA', note: 15 },
];

type Tri = 'nom' | 'note';
const NOM: Colonne<Ligne, Tri> = { cle: 'nom', titre: 'Nom', tri: 'croissant', nomme: true, cellule: (l) => l.nom };
const NOTE: Colonne<Ligne, Tri> = { cle: 'note', titre: 'Note', tri: 'decroissant', cellule: (l) => l.note };
const CLASSE: Colonne<Ligne, Tri> = { cle: 'classe', titre: 'Classe', libelle: 'Classe', cellule: (l) => l.classe };

const trie = (tri: Tri, sens: Sens) => ({ tri, sens, adresse: (t: Tri, s: Sens) => `/liste?tri=${t}&sens=${s}` });

const dessiner = (props: Partial<ComponentProps<typeof Tableau<Ligne, Tri>>>) =>
  render(<Tableau legende="Élèves" colonnes={[NOM, CLASSE, NOTE]} lignes={LIGNES} cle={(l) => l.id} {...props} />);

/** Les en-têtes, puis ce que dit chaque rangée du corps, cellule par cellule. */
const tetes = () => [...document.querySelectorAll('thead th')];
const rangees = () => [...document.querySelectorAll('tbody tr')].map((r) => [...r.children].map((c) => c.textContent));
/** Les cellules du corps qui disent cela. */
const cellules = (texte: string) =>
  [...document.querySelectorAll<HTMLElement>('tbody :is(th, td)')].filter((c) => c.textContent === texte);

/** Largeurs que jsdom ne calcule pas : celles du tableau et de son cadre. */
let largeurs = { tableau: 0, cadre: 0 };

beforeEach(() => {
  largeurs = { tableau: 800, cadre: 400 };
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(() => largeurs.tableau);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(() => largeurs.cadre);
  class Observateur {
    constructor(private readonly dire: () => void) {}
    observe() {
      this.dire();
    }
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Observateur);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('tableau : chaque colonne déclarée, une ligne nommée par sa cellule, ce qui la nomme sur une carte', () => {
  dessiner({});
  expect(document.querySelector('caption')?.textContent).toBe('Élèves');
  expect(tetes().map((t) => [t.textContent, t.getAttribute('scope')])).toEqual([
    ['Nom', 'col'],
    ['Classe', 'col'],
    ['Note', 'col'],
  ]);
  expect(rangees()[1]).toEqual(['GUIGNE', 'TGA', '']);
  expect(cellules('GUIGNE').map((c) => [c.tagName, c.getAttribute('scope')])).toEqual([['TH', 'row']]);
  expect(cellules('TLOG').map((c) => [c.tagName, c.dataset.libelle])).toEqual([['TD', 'Classe']]);
});

test('tableau : sans ligne, ce qui dit le geste suivant', () => {
  dessiner({ lignes: [], vide: <p>Importez des élèves.</p> });
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('Importez des élèves.')).toBeDefined();
});

test('tableau : un lien trie, le sens du premier clic est celui de la colonne, le tri en cours se lit et s’inverse', () => {
  dessiner({ tri: trie('nom', 'croissant') });
  expect(tetes().map((t) => [t.getAttribute('aria-sort'), t.querySelector('a')?.getAttribute('href')])).toEqual([
    ['ascending', '/liste?tri=nom&sens=decroissant'],
    [null, undefined],
    [null, '/liste?tri=note&sens=decroissant'],
  ]);
  expect(screen.getByRole('status').textContent).toBe('Tri par Nom, ordre croissant');
});

test('tableau : le tri décroissant en cours revient au croissant', () => {
  dessiner({ tri: trie('note', 'decroissant') });
  const [, , note] = tetes();
  expect(note?.getAttribute('aria-sort')).toBe('descending');
  expect(note?.querySelector('a')?.getAttribute('href')).toBe('/liste?tri=note&sens=croissant');
});

test('tableau : les lignes gardent l’ordre où elles viennent, la base les a triées', () => {
  dessiner({ tri: trie('nom', 'croissant') });
  expect(rangees().map(([nom]) => nom)).toEqual(['AMARELLE', 'GUIGNE', 'NAPOLÉON', 'BIGARREAU']);
});

test('tableau : des voisines de même valeur n’ont qu’une cellule ; les autres ont la leur', () => {
  dessiner({ colonnes: [{ ...CLASSE, fusion: (l) => l.classe }, NOM] });
  expect(rangees()).toEqual([['TGA', 'AMARELLE'], ['GUIGNE'], ['TLOG', 'NAPOLÉON'], ['TGA', 'BIGARREAU']]);
  expect(cellules('TGA').map((c) => c.getAttribute('rowspan'))).toEqual(['2', null]);
});

test('tableau : une cellule peut prendre la place de celles qui suivent', () => {
  const etendue = (l: Ligne) => (l.note === null ? Number.POSITIVE_INFINITY : 1);
  dessiner({ colonnes: [NOM, { ...CLASSE, etendue }, NOTE] });
  expect(rangees().slice(0, 2)).toEqual([
    ['AMARELLE', 'TGA', '12'],
    ['GUIGNE', 'TGA'],
  ]);
  expect(cellules('TGA')[1]?.getAttribute('colspan')).toBe('2');
});

test('tableau : trop large, son cadre défile au clavier ; s’il tient, la tabulation ne s’y arrête pas', () => {
  dessiner({});
  expect(screen.getByRole('region', { name: 'Élèves' }).tabIndex).toBe(0);
  cleanup();
  largeurs = { tableau: 400, cadre: 400 };
  dessiner({});
  const cadre = screen.getByRole('region', { name: 'Élèves' });
  expect([cadre.hasAttribute('tabindex'), cadre.dataset.tient]).toEqual([false, 'true']);
});

const CASES = {
  Case: CaseLigne,
  titre: 'Marquer',
  libelle: (l: Ligne) => `Marquer ${l.nom}`,
  nom: 'eleve',
  empeche: (l: Ligne) => l.note === null,
};
const POSSIBLES = ['1', '3', '4'];

function Cochable({ children }: { children?: ReactNode }) {
  const selection = useSelection(POSSIBLES);
  return (
    <SelectionTableau de={selection}>
      <CaseTout libelle="Tout marquer" />
      <Tableau<Ligne, Tri> legende="Élèves" colonnes={[NOM]} lignes={LIGNES} cle={(l) => l.id} cases={CASES} />
      <output>{[...selection.choisis].join(' ')}</output>
      {children}
    </SelectionTableau>
  );
}

const coche = (nom: string) => screen.getByLabelText<HTMLInputElement>(nom);
const choisis = () => document.querySelector('output')?.textContent;

test('tableau : une case par ligne, avec ce que le formulaire en envoie ; celle d’une ligne empêchée ne se coche pas', async () => {
  render(<Cochable />);
  expect([coche('Marquer AMARELLE').name, coche('Marquer AMARELLE').value]).toEqual(['eleve', '1']);
  await userEvent.click(coche('Marquer GUIGNE'));
  expect(choisis()).toBe('');
  await userEvent.click(coche('Marquer NAPOLÉON'));
  expect(choisis()).toBe('3');
});

test('tableau : tout se coche et se décoche d’un geste ; une partie laisse la case générale entre les deux', async () => {
  render(<Cochable />);
  await userEvent.click(coche('Marquer NAPOLÉON'));
  expect([coche('Tout marquer').checked, coche('Tout marquer').indeterminate]).toEqual([false, true]);
  await userEvent.click(coche('Tout marquer'));
  expect(choisis()).toBe('3 1 4');
  expect([coche('Tout marquer').checked, coche('Tout marquer').indeterminate]).toEqual([true, false]);
  await userEvent.click(coche('Tout marquer'));
  expect(choisis()).toBe('');
});

test('tableau : la majuscule étend le geste depuis la case d’avant, pour cocher comme pour décocher', async () => {
  render(<Cochable />);
  const clavier = userEvent.setup();
  await clavier.click(coche('Marquer BIGARREAU'));
  await clavier.keyboard('{Shift>}');
  await clavier.click(coche('Marquer AMARELLE'));
  expect(choisis()).toBe('4 1 3');
  await clavier.keyboard('{/Shift}');
  await clavier.click(coche('Marquer AMARELLE'));
  await clavier.keyboard('{Shift>}');
  await clavier.click(coche('Marquer NAPOLÉON'));
  expect(choisis()).toBe('4');
});

test('tableau : ses cases hors d’une sélection sont une faute', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => dessiner({ cases: CASES })).toThrow('SelectionTableau');
});
