// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Onglets } from './onglets';

const onglets = [
  { id: 'un', libelle: 'Un', contenu: 'Premier panneau' },
  { id: 'deux', libelle: 'Deux', contenu: 'Second panneau' },
  { id: 'trois', libelle: 'Trois', contenu: 'Dernier panneau' },
];

afterEach(cleanup);

describe('UI Onglets', () => {
  it('UI Onglets : flèches, début et fin changent d’onglet et de panneau', async () => {
    render(<Onglets libelle="Vues" onglets={onglets} />);
    await userEvent.tab();
    expect(screen.getByRole('tabpanel', { name: 'Un' }).textContent).toBe('Premier panneau');
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tabpanel', { name: 'Trois' })).toBeTruthy();
    await userEvent.keyboard('{Home}{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Deux', selected: true }));
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('tabpanel').textContent).toBe('Dernier panneau');
  });

  it('UI Onglets : Tab passe de l’onglet choisi à son panneau', async () => {
    render(<Onglets libelle="Vues" onglets={onglets} initial="deux" />);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('tabpanel', { name: 'Deux' }));
  });
});
