// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AvisBrouillon } from './avis-brouillon';
import { useBrouillonLocal } from './brouillon-local';

function Formulaire({ cle = 'moi:note', depart = '' }: { cle?: string; depart?: string }) {
  const [titre, setTitre] = useState(depart);
  const { retrouve, ecarter, terminer } = useBrouillonLocal(cle, { titre });
  return (
    <>
      <AvisBrouillon
        le={retrouve?.le ?? null}
        onReprendre={() => {
          if (retrouve) setTitre(retrouve.valeur.titre);
          ecarter();
        }}
        onEffacer={ecarter}
      />
      <input aria-label="Titre" value={titre} onChange={(e) => setTitre(e.target.value)} />
      <button type="button" onClick={terminer}>
        Enregistrer
      </button>
    </>
  );
}

const titre = () => screen.getByLabelText<HTMLInputElement>('Titre');
const bouton = (name: string) => screen.getByRole('button', { name });
const saisir = (value: string) => fireEvent.change(titre(), { target: { value } });
const presser = (name: string) => fireEvent.click(bouton(name));
const attendre = () => act(() => void vi.advanceTimersByTime(500));

/** Ferme l'onglet sans attendre, puis rouvre la page. */
function rouvrir(props: Parameters<typeof Formulaire>[0] = {}) {
  act(() => void dispatchEvent(new Event('pagehide')));
  cleanup();
  render(<Formulaire {...props} />);
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-10-05T10:00:00Z') });
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('SCE-2 Le brouillon d’un formulaire', () => {
  test('SCE-2 ce qui était saisi à la fermeture de l’onglet se reprend', () => {
    render(<Formulaire />);
    expect(screen.queryByText('Brouillon retrouvé')).toBeNull();
    saisir('Accueil');
    rouvrir();
    expect([titre().value, screen.getByText(/05\/10\/2026/).textContent]).toEqual([
      '',
      expect.stringContaining('Une saisie du 05/10/2026'),
    ]);
    presser('Reprendre');
    expect(titre().value).toBe('Accueil');
    expect(screen.getByText(/Le brouillon est repris/).closest('[tabindex]')).toBe(document.activeElement);
    rouvrir();
    expect(bouton('Reprendre')).toBeTruthy();
  });

  test('SCE-2 effacé ou enregistré, il ne revient pas', () => {
    render(<Formulaire />);
    saisir('Accueil');
    rouvrir();
    presser('Effacer');
    rouvrir();
    expect(screen.queryByText('Brouillon retrouvé')).toBeNull();
    saisir('Courrier');
    presser('Enregistrer');
    rouvrir();
    expect([screen.queryByText('Brouillon retrouvé'), localStorage.length]).toEqual([null, 0]);
  });

  test('SCE-2 revenir à ce qui est enregistré n’est pas un brouillon', () => {
    render(<Formulaire depart="Lu" />);
    saisir('Lus');
    attendre();
    expect(localStorage.length).toBe(1);
    saisir('Lu');
    attendre();
    expect(localStorage.length).toBe(0);
  });

  test('SCE-2 ni le brouillon d’un autre, ni celui de la semaine passée', () => {
    render(<Formulaire />);
    saisir('Accueil');
    rouvrir({ cle: 'autre:note' });
    expect(screen.queryByText('Brouillon retrouvé')).toBeNull();
    vi.setSystemTime(new Date('2026-10-13T10:00:00Z'));
    rouvrir();
    expect([screen.queryByText('Brouillon retrouvé'), localStorage.length]).toEqual([null, 0]);
  });

  test('SCE-2 sans rangement dans le navigateur, le formulaire marche', () => {
    const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('plein', 'QuotaExceededError');
    });
    localStorage['brouillon:moi:note'] = '{pas du JSON';
    render(<Formulaire />);
    saisir('Accueil');
    attendre();
    expect([titre().value, refuse.mock.calls.length > 0]).toEqual(['Accueil', true]);
    refuse.mockRestore();
  });
});
