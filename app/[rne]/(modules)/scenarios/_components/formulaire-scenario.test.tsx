// @vitest-environment jsdom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FournisseurCompte } from '@/components/gardien/compte';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';
import { FormulaireScenario } from './formulaire-scenario';

vi.setConfig({ testTimeout: 40_000 });
configure({ asyncUtilTimeout: 10_000 });
const { creer, modifier, pousser } = vi.hoisted(() => ({ creer: vi.fn(), modifier: vi.fn(), pousser: vi.fn() }));
vi.mock('../actions', () => ({ creerScenario: creer, modifierScenario: modifier }));
vi.mock('next/navigation', async (original) => ({ ...(await original()), useRouter: () => ({ push: pousser }) }));

const ITEM = { nature: 'item', parent: null, niveau: 'n', competence: null, evaluable: true, verifie: true } as const;
const diplome = (code: string, item: string) => ({
  ...{ code, sigle: code },
  arbre: construireArbre([{ ...ITEM, code: item, libelle: `Libellé ${item}` }]),
});

const ID = '11111111-1111-4111-8111-111111111111';
const SCENARIO = {
  ...{ id: ID, titre: 'Accueil', referentiel: 'GA', sigle: 'GA', niveau: 2, prive: true, estAuteur: true },
  ...{ contexte: '', materiels: '', ressources: '', liens: [], fichiers: [], auteur: '', auteurId: '' },
  items: [],
  creeLe: new Date('2026-09-01T08:00:00Z'),
  modifieLe: new Date('2026-09-02T08:00:00Z'),
} satisfies ScenarioLu;

const ouvrir = (plus: Partial<ComponentProps<typeof FormulaireScenario>> = {}) =>
  render(
    <FournisseurCompte rne="0750001A" id="moi">
      <FormulaireScenario rne="x" diplomes={[diplome('GA', '1.1'), diplome('LOG', 'G1')]} intitules={{}} {...plus} />
    </FournisseurCompte>,
  );

const titre = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Titre/ });
const prive = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Scénario privé' });
const presser = (name: RegExp | string) => userEvent.click(screen.getByRole('button', { name }));
const choisir = (liste: RegExp, option: string) =>
  userEvent.selectOptions(screen.getByRole('combobox', { name: liste }), option);

beforeAll(async () => {
  // La vérification se charge d'ordinaire à la première : ici, avant, pour ne pas l'attendre dans chaque essai.
  await Promise.all([import('@/lib/scenarios/schema'), import('@hookform/resolvers/zod')]);
  Element.prototype.scrollIntoView = () => {};
});
beforeEach(() => {
  creer.mockReset().mockResolvedValue({ ok: true, valeur: { id: 'neuf' } });
  modifier.mockReset().mockResolvedValue({ ok: true, valeur: { id: ID } });
  pousser.mockReset();
  localStorage.clear();
});
afterEach(cleanup);

describe('SCE-2 créer un scénario', () => {
  test('SCE-2 un oubli mène au champ ; changer de diplôme puis revenir retrouve les items', async () => {
    ouvrir();
    await presser(/Valider la création/);
    await waitFor(() => expect(document.activeElement).toBe(titre()));
    expect(creer).not.toHaveBeenCalled();
    await userEvent.type(titre(), 'Commande');
    await choisir(/^Niveau/, '3');
    await userEvent.click(await screen.findByRole('treeitem', { name: /1\.1/ }));
    await choisir(/^Diplôme/, 'LOG');
    expect(screen.queryByRole('button', { name: 'Retirer 1.1' })).toBeNull();
    await choisir(/^Diplôme/, 'GA');
    await presser(/Valider la création/);
    await waitFor(() => expect(pousser).toHaveBeenCalledWith('/x/scenarios/neuf?fait=cree'));
    const parti = { titre: 'Commande', referentiel: 'GA', niveau: 3, prive: false, items: ['1.1'], liens: [] };
    expect(creer.mock.calls[0]?.[0]).toMatchObject(parti);
    cleanup();
    ouvrir();
    expect(screen.queryByText('Brouillon retrouvé')).toBeNull();
  });
});

describe('SCE-5 modifier un scénario', () => {
  test('SCE-5 une connexion perdue se dit, tout reste ; un brouillon repris revient case décochée comprise', async () => {
    modifier.mockRejectedValueOnce(new TypeError('fetch failed'));
    ouvrir({ scenario: SCENARIO });
    await userEvent.type(titre(), ' bis');
    await userEvent.click(prive());
    await presser(/Valider les modifications/);
    expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy();
    expect(titre().value).toBe('Accueil bis');
    cleanup();
    ouvrir({ scenario: SCENARIO });
    expect([titre().value, prive().checked]).toEqual(['Accueil', true]);
    await presser('Reprendre');
    expect([titre().value, prive().checked]).toEqual(['Accueil bis', false]);
    await presser(/Valider les modifications/);
    await waitFor(() => expect(pousser).toHaveBeenCalledWith(`/x/scenarios/${ID}?fait=modifie`));
    expect(modifier.mock.lastCall?.[0]).toMatchObject({ id: ID, titre: 'Accueil bis', prive: false });
  });

  test('SCE-5 changé dans un autre onglet : le remplacer se demande, une fois', async () => {
    const perime = { ok: false, code: 'scenario-perime', message: 'Ce scénario a été modifié.' };
    modifier.mockResolvedValueOnce(perime).mockResolvedValueOnce({ ...perime, code: 'saisie', message: 'Non.' });
    ouvrir({ scenario: SCENARIO });
    await presser(/Valider les modifications/);
    expect(await screen.findByText('Ce scénario a été modifié.')).toBeTruthy();
    await presser('La remplacer par ma saisie');
    expect(await screen.findByText('Non.')).toBeTruthy();
    await presser(/Valider les modifications/);
    await waitFor(() => expect(modifier).toHaveBeenCalledTimes(3));
    expect(modifier.mock.calls.map(([envoi]) => envoi.remplacer)).toEqual([false, true, false]);
    expect(modifier.mock.calls[0]?.[0].modifieLe).toBe('2026-09-02T08:00:00.000Z');
  });
});
