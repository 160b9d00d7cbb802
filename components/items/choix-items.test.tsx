// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import { ChoixItems } from './choix-items';

const noeud = (
  code: string,
  parent: string | null,
  nature: 'item' | 'complexite' | 'alea' = 'item',
  verifie = true,
) => ({
  code,
  nature,
  parent,
  niveau: 'n',
  libelle: `Libellé ${code}`,
  competence: null,
  evaluable: code.includes('.'),
  verifie,
});

const arbre = construireArbre([
  noeud('1', null),
  noeud('1.1', '1'),
  noeud('1.1-C1', '1.1', 'complexite', false),
  noeud('1.1-A1', '1.1', 'alea'),
  noeud('1.2', '1'),
]);

function Essai({ depart = [] }: { depart?: string[] }) {
  const [choisis, setChoisis] = useState(depart);
  return <ChoixItems id="items" arbre={arbre} choisis={choisis} onChange={setChoisis} />;
}

const liste = () => screen.getByRole('list', { name: /Items choisis/ });
const ordre = () =>
  within(liste())
    .getAllByRole('button', { name: /^Retirer/ })
    .map((b) => b.getAttribute('aria-label'));
const ligne = (nom: RegExp) => screen.getByRole('treeitem', { name: nom });
const carre = (nom: string) => screen.getByRole('button', { name: nom });

afterEach(cleanup);

describe('EVA-1 choisir des items', () => {
  test('EVA-1 cocher dans l’arbre ajoute à la liste, dans l’ordre du choix', async () => {
    render(<Essai />);
    expect(screen.getByText(/Cochez dans l’arbre/)).toBeTruthy();
    await userEvent.click(ligne(/1\.2 Libellé/));
    await userEvent.click(ligne(/1\.1 Libellé/));
    expect(ordre()).toEqual(['Retirer 1.2', 'Retirer 1.1']);
    expect(ligne(/^1 Libellé 1/).getAttribute('aria-checked')).toBeNull();
  });

  test('EVA-1 le carré d’une situation choisie compte ses complexités, sans décocher la situation', async () => {
    render(<Essai depart={['1.2']} />);
    expect(screen.queryByRole('button', { name: /Complexités/ })).toBeNull();
    await userEvent.click(ligne(/1\.1 Libellé/));
    await userEvent.click(carre('Complexités 0 choisie sur 1, situation 1.1'));
    const complexite = screen.getByRole('checkbox', { name: /Libellé 1\.1-C1 non vérifié/, hidden: true });
    await userEvent.click(complexite);
    expect(carre('Complexités 1 choisie sur 1, situation 1.1')).toBeTruthy();
    expect(ordre()).toEqual(['Retirer 1.2', 'Retirer 1.1', 'Retirer 1.1-C1']);
    // jsdom cache un popover fermé, et ne sait pas l'ouvrir.
    complexite.closest<HTMLElement>('[popover]')?.style.setProperty('display', 'block');
    complexite.focus();
    await userEvent.keyboard(' ');
    expect(ordre()).toEqual(['Retirer 1.2', 'Retirer 1.1']);
  });

  test('EVA-1 retirer une situation retire ses aléas, et le focus reste dans la liste', async () => {
    render(<Essai depart={['1.1', '1.1-A1', '1.2']} />);
    await userEvent.click(screen.getByRole('button', { name: 'Retirer 1.1' }));
    expect(ordre()).toEqual(['Retirer 1.2']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Retirer 1.2');
    expect(ligne(/1\.1 Libellé/).getAttribute('aria-checked')).toBe('false');
  });

  test('EVA-1 l’ordre se change au clavier, et s’annonce', async () => {
    render(<Essai depart={['1.1', '1.2', '1.1-C1']} />);
    screen.getByRole('button', { name: 'Déplacer 1.2, position 2 sur 2' }).focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(ordre()).toEqual(['Retirer 1.2', 'Retirer 1.1', 'Retirer 1.1-C1']);
    expect(screen.getByText('1.2 : position 1 sur 2.')).toBeTruthy();
  });
});
