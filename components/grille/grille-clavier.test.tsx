// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { case_, lettres, menuOuvert, monter, ou, premiere, preparerGrille, selection } from './outils-de-test';

vi.mock('@/components/gardien/envois', async (original) => ({
  ...(await original<typeof import('@/components/gardien/envois')>()),
  poster: vi.fn(),
}));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {}, refresh: () => {} }) }));

preparerGrille();

describe('EVA-2 la grille au clavier', () => {
  test('EVA-2 une touche écrit et passe à la case suivante, à la ligne s’il le faut', async () => {
    premiere().focus();
    await userEvent.keyboard('r6p');
    expect(lettres()).toEqual([
      ['R', 'A'],
      ['P', ''],
      ['', ''],
    ]);
    expect(ou()).toBe('1:1');
  });

  test('EVA-2 Suppr vide sans bouger ; Retour arrière sur une case vide recule', async () => {
    premiere().focus();
    await userEvent.keyboard('rp{Backspace}');
    expect([lettres()[1]?.[0], ou()]).toEqual(['', '1:0']);
    await userEvent.keyboard('{Backspace}{Delete}');
    expect([lettres()[0], ou()]).toEqual([['R', ''], '0:1']);
  });

  test('EVA-2 flèches, Entrée, Tab, Début et Fin déplacent', async () => {
    premiere().focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(ou()).toBe('1:1');
    await userEvent.keyboard('{Home}{Tab}');
    expect(ou()).toBe('1:1');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Control>}{End}{/Control}');
    expect(ou()).toBe('2:1');
    await userEvent.keyboard('{Control>}{Home}{/Control}{Control>}{ArrowDown}{/Control}');
    expect(ou()).toBe('2:0');
  });

  test('EVA-2 une seule case est dans l’ordre de tabulation, celle où l’on est', async () => {
    const tabulables = () => [...document.querySelectorAll('table [tabindex="0"]')];
    expect(tabulables()).toEqual([premiere()]);
    premiere().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(tabulables()).toEqual([document.activeElement]);
    expect(ou()).toBe('2:0');
  });

  test('EVA-2 Tab passe par le commentaire au bout de la ligne ; Échap en revient', async () => {
    premiere().focus();
    await userEvent.keyboard('{ArrowRight}{Tab}Bien');
    const commentaire = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Commentaire pour NOM Zoé' });
    expect(document.activeElement).toBe(commentaire);
    await userEvent.keyboard('{Tab}');
    expect(ou()).toBe('1:0');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(commentaire);
    await userEvent.keyboard('{Escape}');
    expect([ou(), commentaire.value]).toEqual(['0:0', 'Bien']);
  });

  test('EVA-2 Maj + F2 mène au commentaire de l’apprenant', async () => {
    case_(/Yanis/, 1).focus();
    await userEvent.keyboard('{Shift>}{F2}{/Shift}Bien');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Yanis/ }).value).toBe('Bien');
    await userEvent.keyboard('{Escape}');
    expect(ou()).toBe('1:1');
  });

  test('EVA-2 Échap sort de la grille vers « Enregistrer »', async () => {
    premiere().focus();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Enregistrer' }));
  });

  test('EVA-2 le choix « Après une touche » est suivi, et retenu pour la personne', async () => {
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Après une touche' }), 'dessous');
    premiere().focus();
    await userEvent.keyboard('rpc');
    expect(lettres().map(([c]) => c)).toEqual(['R', 'P', 'C']);
    cleanup();
    monter();
    await waitFor(() => expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('dessous'));
  });
});

