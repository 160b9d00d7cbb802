// @vitest-environment jsdom

import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FournisseurCompte } from '@/components/gardien/compte';
import type { Candidat } from '@/lib/evaluations/serveur/queries-choix';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import type { Diplome } from '@/lib/referentiels/serveur/queries-diplomes';
import { CreationEvaluation } from './creation-evaluation';
import type { PropsCreation } from './use-creation';

const { creer, pousser } = vi.hoisted(() => ({ creer: vi.fn(), pousser: vi.fn() }));
vi.mock('../../actions', () => ({ creerEvaluation: creer }));
vi.mock('next/navigation', async (original) => ({ ...(await original()), useRouter: () => ({ push: pousser }) }));
vi.setConfig({ testTimeout: 40_000 });
configure({ asyncUtilTimeout: 10_000 });

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

const id = (nom: string) => `00000000-0000-4000-8000-${Buffer.from(nom).toString('hex').padStart(12, '0')}`;

const candidat = (nom: string, classe: string, referentiel: string, niveau: number): Candidat => ({
  id: id(nom),
  nom: nom.toUpperCase(),
  prenom: 'P',
  referentiel,
  division: { id: classe, code: classe, niveau },
});

const props = {
  rne: 'x',
  aujourdhui: '2026-11-14',
  diplomes: [diplome('GA', '1.1'), diplome('LOG', 'G1')],
  candidats: [
    candidat('zoe', 'TGA', 'GA', 3),
    candidat('yanis', 'TGA', 'GA', 3),
    candidat('ines', 'PGA', 'GA', 2),
    candidat('tom', '2LOG', 'LOG', 1),
  ],
  groupes: [{ id: 'g', code: 'ANG1', apprenants: [id('zoe'), id('tom')] }],
  scenario: null,
};

const cocher = (nom: RegExp) => userEvent.click(screen.getByRole('checkbox', { name: nom }));
const choisir = (liste: string, option: string) =>
  userEvent.selectOptions(screen.getByRole('combobox', { name: liste }), option);
const titre = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Titre/ });
const presser = (nom: RegExp | string) => userEvent.click(screen.getByRole('button', { name: nom }));
const avancer = () => presser('Choisir les apprenants');
const valider = () => presser(/Valider la sélection/);
const ouvrir = (plus: Partial<PropsCreation> = {}, compte = 'moi') =>
  render(
    <FournisseurCompte rne="0750001A" id={compte}>
      <CreationEvaluation {...props} {...plus} />
    </FournisseurCompte>,
  );

/** La première étape remplie, jusqu'à la seconde. */
async function jusquAuxApprenants() {
  await userEvent.type(titre(), 'Commande');
  await choisir('Niveau', '3');
  await userEvent.click(await screen.findByRole('treeitem', { name: /1\.1/ }));
  await avancer();
  await screen.findByRole('heading', { name: 'Qui est évalué' });
}

beforeAll(async () => {
  // Ce qui se charge d'ordinaire à l'usage : ici, avant, pour ne pas l'attendre dans chaque essai.
  await Promise.all([
    import('@/components/items/choix-items'),
    import('@/lib/evaluations/schema'),
    import('@hookform/resolvers/zod'),
  ]);
  Element.prototype.scrollIntoView = () => {};
});
beforeEach(() => {
  creer.mockReset().mockResolvedValue({ ok: true, valeur: { id: 'neuve' } });
  pousser.mockReset();
  localStorage.clear();
});
afterEach(cleanup);

describe('EVA-1 créer une évaluation', () => {
  test('EVA-1 deux étapes, puis la sélection part entière et la grille s’ouvre', async () => {
    ouvrir();
    expect(screen.queryByRole('checkbox', { name: /TGA/ })).toBeNull();
    await jusquAuxApprenants();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Qui est évalué'));
    await cocher(/Toute la classe TGA/);
    await valider();
    expect(creer).toHaveBeenCalledExactlyOnceWith({
      titre: 'Commande',
      faiteLe: '2026-11-14',
      referentiel: 'GA',
      niveau: 3,
      items: ['1.1'],
      apprenants: [id('zoe'), id('yanis')],
    });
    await waitFor(() => expect(pousser).toHaveBeenCalledWith('/x/evaluations/neuve'));
  });

  test('EVA-1 la première étape ne se passe pas incomplète, et mène au champ fautif', async () => {
    ouvrir();
    await avancer();
    await waitFor(() => expect(document.activeElement).toBe(titre()));
    expect(await screen.findByText('Choisissez au moins un item à évaluer.')).toBeTruthy();
    await userEvent.type(titre(), 'X{Enter}');
    expect(titre().getAttribute('aria-invalid')).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Qui est évalué' })).toBeNull();
    expect(creer).not.toHaveBeenCalled();
  });

  test('EVA-1 revenir aux items, par le bouton ou par l’étape, garde tout', async () => {
    ouvrir();
    await jusquAuxApprenants();
    await cocher(/^YANIS/);
    await presser('Revenir aux items');
    await screen.findByRole('heading', { name: 'Ce qui est évalué' });
    expect(titre().value).toBe('Commande');
    await avancer();
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /^YANIS/ })).checked).toBe(true);
    await presser(/Ce qui est évalué/);
    expect(await screen.findByRole('button', { name: 'Retirer 1.1' })).toBeTruthy();
  });

  test('EVA-1 seuls les niveaux et les apprenants du diplôme choisi sont proposés', async () => {
    ouvrir();
    const niveaux = () => [...screen.getByRole('combobox', { name: 'Niveau' }).querySelectorAll('option')];
    expect(niveaux().map((o) => o.textContent)).toEqual(['Première (2BPRO3)', 'Terminale (3BPRO3)']);
    await choisir('Diplôme', 'LOG');
    expect(niveaux().map((o) => o.textContent)).toEqual(['Seconde (1BPRO3)']);
    await userEvent.type(titre(), 'Quai');
    await userEvent.click(await screen.findByRole('treeitem', { name: /G1/ }));
    await avancer();
    expect(await screen.findByRole('checkbox', { name: 'TOM P' })).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: 'INES P' })).toBeNull();
  });

  test('EVA-1 la case d’une classe est mixte quand une partie seulement est choisie ; un groupe coche les siens', async () => {
    ouvrir();
    await jusquAuxApprenants();
    await cocher(/^ANG1/);
    const classe = screen.getByRole<HTMLInputElement>('checkbox', { name: /Toute la classe TGA \(1 sur 2\)/ });
    expect([classe.indeterminate, classe.checked]).toEqual([true, false]);
    await cocher(/^YANIS/);
    expect([classe.indeterminate, classe.checked]).toEqual([false, true]);
    await cocher(/Toute la classe TGA/);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'ZOE P' }).checked).toBe(false);
  });
});

