// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ArbreACases } from './arbre-a-cases';
import type { NoeudArbre } from './arbre-regles';

const feuille = (id: string, libelle: string): NoeudArbre => ({ id, code: id, libelle, cochable: true });
const noeuds: NoeudArbre[] = [
  {
    id: 'A',
    code: 'A',
    libelle: 'Accueillir',
    cochable: false,
    enfants: [feuille('A1', 'Écouter'), feuille('A2', 'Répondre')],
  },
  { id: 'B', code: 'B', libelle: 'Ranger', cochable: false, enfants: [feuille('B1', 'Plier')] },
];

function Essai({ depart = [], cocherTitres }: { depart?: string[]; cocherTitres?: boolean }) {
  const [choisis, setChoisis] = useState(depart);
  return (
    <>
      <ArbreACases {...{ noeuds, choisis, cocherTitres }} libelle="Savoir-faire" onChange={setChoisis} />
      <p data-testid="choix">{choisis.join(',')}</p>
    </>
  );
}

const ligne = (nom: string) => screen.getByRole('treeitem', { name: nom });
const lignes = () => screen.getAllByRole('treeitem').map((element) => element.textContent);
const choix = () => screen.getByTestId('choix').textContent;
/** La ligne qui a le focus, par son texte. */
const active = () => document.activeElement?.textContent;

afterEach(cleanup);

describe('UI ArbreACases : clavier', () => {
  it('UI ArbreACases : une seule ligne se prend par Tab', async () => {
    render(<Essai />);
    expect(screen.getAllByRole('treeitem').map((element) => element.tabIndex)).toEqual([0, -1]);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('UI ArbreACases : droite déplie puis descend, gauche remonte puis replie', async () => {
    render(<Essai />);
    ligne('A Accueillir').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(ligne('A Accueillir').getAttribute('aria-expanded')).toBe('true');
    expect(active()).toBe('A Accueillir');
    await userEvent.keyboard('{ArrowRight}');
    expect(active()).toBe('A1 Écouter');
    await userEvent.keyboard('{ArrowLeft}');
    expect(active()).toBe('A Accueillir');
    await userEvent.keyboard('{ArrowLeft}');
    expect(lignes()).toEqual(['A Accueillir', 'B Ranger']);
  });

  it('UI ArbreACases : haut, bas, début, fin suivent les lignes visibles', async () => {
    render(<Essai depart={['A1']} />);
    ligne('A Accueillir').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(active()).toBe('B Ranger');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    expect(active()).toBe('A2 Répondre');
    await userEvent.keyboard('{Home}');
    expect(active()).toBe('A Accueillir');
    await userEvent.keyboard('{End}');
    expect(active()).toBe('B Ranger');
  });

  it('UI ArbreACases : l’étoile déplie toutes les branches du même niveau', async () => {
    render(<Essai />);
    ligne('A Accueillir').focus();
    await userEvent.keyboard('*');
    expect(lignes()).toHaveLength(5);
  });

  it('UI ArbreACases : Espace et Entrée cochent, et la ligne garde le focus', async () => {
    render(<Essai depart={['A1']} />);
    ligne('A2 Répondre').focus();
    await userEvent.keyboard(' ');
    expect(choix()).toBe('A1,A2');
    await userEvent.keyboard('{Enter}');
    expect(choix()).toBe('A1');
    expect(active()).toBe('A2 Répondre');
  });
});

describe('UI ArbreACases : cases', () => {
  it('UI ArbreACases : un titre est mixte tant que tout n’est pas choisi', async () => {
    render(<Essai depart={['A1']} />);
    expect(ligne('A Accueillir').getAttribute('aria-checked')).toBe('mixed');
    await userEvent.click(ligne('A Accueillir'));
    expect(ligne('A Accueillir').getAttribute('aria-checked')).toBe('true');
    expect(choix()).toBe('A1,A2');
    await userEvent.click(ligne('A Accueillir'));
    expect(choix()).toBe('');
    expect(ligne('A1 Écouter').getAttribute('aria-checked')).toBe('false');
  });

  it('UI ArbreACases : sans cases aux titres, un titre se déplie et ne choisit rien', async () => {
    render(<Essai cocherTitres={false} />);
    expect(ligne('A Accueillir').hasAttribute('aria-checked')).toBe(false);
    await userEvent.click(ligne('A Accueillir'));
    expect(lignes()).toHaveLength(4);
    expect(choix()).toBe('');
  });

  it('UI ArbreACases : le volet déplie sans cocher', async () => {
    render(<Essai />);
    const volet = ligne('B Ranger').querySelector('.arbre-volet');
    if (!volet) throw new Error('pas de volet');
    await userEvent.click(volet);
    expect(screen.getByRole('treeitem', { name: 'B1 Plier' })).toBeTruthy();
    expect(choix()).toBe('');
  });
});

describe('UI ArbreACases : recherche', () => {
  it('UI ArbreACases : montre ce qui est trouvé avec ses ancêtres, le compte, et revient à l’état d’avant', async () => {
    render(<Essai />);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Rechercher\u00a0: Savoir-faire' }), 'repon');
    expect(lignes()).toEqual(['A Accueillir', 'A2 Répondre']);
    expect(screen.getByRole('status').textContent).toContain('1 résultat');
    await userEvent.keyboard('{Escape}');
    expect(lignes()).toEqual(['A Accueillir', 'B Ranger']);
  });

  it('UI ArbreACases : pendant la recherche, un titre ne coche que ce qui est montré', async () => {
    render(<Essai />);
    await userEvent.type(screen.getByRole('searchbox'), 'repon');
    await userEvent.click(ligne('A Accueillir'));
    expect(choix()).toBe('A2');
  });

  it('UI ArbreACases : la flèche du bas descend de la recherche dans l’arbre ; Entrée n’envoie pas le formulaire', async () => {
    let envois = 0;
    render(
      <form onSubmit={() => envois++}>
        <Essai />
      </form>,
    );
    await userEvent.type(screen.getByRole('searchbox'), 'plier{Enter}{ArrowDown}');
    expect(active()).toBe('B Ranger');
    expect(envois).toBe(0);
  });

  it('UI ArbreACases : dit quand rien n’est trouvé', async () => {
    render(<Essai />);
    await userEvent.type(screen.getByRole('searchbox'), 'zzz');
    expect(screen.queryAllByRole('treeitem')).toEqual([]);
    expect(screen.getByRole('status').textContent).toContain('Aucun résultat');
  });
});
