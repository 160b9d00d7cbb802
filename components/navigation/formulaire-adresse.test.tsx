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

/** L'adresse devient celle-ci, et la page avec elle. */
const arriver = (requete: string) => history.replaceState(null, '', `/0750001A/passeport${requete}`);

test('PAS-1 ce qui se tape pendant que la réponse vient reste, et le focus aussi', async () => {
  const { rerender } = render(filtre(''));
  await userEvent.type(screen.getByLabelText('Titre'), 'stock{Enter}');
  await userEvent.type(screen.getByLabelText('Date'), '10/2026');
  arriver(String(push.mock.calls[0]?.[0]).replace(/^[^?]*/, ''));
  rerender(filtre('stock'));
  expect(screen.getByLabelText('Date')).toHaveProperty('value', '10/2026');
  expect(actif()).toBe('Date');
});

test('PAS-1 au retour, les champs reprennent ce que l’adresse montre, et le focus leur revient', async () => {
  const { rerender } = render(filtre('stock'));
  await userEvent.clear(screen.getByLabelText('Titre'));
  await userEvent.type(screen.getByLabelText('Titre'), 'pas demandé');
  arriver('?titre=vente');
  rerender(filtre('vente'));
  expect(screen.getByLabelText('Titre')).toHaveProperty('value', 'vente');
  expect(actif()).toBe('Titre');
  await userEvent.keyboard('s');
  expect(screen.getByLabelText('Titre')).toHaveProperty('value', 'ventes');
});