describe('EVA-2 sélectionner un bloc', () => {
  test('EVA-2 Maj et les flèches l’étendent ; une touche le remplit ; Ctrl+Z le défait d’un coup', async () => {
    premiere().focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    expect(selection()).toBe(4);
    expect(screen.getByText('2 × 2, 4 cases.')).toBeTruthy();
    await userEvent.keyboard('a');
    expect(lettres()).toEqual([
      ['A', 'A'],
      ['A', 'A'],
      ['', ''],
    ]);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect([lettres()[0], lettres()[1], ou()]).toEqual([['', ''], ['E', ''], '0:0']);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(lettres()[1]).toEqual(['A', 'A']);
  });

  test('EVA-2 Ctrl+A prend toute la grille, Suppr la vide, Échap replie', async () => {
    premiere().focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(selection()).toBe(6);
    await userEvent.keyboard('{Delete}{Escape}');
    expect([lettres()[1], selection()]).toEqual([['', ''], 0]);
  });

  test('EVA-2 Ctrl+D et Ctrl+R recopient, dans la sélection ou depuis la case voisine', async () => {
    premiere().focus();
    await userEvent.keyboard('r{ArrowLeft}{Control>}r{/Control}');
    await userEvent.keyboard('{ArrowRight}{Control>}r{/Control}');
    expect(lettres()[0]).toEqual(['R', 'R']);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowLeft}{/Shift}{Control>}d{/Control}');
    expect(lettres()).toEqual([
      ['R', 'R'],
      ['R', 'R'],
      ['R', 'R'],
    ]);
  });

  test('EVA-2 Ctrl+Entrée remplit la sélection comme la case où l’on est', async () => {
    premiere().focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}{Enter}{/Control}');
    expect(lettres().map(([c]) => c)).toEqual(['E', 'E', '']);
  });

  test('EVA-2 à la souris : glisser, ou cliquer avec Maj', async () => {
    const souris = userEvent.setup();
    await souris.pointer([
      { keys: '[MouseLeft>]', target: premiere() },
      { target: case_(/Yanis/, 1) },
      { keys: '[/MouseLeft]', target: case_(/Yanis/, 1) },
    ]);
    expect([selection(), menuOuvert()]).toEqual([4, false]);
    await souris.click(premiere());
    expect(selection()).toBe(0);
    await souris.keyboard('{Escape}{Shift>}');
    await souris.click(case_(/Inès/, 1));
    await souris.keyboard('{/Shift}');
    expect(selection()).toBe(6);
  });
});

describe('EVA-2 presse-papiers', () => {
  const donnees = () => {
    const textes = new Map<string, string>();
    return { setData: (t: string, v: string) => textes.set(t, v), getData: (t: string) => textes.get(t) ?? '' };
  };
  const coller = (texte: string) =>
    act(async () => {
      const clipboardData = donnees();
      clipboardData.setData('text/plain', texte);
      fireEvent.paste(document.activeElement ?? document.body, { clipboardData });
    });

  test('EVA-2 copier rend un bloc de tableur ; couper le vide', async () => {
    case_(/Yanis/, 0).focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    const clipboardData = donnees();
    fireEvent.copy(document.activeElement ?? document.body, { clipboardData });
    expect(clipboardData.getData('text/plain')).toBe('E\t\n\t');
    fireEvent.cut(document.activeElement ?? document.body, { clipboardData: donnees() });
    expect(lettres()[1]).toEqual(['', '']);
  });

  test('EVA-2 coller un bloc, en dire les valeurs inconnues et ce qui dépasse, puis tout défaire d’un coup', async () => {
    case_(/Yanis/, 0).focus();
    await coller('r\tRéussite partielle\nX\t6\nC\tC\r\n');
    expect(lettres()).toEqual([
      ['', ''],
      ['R', 'P'],
      ['', 'A'],
    ]);
    expect(screen.getByText(/3 cases collées\. 1 valeur inconnue.*«\sX\s».*1 ligne de côté/)).toBeTruthy();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(lettres()[1]).toEqual(['E', '']);
  });

  test('EVA-2 un texte collé dans un commentaire reste un texte', async () => {
    const commentaire = screen.getByRole('textbox', { name: /Zoé/ });
    commentaire.focus();
    await userEvent.paste('R\tP');
    expect(lettres()[0]).toEqual(['', '']);
  });
});
