// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ListeTriable } from './liste-triable';
import { deplacer, rangSousPointeur } from './liste-triable-regles';

function Essai() {
  const [ids, setIds] = useState(['a', 'b', 'c']);
  const elements = ids.map((id) => ({ id, nom: id.toUpperCase(), contenu: `Ligne ${id}` }));
  return <ListeTriable libelle="Ordre" elements={elements} onChange={setIds} />;
}

const ordre = () => screen.getAllByRole('listitem').map((element) => element.textContent);

afterEach(cleanup);

describe('UI ListeTriable', () => {
  it('UI ListeTriable : les flèches déplacent, le focus suit et la place est annoncée', async () => {
    render(<Essai />);
    screen.getByRole('button', { name: 'Déplacer A, position 1 sur 3' }).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(ordre()).toEqual(['Ligne b', 'Ligne a', 'Ligne c']);
    expect(screen.getByRole('status').textContent).toBe('A\u00a0: position 2 sur 3.');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(ordre()).toEqual(['Ligne b', 'Ligne c', 'Ligne a']);
    await userEvent.keyboard('{Home}');
    expect(ordre()).toEqual(['Ligne a', 'Ligne b', 'Ligne c']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Déplacer A, position 1 sur 3');
  });

  it('UI ListeTriable : déplacer garde tous les éléments, dans les deux sens', () => {
    expect(deplacer(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(deplacer(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(deplacer(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('UI ListeTriable : le pointeur vise la ligne à sa hauteur, la première ou la dernière au-delà', () => {
    const lignes = [{ bottom: 10 }, { bottom: 20 }, { bottom: 30 }];
    expect([-5, 5, 15, 99].map((hauteur) => rangSousPointeur(lignes, hauteur))).toEqual([0, 0, 1, 2]);
  });
});
