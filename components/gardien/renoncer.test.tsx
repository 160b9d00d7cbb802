// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Renoncer } from './renoncer';

const { pousser } = vi.hoisted(() => ({ pousser: vi.fn() }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: pousser }) }));

beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function ouvrir() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function fermer() {
    this.open = false;
  };
});
afterEach(cleanup);

describe('Gardien : « Annuler » un formulaire', () => {
  test('SCE-2 sans saisie, c’est un lien qui n’oublie rien', () => {
    const abandonner = vi.fn();
    render(<Renoncer href="/x" brouillon={{ commence: false, abandonner }} />);
    const lien = screen.getByRole('link', { name: 'Annuler' });
    fireEvent.click(lien);
    expect([lien.getAttribute('href'), abandonner.mock.calls.length]).toEqual(['/x', 0]);
  });

  test('SCE-2 avec une saisie, la question d’abord ; confirmé, elle s’oublie et la page se quitte', async () => {
    const abandonner = vi.fn();
    render(<Renoncer href="/x" brouillon={{ commence: true, abandonner }} />);
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }));
    expect(screen.getByRole('heading', { name: /Abandonner cette saisie/ })).toBeTruthy();
    expect(abandonner).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Abandonner' }));
    await waitFor(() => expect(pousser).toHaveBeenCalledWith('/x'));
    expect(abandonner).toHaveBeenCalledOnce();
  });
});
