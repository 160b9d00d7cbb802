// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentProps, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { SaisieLiens } from './saisie-liens';

type Erreurs = ComponentProps<typeof SaisieLiens>['erreurs'];

function Essai({ urls, erreurs }: { urls: string[]; erreurs?: Erreurs }) {
  const [lignes, setLignes] = useState(urls.map((url) => ({ url, libelle: '' })));
  return <SaisieLiens libelle="Sites" {...{ lignes, erreurs }} onChange={setLignes} />;
}

const adresses = () => screen.queryAllByLabelText<HTMLInputElement>(/Adresse du lien/).map((c) => c.value);
const bouton = (name: string) => screen.getByRole('button', { name });

afterEach(cleanup);

describe('SCE-2 Les liens d’un scénario', () => {
  test('SCE-2 au clavier, une ligne ajoutée prend le curseur, et rien de saisi ne bouge', async () => {
    render(<Essai urls={['un']} />);
    bouton('Ajouter un lien').focus();
    await userEvent.keyboard('{Enter}deux');
    expect(adresses()).toEqual(['un', 'deux']);
    expect(screen.getByRole('group', { name: 'Sites' })).toBeTruthy();
  });

  test('SCE-2 une ligne retirée s’en va seule ; le curseur passe à la suivante, puis à l’ajout', async () => {
    render(<Essai urls={['un', 'deux', 'trois']} />);
    bouton('Retirer le lien 2').focus();
    await userEvent.keyboard('{Enter}');
    expect(adresses()).toEqual(['un', 'trois']);
    expect(document.activeElement).toBe(bouton('Retirer le lien 2'));
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(bouton('Retirer le lien 1'));
    await userEvent.keyboard('{Enter}');
    expect([adresses(), document.activeElement]).toEqual([[], bouton('Ajouter un lien')]);
    await userEvent.keyboard('{Enter}neuf');
    expect(adresses()).toEqual(['neuf']);
  });

  test('SCE-2 l’erreur d’une ligne est à côté d’elle, celle de l’ensemble sous la légende', () => {
    const surUneLigne: Erreurs = [undefined, { url: { type: 'custom', message: 'Pas ici' } }];
    const { rerender } = render(<Essai urls={['un', 'deux']} erreurs={surUneLigne} />);
    const fautifs = screen.getAllByLabelText(/Adresse du lien/).map((c) => c.getAttribute('aria-invalid'));
    expect(fautifs).toEqual([null, 'true']);
    rerender(<Essai urls={['un']} erreurs={Object.assign([], { type: 'custom', message: 'Trop' })} />);
    expect(screen.getByText('Trop')).toBeTruthy();
  });
});
