// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { Degre } from '@/lib/degres/regles';
import { lettres, menuOuvert, monter, ou, premiere, preparerGrille, rangee } from './outils-de-test';

vi.mock('@/components/gardien/envois', async (original) => ({
  ...(await original<typeof import('@/components/gardien/envois')>()),
  poster: vi.fn(),
}));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {}, refresh: () => {} }) }));

preparerGrille();

describe('EVA-2 la grille à la souris', () => {
  test('EVA-2 un clic sur une case ouvre les degrés', async () => {
    await userEvent.click(premiere());
    expect(menuOuvert()).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Réussite partielle', hidden: true }));
    expect(lettres()[0]).toEqual(['P', '']);
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
  });

  test('EVA-2 menu ouvert, Échap le referme ; une lettre ou une flèche agit sur la grille et le referme', async () => {
    await userEvent.click(premiere());
    await userEvent.keyboard('c');
    expect([lettres()[0]?.[0], menuOuvert()]).toEqual(['C', false]);
    await userEvent.click(premiere());
    await userEvent.keyboard('{Escape}');
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
    await userEvent.click(premiere());
    await userEvent.keyboard('{ArrowDown}');
    expect([ou(), menuOuvert()]).toEqual(['1:0', false]);
  });

  test('EVA-2 Espace ouvre les degrés et y mène ; une lettre y choisit aussi', async () => {
    premiere().focus();
    await userEvent.keyboard(' {ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Réussite partielle');
    await userEvent.keyboard('e');
    expect(lettres()[0]).toEqual(['E', '']);
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
  });

  test('EVA-2 remplir une colonne ne touche que les cases vides, sauf demande', async () => {
    await userEvent.click(screen.getByRole('button', { name: /^1\.1\.1/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Réussite totale', hidden: true }));
    expect(lettres().map(([c]) => c)).toEqual(['R', 'E', 'R']);
    await userEvent.click(screen.getByRole('button', { name: /^1\.1\.1/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Remplacer aussi/, hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Absent', hidden: true }));
    expect(lettres().map(([c]) => c)).toEqual(['A', 'A', 'A']);
  });

  test('EVA-2 remplir la ligne d’un absent', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'NOM Inès' }));
    await userEvent.click(screen.getByRole('button', { name: 'Absent', hidden: true }));
    expect(lettres()[2]).toEqual(['A', 'A']);
  });

  test('EVA-2 par compétences, les items sont les lignes et la saisie se retrouve', async () => {
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('radio', { name: 'Par compétences' }));
    const premier = rangee(/1\.1\.1 Tenue des dossiers/);
    expect(premier.map((c) => c.textContent)).toEqual(['R', 'E', '']);
    premier[2]?.focus();
    await userEvent.keyboard('n');
    await userEvent.click(screen.getByRole('radio', { name: 'Par apprenants' }));
    expect(lettres()[2]).toEqual(['N', '']);
  });
});

describe('PAR-4 EVA-2 les codes de l’établissement au clavier', () => {
  const refaire = async (codes: Partial<Record<Degre, string>>) => {
    cleanup();
    localStorage.setItem('griotte:apres:moi', 'rester');
    monter(codes);
    await waitFor(() => expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('rester'));
    premiere().focus();
  };
  const attente = () => document.activeElement?.getAttribute('data-attente');

  test('PAR-4 un code de deux signes attend sa fin, que la case montre', async () => {
    await refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard('r');
    expect([lettres()[0]?.[0], attente()]).toEqual(['', 'R']);
    await userEvent.keyboard('p{ArrowRight}2');
    expect(lettres()[0]).toEqual(['RP', 'RP']);
    expect(premiere().getAttribute('aria-label')).toBe('Degré partielle, RP');
    expect(document.querySelector('[data-attente]')).toBeNull();
  });

  test('PAR-4 quitter la case garde un début qui suffit, oublie celui qui ne suffit pas', async () => {
    await refaire({ totale: 'RT', partielle: 'RP', nonevaluable: 'NR' });
    await userEvent.keyboard('n{ArrowRight}r{ArrowDown}');
    expect(lettres()[0]).toEqual(['NR', '']);
    expect(screen.getByText(/code incomplet/)).toBeTruthy();
    await userEvent.keyboard('n');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lettres()[1]).toEqual(['E', 'NR']);
  });

  test('PAR-4 la lettre qui ne continue pas un code en commence un autre, dans la case où l’on est', async () => {
    await refaire({ erreurs: 'EN' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Après une touche' }), 'suite');
    premiere().focus();
    await userEvent.keyboard('er');
    expect(lettres()[0]).toEqual(['EN', 'R']);
  });

  test('PAR-4 Échap et Retour arrière oublient le début sans toucher à la case', async () => {
    await refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard('cr{Escape}');
    expect([lettres()[0]?.[0], attente(), ou()]).toEqual(['C', null, '0:0']);
    await userEvent.keyboard('r{Backspace}');
    expect([lettres()[0]?.[0], attente()]).toEqual(['C', null]);
  });

  test('PAR-4 le menu se tape aussi en deux temps', async () => {
    await refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard(' rp');
    expect([lettres()[0], ou(), menuOuvert()]).toEqual([['RP', ''], '0:0', false]);
  });
});
