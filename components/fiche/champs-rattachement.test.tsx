// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Catalogue, trouverItem } from '@/lib/passeport/regles-catalogue';
import type { SaisieFiche } from '@/lib/passeport/schema';
import { ChoixItem } from './champs-rattachement';

const option = (code: string, libelle: string, retrait = 0) => ({
  ...{ code, libelle, retrait, competence: null, complexites: [], aleas: [] },
});
const CATALOGUE: Catalogue = {
  ...{ referentiel: 'R', intitule: 'R', famille: 'competences', bep: null },
  groupes: [
    { code: 'G1', libelle: 'Organiser', options: [option('G1C1', 'Préparer'), option('G1C1.1', 'Calculer', 1)] },
    { code: 'G2', libelle: 'Suivre', options: [option('G2C1', 'Contrôler')] },
  ],
};

function Formulaire({ verifie = false }: { verifie?: boolean }) {
  const formulaire = useForm<SaisieFiche>({ defaultValues: { item: '' } });
  const item = formulaire.watch('item');
  return (
    <>
      <ChoixItem {...{ formulaire }} catalogue={CATALOGUE} item={trouverItem(CATALOGUE.groupes, item)} />
      {verifie && <button type="button" onClick={() => formulaire.setError('item', { message: 'Choisissez.' })} />}
      <output>{item}</output>
    </>
  );
}

const bouton = () => screen.getByRole('button', { name: /^Compétence/ });
const nom = () => bouton().getAttribute('aria-label');
const decrit = () => document.getElementById(bouton().getAttribute('aria-describedby') ?? '')?.textContent;
const ouvrir = async () => {
  await userEvent.click(bouton());
  return screen.findByRole('tree');
};

// La frappe simulée, touche par touche dans l'arbre entier, est longue sur une machine chargée.
vi.setConfig({ testTimeout: 20_000 });

describe('Ce que la fiche illustre', () => {
  beforeAll(async () => {
    // L'arbre se charge à l'usage : l'essai ne mesure pas ce chargement.
    await import('./arbre-items');
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
      this.open = false;
    };
  });
  afterEach(cleanup);

  test('PAS-2 se cherche dans l’arbre, sous-compétences comprises ; le choix ferme et se dit sur le bouton', async () => {
    render(<Formulaire />);
    expect(nom()).toBe('Compétence\u00a0: choisir dans le référentiel');
    const arbre = await ouvrir();
    expect(arbre.getAttribute('aria-multiselectable')).toBe('false');
    await userEvent.type(screen.getByRole('searchbox'), 'calc');
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G1C1\.1/ }));
    expect(document.querySelector('output')?.textContent).toBe('G1C1.1');
    expect(screen.queryByRole('tree')).toBeNull();
    expect(nom()).toBe('Compétence\u00a0: G1C1.1 Calculer. Changer');
  });

  test('PAS-2 un nouveau choix remplace l’ancien ; un titre ne se choisit pas ; presser le même ferme', async () => {
    render(<Formulaire />);
    let arbre = await ouvrir();
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G2/ }));
    expect(nom()).toMatch(/choisir/);
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G2C1/ }));
    arbre = await ouvrir();
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G2C1/ }));
    expect(screen.queryByRole('tree')).toBeNull();
    expect(nom()).toMatch(/: G2C1 Contrôler/);
  });

  test('PAS-2 une compétence qui en contient d’autres se déplie d’un clic, et se choisit par sa case ou par Entrée', async () => {
    render(<Formulaire />);
    const arbre = await ouvrir();
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G1 / }));
    const branche = () => within(arbre).getByRole('treeitem', { name: /^G1C1 / });
    fireEvent.click(branche());
    expect(branche().getAttribute('aria-expanded')).toBe('true');
    expect(nom()).toMatch(/choisir/);
    fireEvent.click(branche().querySelector('.arbre-case') as Element);
    expect(nom()).toMatch(/: G1C1 Préparer/);
  });

  test('PAS-2 Entrée prend le seul résultat ; Échap vide la recherche sans fermer', async () => {
    render(<Formulaire />);
    await ouvrir();
    await userEvent.type(screen.getByRole('searchbox'), 'xyz');
    expect(screen.getByText('Rien ne répond à cette recherche.')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
    await userEvent.keyboard('r{Enter}');
    expect(nom()).toMatch(/choisir/);
    await userEvent.keyboard('{Escape}contr{Enter}');
    expect(nom()).toMatch(/: G2C1 Contrôler/);
  });

  test('PAS-2 l’erreur se lit sur le bouton, et s’efface au choix', async () => {
    render(<Formulaire verifie />);
    fireEvent.click(screen.getByRole('button', { name: '' }));
    expect(decrit()).toBe('Choisissez.');
    const arbre = await ouvrir();
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G2/ }));
    fireEvent.click(within(arbre).getByRole('treeitem', { name: /^G2C1/ }));
    expect(decrit()).toBeUndefined();
  });
});
