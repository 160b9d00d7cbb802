// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Differe, prevoir } from './differe';

const Partie = ({ nom }: { nom: string }) => <p>Partie {nom}</p>;

afterEach(cleanup);

const montrer = (charger: () => Promise<typeof Partie>) =>
  render(
    <>
      <input aria-label="Titre" defaultValue="Ma fiche" />
      <Differe charger={charger} attente={<p>En chemin</p>}>
        {(Venue) => <Venue nom="A" />}
      </Differe>
    </>,
  );

test('UI Differe : montre l’attente, puis le composant ; déjà venu, il est là tout de suite', async () => {
  const charger = vi.fn(async () => Partie);
  montrer(charger);
  expect(screen.getByText('En chemin')).toBeTruthy();
  await screen.findByText('Partie A');
  cleanup();
  montrer(charger);
  expect(screen.getByText('Partie A')).toBeTruthy();
  expect(charger).toHaveBeenCalledOnce();
});

test('UI Differe : s’il ne vient pas, un message le dit à sa place, la page reste, et l’on réessaie', async () => {
  const charger = vi.fn(async () => Partie).mockRejectedValueOnce(new Error('réseau'));
  montrer(charger);
  await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
  expect(await screen.findByText('Partie A')).toBeTruthy();
  expect(screen.getByLabelText('Titre')).toHaveProperty('value', 'Ma fiche');
});

test('UI Differe : une prévision manquée ne se dit pas, et se redemande à l’usage', async () => {
  const charger = vi.fn(async () => Partie).mockRejectedValueOnce(new Error('réseau'));
  await prevoir(charger);
  montrer(charger);
  expect(await screen.findByText('Partie A')).toBeTruthy();
});
