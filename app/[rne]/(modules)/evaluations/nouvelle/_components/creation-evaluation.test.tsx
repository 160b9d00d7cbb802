// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Candidat, Diplome } from '@/lib/evaluations/queries-choix';
import { construireArbre } from '@/lib/referentiels/arbre';
import { CreationEvaluation } from './creation-evaluation';

const { creer, pousser } = vi.hoisted(() => ({ creer: vi.fn(), pousser: vi.fn() }));
vi.mock('../../actions', () => ({ creerEvaluation: creer }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: pousser }) }));

const diplome = (code: string, item: string): Diplome => ({
  code,
  sigle: code,
  intitule: code,
  arbre: construireArbre([
    {
      code: item,
      nature: 'item',
      parent: null,
      niveau: 'n',
      libelle: `Libellé ${item}`,
      competence: null,
      evaluable: true,
      verifie: true,
    },
  ]),
});

const candidat = (id: string, classe: string, referentiel: string, niveau: number): Candidat => ({
  id,
  nom: id.toUpperCase(),
  prenom: 'P',
  referentiel,
  division: { id: classe, code: classe, niveau },
});

const props = {
  base: '/x/evaluations',
  aujourdhui: '2026-11-14',
  diplomes: [diplome('GA', '1.1'), diplome('LOG', 'G1')],
  candidats: [
    candidat('zoe', 'TGA', 'GA', 3),
    candidat('yanis', 'TGA', 'GA', 3),
    candidat('ines', 'PGA', 'GA', 2),
    candidat('tom', '2LOG', 'LOG', 1),
  ],
  groupes: [{ id: 'g', code: 'ANG1', apprenants: ['zoe', 'tom'] }],
};

const cocher = (nom: RegExp) => userEvent.click(screen.getByRole('checkbox', { name: nom }));
const choisir = (liste: string, option: string) =>
  userEvent.selectOptions(screen.getByRole('combobox', { name: liste }), option);
const valider = () => userEvent.click(screen.getByRole('button', { name: /Valider la sélection/ }));

beforeAll(() => {
  Element.prototype.scrollIntoView = () => {};
});
beforeEach(() => {
  creer.mockReset().mockResolvedValue({ ok: true, valeur: { id: 'neuve' } });
  pousser.mockReset();
  render(<CreationEvaluation {...props} />);
});
afterEach(cleanup);

describe('EVA-1 créer une évaluation', () => {
  test('EVA-1 la sélection part entière, puis la grille s’ouvre', async () => {
    await userEvent.type(screen.getByRole('textbox', { name: /^Titre/ }), 'Commande');
    await choisir('Niveau', '3');
    await userEvent.click(screen.getByRole('treeitem', { name: /1\.1/ }));
    await cocher(/Toute la classe TGA/);
    await valider();
    expect(creer).toHaveBeenCalledExactlyOnceWith({
      titre: 'Commande',
      faiteLe: '2026-11-14',
      referentiel: 'GA',
      niveau: 3,
      items: ['1.1'],
      apprenants: ['zoe', 'yanis'],
    });
    await waitFor(() => expect(pousser).toHaveBeenCalledWith('/x/evaluations/neuve'));
  });

  test('EVA-1 seuls les niveaux et les apprenants du diplôme choisi sont proposés', async () => {
    const niveaux = () => [...screen.getByRole('combobox', { name: 'Niveau' }).querySelectorAll('option')];
    expect(niveaux().map((o) => o.textContent)).toEqual(['Première (2BPRO3)', 'Terminale (3BPRO3)']);
    expect(screen.getByRole('checkbox', { name: 'INES P' })).toBeTruthy();
    await choisir('Diplôme', 'LOG');
    expect(niveaux().map((o) => o.textContent)).toEqual(['Seconde (1BPRO3)']);
    expect(screen.queryByRole('checkbox', { name: 'INES P' })).toBeNull();
    expect(screen.getByRole('checkbox', { name: 'TOM P' })).toBeTruthy();
  });

  test('EVA-1 la case d’une classe est mixte quand une partie seulement est choisie ; un groupe coche les siens', async () => {
    await choisir('Niveau', '3');
    await cocher(/^ANG1/);
    const classe = screen.getByRole<HTMLInputElement>('checkbox', { name: /Toute la classe TGA \(1 sur 2\)/ });
    expect([classe.indeterminate, classe.checked]).toEqual([true, false]);
    await cocher(/^YANIS/);
    expect([classe.indeterminate, classe.checked]).toEqual([false, true]);
    await cocher(/Toute la classe TGA/);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'ZOE P' }).checked).toBe(false);
  });

  test('EVA-1 un refus n’efface rien, dit quoi corriger, et changer de diplôme garde les items', async () => {
    creer.mockResolvedValueOnce({
      ok: false,
      code: 'saisie',
      message: 'Certains champs sont à corriger.',
      champs: { titre: 'Donnez un titre à cette évaluation.', 'apprenants.0': 'Identifiant invalide.' },
    });
    await userEvent.click(screen.getByRole('treeitem', { name: /1\.1/ }));
    await valider();
    const titre = await screen.findByRole('textbox', { name: /^Titre/ });
    expect(titre.getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(titre));
    expect(screen.getByText('Identifiant invalide.')).toBeTruthy();
    await userEvent.type(titre, 'X');
    expect(titre.getAttribute('aria-invalid')).toBeNull();
    expect(document.activeElement).toBe(titre);
    await choisir('Diplôme', 'LOG');
    await choisir('Diplôme', 'GA');
    expect(screen.getByRole('button', { name: 'Retirer 1.1' })).toBeTruthy();
    expect(pousser).not.toHaveBeenCalled();
  });

  test('EVA-1 une connexion perdue se dit, et la saisie reste', async () => {
    creer.mockRejectedValueOnce(new TypeError('fetch failed'));
    await userEvent.type(screen.getByRole('textbox', { name: /^Titre/ }), 'Commande');
    await valider();
    expect(await screen.findByText(/La connexion a été perdue/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Titre/ }).value).toBe('Commande');
  });
});