describe('EVA-1 rien de saisi ne se perd', () => {
  test('EVA-1 un refus ramène à l’étape fautive, au champ à corriger, sans rien effacer', async () => {
    ouvrir();
    await jusquAuxApprenants();
    await cocher(/^YANIS/);
    const champs = { faiteLe: 'Cette date n’est pas dans l’année scolaire.', 'apprenants.0': 'Identifiant invalide.' };
    creer.mockResolvedValueOnce({ ok: false, code: 'saisie', message: 'Certains champs sont à corriger.', champs });
    await valider();
    const date = await screen.findByLabelText(/^Date/);
    await waitFor(() => expect(document.activeElement).toBe(date));
    expect(screen.getByText(/pas dans l’année scolaire/)).toBeTruthy();
    expect(titre().value).toBe('Commande');
    await avancer();
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /^YANIS/ })).checked).toBe(true);
    expect(pousser).not.toHaveBeenCalled();
  });

  test('EVA-1 changer de diplôme puis revenir retrouve les items', async () => {
    ouvrir();
    await userEvent.click(await screen.findByRole('treeitem', { name: /1\.1/ }));
    await choisir('Diplôme', 'LOG');
    expect(screen.queryByRole('button', { name: 'Retirer 1.1' })).toBeNull();
    await choisir('Diplôme', 'GA');
    expect(screen.getByRole('button', { name: 'Retirer 1.1' })).toBeTruthy();
  });

  test('EVA-1 sans apprenant rien ne part ; une connexion perdue se dit, et la saisie reste', async () => {
    ouvrir();
    await jusquAuxApprenants();
    await valider();
    expect(await screen.findByText('Choisissez au moins un apprenant.')).toBeTruthy();
    await cocher(/^YANIS/);
    creer.mockRejectedValueOnce(new TypeError('fetch failed'));
    await valider();
    expect(await screen.findByText(/La connexion a été perdue/)).toBeTruthy();
    await presser('Revenir aux items');
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /^Titre/ })).value).toBe('Commande');
  });

  test('EVA-1 un onglet fermé laisse un brouillon, à son auteur seul, jusqu’à la création', async () => {
    const { unmount } = ouvrir();
    await jusquAuxApprenants();
    await cocher(/^YANIS/);
    unmount();
    ouvrir({}, 'une autre').unmount();
    expect(screen.queryByText('Brouillon retrouvé')).toBeNull();
    const { unmount: fermer } = ouvrir();
    await presser('Reprendre');
    expect(titre().value).toBe('Commande');
    await avancer();
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /^YANIS/ })).checked).toBe(true);
    await valider();
    await waitFor(() => expect(pousser).toHaveBeenCalled());
    fermer();
    ouvrir();
    expect(screen.queryByText('Brouillon retrouvé')).toBeNull();
  });
});

describe('SCE-7 d’après un scénario', () => {
  const scenario = { id: id('sce'), titre: 'Accueil', referentiel: 'GA', niveau: 2, items: ['1.1'] };

  test('SCE-7 titre, diplôme, niveau et items sont là, et le lien part avec', async () => {
    ouvrir({ scenario, diplomes: props.diplomes.slice(0, 1) });
    expect(titre().value).toBe('Accueil');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Diplôme du scénario' }).disabled).toBe(true);
    await avancer();
    await userEvent.click(await screen.findByRole('checkbox', { name: 'INES P' }));
    await valider();
    const { titre: nom, niveau, items, scenario: lien } = creer.mock.calls[0]?.[0] ?? {};
    expect([nom, niveau, items, lien]).toEqual(['Accueil', 2, ['1.1'], id('sce')]);
  });

  test('SCE-7 sans apprenant à son niveau, un autre est proposé, et c’est dit', () => {
    ouvrir({ scenario: { ...scenario, niveau: 1 }, diplomes: props.diplomes.slice(0, 1) });
    expect(screen.getByText(/Le scénario est de niveau Seconde/)).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Niveau' }).value).toBe('2');
  });
});
