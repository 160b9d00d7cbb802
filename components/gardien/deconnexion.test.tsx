// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Deconnexion } from './deconnexion';
import { DepartConclu } from './depart';
import { garder, listerGardees, ouvrirRangement } from './rangement';
import { veiller } from './veille';

const MOI = { rne: '0750001A', id: 'moi' };
const ranger = (sujet: string) => garder(MOI, { sujet, titre: `Saisie ${sujet}`, valeur: 1 });
const cesser: (() => void)[] = [];
const partir = vi.fn();

/** Presse « Se déconnecter » ; vrai si le navigateur part aussitôt, sans que rien ne soit demandé. */
async function presser(): Promise<boolean> {
  let parti = false;
  await act(async () => {
    parti = fireEvent.submit(screen.getByRole('button', { name: 'Se déconnecter' }).closest('form') as HTMLFormElement);
    await Promise.resolve();
  });
  return parti;
}
/** La question vient à l’usage : le temps que son code arrive. */
const question = (name: string) => screen.findByRole('heading', { name }, { timeout: 10_000 });
/** Vrai si le navigateur demande avant de quitter la page. */
function retenue(): boolean {
  const depart = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(depart);
  return depart.defaultPrevented;
}
/** La page de connexion, une fois la session fermée. */
function arriver(): void {
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  render(<DepartConclu />);
}
const choisir = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function ouvrir() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function fermer() {
    this.open = false;
  };
});
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(partir.mockReset());
  ouvrirRangement(MOI);
  render(
    <Deconnexion compte={MOI} action="/0750001A/deconnexion">
      Se déconnecter
    </Deconnexion>,
  );
});
afterEach(() => {
  window.dispatchEvent(new Event('pageshow'));
  for (const finir of cesser.splice(0)) finir();
  cleanup();
  vi.restoreAllMocks();
});

describe('Gardien : se déconnecter', () => {
  test('AUT-10 rien n’attend : on part sans question', async () => {
    expect(await presser()).toBe(true);
    arriver();
    expect(ranger('fiche:1')).toBe(false);
  });

  test('AUT-10 un fichier en chemin retient la page : qui choisit de rester n’a rien perdu', async () => {
    cesser.push(veiller({ retient: () => true }));
    expect(await presser()).toBe(false);
    await vi.waitFor(() => expect(partir).toHaveBeenCalledOnce());
    expect([retenue(), ranger('fiche:1')]).toEqual([true, true]);
  });

  test('AUT-10 hors ligne, on reste connecté, c’est dit, et rien n’est effacé', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    ranger('fiche:1');
    expect(await presser()).toBe(false);
    expect(screen.getByRole('alert').textContent).toMatch(/vous restez connecté/);
    expect([listerGardees(MOI).length, ranger('fiche:2'), partir.mock.calls.length]).toEqual([1, true, 0]);
  });

  test('AUT-10 ce qui peut encore partir part d’abord, puis on part sans question', async () => {
    ranger('grille:1');
    const relancer = vi.fn(async () => localStorage.removeItem('griotte:garde:0750001A:moi:grille:1'));
    cesser.push(veiller({ garder: () => {}, relancer }));
    expect(await presser()).toBe(false);
    await vi.waitFor(() => expect(partir).toHaveBeenCalledOnce());
    expect([relancer.mock.calls.length, screen.queryByRole('dialog')]).toEqual([1, null]);
  });

  test('AUT-10 trois saisies attendent : la question les nomme, et rester ne touche à rien', async () => {
    for (const sujet of ['fiche:1', 'grille:2', 'scenario:nouveau']) ranger(sujet);
    expect(await presser()).toBe(false);
    expect(await question('3 saisies attendent sur cet appareil')).toBeTruthy();
    expect(screen.getByText(/^Saisie scenario:nouveau, le/)).toBeTruthy();
    choisir('Rester connecté');
    expect([screen.queryByRole('heading'), partir.mock.calls.length, listerGardees(MOI).length]).toEqual([null, 0, 3]);
    expect(ranger('fiche:4')).toBe(true);
  });

  test('AUT-10 les garder sur un appareil à soi', async () => {
    ranger('fiche:1');
    await presser();
    await question('Une saisie attend sur cet appareil');
    choisir('La garder et partir');
    arriver();
    expect([partir.mock.calls.length, listerGardees(MOI).length, ranger('fiche:2')]).toEqual([1, 1, false]);
  });

  test('AUT-10 les effacer d’un ordinateur partagé ; la page quittée n’y remet rien et ne retient pas', async () => {
    ranger('fiche:1');
    cesser.push(veiller({ garder: () => void ranger('fiche:1'), retient: () => true }));
    await presser();
    await question('Une saisie attend sur cet appareil');
    choisir('L’effacer et partir');
    expect([retenue(), partir.mock.calls.length]).toEqual([false, 1]);
    arriver();
    expect(listerGardees(MOI)).toEqual([]);
    cleanup();
    ouvrirRangement(MOI);
    ranger('fiche:2');
    render(<DepartConclu />);
    expect(listerGardees(MOI)).toHaveLength(1);
  });
});
