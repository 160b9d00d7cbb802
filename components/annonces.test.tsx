// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Annonces, useAnnoncer } from './annonces';

function Ligne() {
  const annoncer = useAnnoncer();
  return (
    <button type="button" onClick={() => annoncer('La fiche est rendue.')}>
      Réactiver
    </button>
  );
}

afterEach(cleanup);

test('PAE-3 le focus va au message quand le bouton pressé quitte la page, même plus tard', async () => {
  const { rerender } = render(<Annonces>{<Ligne />}</Annonces>);
  await userEvent.click(screen.getByRole('button'));
  expect(document.activeElement).toBe(screen.getByRole('button'));
  rerender(<Annonces>{null}</Annonces>);
  expect(document.activeElement?.textContent).toContain('La fiche est rendue.');
});
