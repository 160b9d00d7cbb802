// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Confirmation } from './confirmation';

/* jsdom ne connaît pas les fenêtres modales : on lui apprend ce que la norme HTML demande (`showModal`, `close`,
   premier contrôle pris, focus rendu). Le parcours du vrai navigateur est dans les essais de bout en bout. */
beforeEach(() => {
  let avant: Element | null = null;
  HTMLDialogElement.prototype.showModal = function montrer() {
    avant = document.activeElement;
    this.open = true;
    this.querySelector('button')?.focus();
  };
  HTMLDialogElement.prototype.close = function fermer() {
    this.open = false;
    if (avant instanceof HTMLElement) avant.focus();
    this.dispatchEvent(new Event('close'));
  };
});

afterEach(cleanup);

/** Échap dans le navigateur : `cancel`, puis `close` si personne ne s'y oppose. */
function echap(dialogue: HTMLElement) {
  if (fireEvent(dialogue, new Event('cancel', { cancelable: true })) && dialogue instanceof HTMLDialogElement) {
    dialogue.close();
  }
}

function monter(onConfirmer: (() => void) | (() => Promise<boolean>), enCours = false) {
  render(
    <Confirmation
      libelle="Supprimer"
      titre="Supprimer la ligne ?"
      confirmer="Supprimer la ligne"
      danger
      enCours={enCours}
      onConfirmer={onConfirmer}
    >
      On ne pourra pas revenir en arrière.
    </Confirmation>,
  );
  return userEvent.click(screen.getByRole('button', { name: 'Supprimer' }));
}

describe('UI Confirmation', () => {
  it('UI Confirmation : rien n’est fait avant la réponse ; le focus va au bouton qui renonce', async () => {
    let faits = 0;
    await monter(() => void faits++);
    expect(screen.getByRole('dialog', { name: 'Supprimer la ligne ?' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Annuler');
    expect(faits).toBe(0);
  });

  it('UI Confirmation : Annuler ferme sans agir et rend le focus au bouton d’ouverture', async () => {
    let faits = 0;
    await monter(() => void faits++);
    await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Supprimer');
    expect(faits).toBe(0);
  });

  it('UI Confirmation : Échap ferme, et la question peut être reposée', async () => {
    await monter(() => {});
    echap(screen.getByRole('dialog'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Supprimer' }));
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it('UI Confirmation : confirmer agit une fois et ferme', async () => {
    let faits = 0;
    await monter(() => void faits++);
    await userEvent.click(screen.getByRole('button', { name: 'Supprimer la ligne' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(faits).toBe(1);
  });

  it('UI Confirmation : ce qui n’a pas été fait laisse la fenêtre ouverte', async () => {
    await monter(async () => false);
    await userEvent.click(screen.getByRole('button', { name: 'Supprimer la ligne' }));
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it('UI Confirmation : pendant l’action, Échap ne ferme pas et les boutons attendent', async () => {
    await monter(() => {}, true);
    echap(screen.getByRole('dialog'));
    expect(screen.getByRole('dialog')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Annuler' }).disabled).toBe(true);
    const confirmer = screen.getByRole('button', { name: 'Supprimer la ligne' });
    expect(confirmer.getAttribute('aria-disabled')).toBe('true');
  });
});
