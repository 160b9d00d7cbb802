// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FormulaireAdresse } from './formulaire-adresse';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const filtre = (titre: string) => (
  <FormulaireAdresse action="/0750001A/passeport" cle={titre}>
    <input type="hidden" name="classe" value="c1" />
    <input aria-label="Titre" name="titre" defaultValue={titre} />
    <input aria-label="Date" name="date" />
    <button type="submit">Filtrer</button>
  </FormulaireAdresse>
);

const actif = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

beforeEach(() => push.mockClear());
afterEach(cleanup);

test('PAS-1 les critères donnés vont dans l’adresse, les vides non', async () => {
  render(filtre(''));
  await userEvent.type(screen.getByLabelText('Titre'), 'l’œuvre & co{Enter}');
  const [adresse] = push.mock.calls[0] ?? [];
  expect([...new URL(adresse, 'http://localhost').searchParams]).toEqual([
    ['classe', 'c1'],
    ['titre', 'l’œuvre & co'],
  ]);
});

test('PAS-1 les champs suivent l’adresse, et le focus reste où il était', async () => {
  const { rerender } = render(filtre(''));
  await userEvent.type(screen.getByLabelText('Titre'), 'stock{Enter}');
  rerender(filtre('stock'));
  expect(actif()).toBe('Titre');
  await userEvent.clear(screen.getByLabelText('Titre'));
  await userEvent.click(screen.getByRole('button'));
  rerender(filtre(''));
  expect(actif()).toBe('Filtrer');
  await userEvent.type(screen.getByLabelText('Titre'), 'pas encore demandé');
  rerender(filtre('stock'));
  expect(screen.getByLabelText('Titre')).toHaveProperty('value', 'stock');
});
