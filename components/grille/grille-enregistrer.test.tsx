// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { annoncerSession } from '@/components/envoi/reprise';
import { garder } from '@/components/gardien/rangement';
import { unEcart } from '@/lib/evaluations/grille/outils-de-test';
import { case_, lettres, monter, poster, premiere, preparerGrille } from './outils-de-test';
import { ok } from './outils-saisie';

vi.mock('@/components/gardien/envois', async (original) => ({
  ...(await original<typeof import('@/components/gardien/envois')>()),
  poster: vi.fn(),
}));
const { pousser } = vi.hoisted(() => ({ pousser: vi.fn() }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: pousser, refresh: () => {} }) }));
beforeEach(() => pousser.mockReset());

preparerGrille();

describe('EVA-2 enregistrer', () => {
  const situation = () => screen.getAllByRole('status').map((e) => e.textContent);

  test('EVA-2 l’état est toujours dit, de l’attente à l’enregistrement', async () => {
    expect(situation()).toContain('Enregistré');
    premiere().focus();
    await userEvent.keyboard('rp');
    expect(situation()).toContain('2\u00a0modifications en attente');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(poster).toHaveBeenCalledExactlyOnceWith('/0750001A/evaluations/e/saisie?compte=moi', {
      cellules: [
        { apprenant: 'a0', item: '1.1.1', degre: 'totale', avant: [null] },
        { apprenant: 'a0', item: '1.1.2', degre: 'partielle', avant: [null] },
      ],
      commentaires: [],
    });
    await waitFor(() => expect(situation().join()).toMatch(/Enregistré à \d/));
  });

  test('EVA-2 hors ligne, la saisie est gardée sur l’appareil et on ne quitte pas la grille', async () => {
    poster.mockResolvedValue({ genre: 'reseau' });
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer et revenir' }));
    expect(situation()).toContain('Hors ligne\u00a0: 1\u00a0modification gardée sur cet appareil');
    expect(localStorage.getItem('griotte:garde:0750001A:moi:grille:e')).toContain('a0 1.1.1');
    expect(pousser).not.toHaveBeenCalled();
    poster.mockResolvedValue(ok());
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(situation().join()).toMatch(/Enregistré à/));
    expect(localStorage.getItem('griotte:garde:0750001A:moi:grille:e')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer et revenir' }));
    expect(pousser).toHaveBeenCalledWith('/0750001A/evaluations');
  });

  test('EVA-2 session finie : on se reconnecte dans un autre onglet, et la saisie part d’elle-même', async () => {
    window.history.replaceState(null, '', '/0750001A/evaluations/e');
    poster.mockResolvedValue({ genre: 'session' });
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    const lien = await screen.findByRole('link', { name: /^Se reconnecter/ });
    expect(lien.getAttribute('href')).toBe('/0750001A/connexion?suite=%2F0750001A%2Fconnexion%2Fretour');
    expect([lettres()[0]?.[0], situation().join()]).toEqual(['R', expect.stringContaining('Session terminée')]);
    poster.mockResolvedValue(ok());
    annoncerSession();
    await waitFor(() => expect(situation().join()).toMatch(/Enregistré à/));
    expect(screen.queryByRole('link', { name: /^Se reconnecter/ })).toBeNull();
  });

  test('EVA-2 un autre compte connecté depuis dans ce navigateur : rien ne part sous son nom', async () => {
    localStorage.setItem('griotte:compte', '0750001A:autre');
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Votre session est terminée')).toBeTruthy();
    expect(poster).not.toHaveBeenCalled();
    await waitFor(() => expect(localStorage.getItem('griotte:garde:0750001A:moi:grille:e')).toContain('a0 1.1.1'));
  });

  test('EVA-2 un refus se montre, avec de quoi réessayer ou renoncer', async () => {
    poster.mockResolvedValue({ genre: 'refus', message: 'Cette évaluation est close.' });
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Cette évaluation est close.')).toBeTruthy();
    poster.mockResolvedValue(ok());
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    await waitFor(() => expect(screen.queryByText('Cette évaluation est close.')).toBeNull());
  });

  test('EVA-2 quitter la page enregistre ce qui attend', async () => {
    premiere().focus();
    await userEvent.keyboard('r');
    cleanup();
    expect(poster).toHaveBeenCalledOnce();
  });

  test('EVA-2 rouvrir la grille reprend ce qu’elle avait laissé ; un autre compte n’en voit rien', async () => {
    cleanup();
    const ranger = (id: string, valeur: unknown) =>
      garder({ rne: '0750001A', id }, { sujet: 'grille:e', titre: 'Grille', valeur });
    ranger('moi', { 'a0 1.1.1': ['totale', ''] });
    ranger('autre', { 'a0 1.1.2': ['absent', ''] });
    monter();
    expect(lettres()[0]).toEqual(['R', '']);
    expect(screen.getByText(/Une modification gardée sur cet appareil a été reprise/)).toBeTruthy();
    await waitFor(() => expect(poster).toHaveBeenCalledOnce());
    expect(localStorage.getItem('griotte:garde:0750001A:autre:grille:e')).toContain('absent');
  });
});

describe('EVA-2 départager', () => {
  test('EVA-2 la case est marquée, le panneau dit qui a mis quoi, on choisit', async () => {
    poster.mockResolvedValueOnce(
      ok({ ecarts: [unEcart('a0', 'erreurs'), unEcart('a2', '', { par: null, le: null })] }),
    );
    premiere().focus();
    await userEvent.keyboard('r{ArrowDown}{ArrowDown}{Home}a');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    const panneau = within(await screen.findByRole('region', { name: 'Cases à départager' }));
    expect(panneau.getByText(/^NOM Zoé · 1\.1\.1\s: vous avez mis R, Paul DURAND a mis E à/)).toBeTruthy();
    expect(panneau.getByText(/^NOM Inès · 1\.1\.1\s: vous avez mis A, quelqu’un d’autre a vidé la case$/)).toBeTruthy();
    expect(premiere().getAttribute('aria-label')).toBe('Réussite totale, R, à départager');
    await userEvent.click(panneau.getByRole('button', { name: 'Garder le sien, NOM Zoé · 1.1.1' }));
    expect([lettres()[0]?.[0], premiere().getAttribute('aria-label')]).toEqual(['E', 'Trop d’erreurs, E']);
    await userEvent.click(panneau.getByRole('button', { name: /^Garder le mien, NOM Inès/ }));
    expect(screen.queryByRole('region', { name: 'Cases à départager' })).toBeNull();
    await waitFor(() => expect(poster).toHaveBeenCalledTimes(2));
  });

  test('EVA-2 à plusieurs, la case dit qui l’a saisie', async () => {
    cleanup();
    monter({}, { partagee: true, par: 'Paul DURAND' });
    case_(/Yanis/, 0).focus();
    await waitFor(() => expect(screen.getByText(/^Saisi par Paul DURAND le \d\d\/\d\d à/)).toBeTruthy());
    expect(case_(/Yanis/, 0).getAttribute('aria-describedby')).toBe(screen.getByText(/^Saisi par/).id);
  });
});
