// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Lien } from '@/components/ui/lien';
import { partir } from './departs';
import { NavigationDouce } from './navigation-douce';

const [push, refresh] = [vi.fn(), vi.fn()];
let chemin = '/0750001A';
vi.mock('next/navigation', () => ({ useRouter: () => ({ push, refresh }), usePathname: () => chemin }));

/** Vrai si le navigateur suivrait lui-même le lien. */
const cliquer = (nom: string, avec: MouseEventInit = {}) =>
  fireEvent.click(screen.getByRole('link', { name: nom }), { button: 0, ...avec });

describe('Liens vers une page de Griotte', () => {
  beforeEach(() => {
    push.mockClear();
    render(
      <>
        <NavigationDouce />
        <Lien href="/0750001A/passeport">
          <span>Passeport</span>
        </Lien>
        <Lien href="/0750001A/passeport?tri=date" surPlace>
          Trier
        </Lien>
        <Lien href="/0750001A/bilan" onClick={(e) => e.preventDefault()}>
          Retenu
        </Lien>
        <Lien href="/0750001A/aide" target="_blank">
          Ailleurs
        </Lien>
        <a href="/0750001A/export">Fichier</a>
      </>,
    );
  });

  afterEach(cleanup);

  test('ACC-1 un clic suit le lien sans recharger la page', () => {
    expect(cliquer('Passeport')).toBe(false);
    expect(push).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/\/0750001A\/passeport$/), { scroll: true });
  });

  test('ACC-1 un tri garde la hauteur de la page', () => {
    cliquer('Trier');
    expect(push).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/tri=date$/), { scroll: false });
  });

  test('ACC-1 le lien cliqué se marque ; le même ne se redemande pas, un autre l’emporte', () => {
    const lien = screen.getByRole('link', { name: 'Passeport' });
    const tri = screen.getByRole('link', { name: 'Trier' });
    cliquer('Passeport');
    cliquer('Passeport');
    expect([lien.dataset.attente, push.mock.calls.length]).toEqual(['', 1]);
    cliquer('Trier');
    expect([lien.dataset.attente, tri.dataset.attente, push.mock.calls.length]).toEqual([undefined, '', 2]);
  });

  test('ACC-1 la page où l’on revient se remet à jour, si le serveur répond', async () => {
    const joindre = vi.fn(async () => Response.json({}, { status: 503 }));
    vi.stubGlobal('fetch', joindre);
    const revenir = () => act(() => partir('/0750001A', 'traverse'));
    revenir();
    await vi.waitFor(() => expect(joindre).toHaveBeenCalledOnce());
    joindre.mockRejectedValueOnce(new Error('réseau'));
    revenir();
    await vi.waitFor(() => expect(joindre).toHaveBeenCalledTimes(2));
    expect(refresh).not.toHaveBeenCalled();
    joindre.mockResolvedValueOnce(Response.json({}));
    revenir();
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    act(() => partir('/0750001A/bilan', 'push'));
    expect(joindre).toHaveBeenCalledTimes(3);
    vi.unstubAllGlobals();
  });

  test('ACC-1 à la page suivante, un focus perdu va à son contenu ; celui qui tient n’est pas pris', () => {
    cleanup();
    const page = () => (
      <>
        <NavigationDouce />
        <main id="contenu" tabIndex={-1} />
        <button type="button">Menu</button>
      </>
    );
    chemin = '/0750001A/a';
    const { rerender } = render(page());
    expect(document.activeElement).toBe(document.body);
    chemin = '/0750001A/b';
    rerender(page());
    expect(document.activeElement).toBe(screen.getByRole('main'));
    screen.getByRole('button').focus();
    chemin = '/0750001A/c';
    rerender(page());
    expect(document.activeElement).toBe(screen.getByRole('button'));
  });

  test('ACC-1 un nouvel onglet, un fichier, un clic déjà traité restent au navigateur', () => {
    expect(cliquer('Passeport', { ctrlKey: true })).toBe(true);
    expect(cliquer('Passeport', { metaKey: true })).toBe(true);
    expect(cliquer('Passeport', { button: 1 })).toBe(true);
    expect(cliquer('Ailleurs')).toBe(true);
    expect(cliquer('Fichier')).toBe(true);
    cliquer('Retenu');
    expect(push).not.toHaveBeenCalled();
  });
});
