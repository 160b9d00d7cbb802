// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Champ } from './champ';
import { ChampMotDePasse } from './champ-mot-de-passe';
import { GroupeRadios } from './groupe-radios';

afterEach(cleanup);

describe('UI Champ', () => {
  it('UI Champ : le libellé nomme la saisie, l’aide la décrit, rien ne la dit fausse', () => {
    render(<Champ libelle="Titre" aide="Court." />);
    const saisie = screen.getByRole('textbox', { name: 'Titre', description: 'Court.' });
    expect(saisie.hasAttribute('aria-invalid')).toBe(false);
  });

  it('UI Champ : l’erreur est lue avant l’aide et la saisie est dite fausse', () => {
    render(<Champ libelle="Titre" aide="Court." erreur="Donnez un titre." />);
    const saisie = screen.getByRole('textbox', { description: 'Donnez un titre. Court.' });
    expect(saisie.getAttribute('aria-invalid')).toBe('true');
  });

  it('UI Champ : sans aide ni erreur, aucune description en l’air', () => {
    render(<Champ libelle="Titre" required />);
    const saisie = screen.getByRole('textbox', { name: 'Titre' });
    expect(saisie.hasAttribute('aria-describedby')).toBe(false);
    expect(saisie.hasAttribute('required')).toBe(true);
  });

  it('UI Champ : deux champs d’une même page ont des identifiants différents', () => {
    render(
      <>
        <Champ libelle="Nom" aide="Aide du nom" />
        <Champ libelle="Prénom" aide="Aide du prénom" />
      </>,
    );
    expect(screen.getByRole('textbox', { name: 'Nom', description: 'Aide du nom' })).not.toBe(
      screen.getByRole('textbox', { name: 'Prénom', description: 'Aide du prénom' }),
    );
  });
});

describe('UI GroupeRadios', () => {
  it('UI GroupeRadios : la légende nomme le groupe, un seul choix à la fois', async () => {
    const options = [
      { valeur: 'a', libelle: 'Premier' },
      { valeur: 'b', libelle: 'Second' },
    ];
    render(<GroupeRadios legende="Lieu" options={options} valeurInitiale="a" erreur="À préciser." />);
    expect(screen.getByRole('group', { name: 'Lieu', description: 'À préciser.' })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Second' }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Premier' }).checked).toBe(false);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Second' }).checked).toBe(true);
  });
});

describe('UI ChampMotDePasse', () => {
  it('AUT-1 le bouton montre le mot de passe puis le masque, sans perdre la saisie ni envoyer le formulaire', async () => {
    let envois = 0;
    render(
      <form onSubmit={() => envois++}>
        <ChampMotDePasse libelle="Mot de passe" />
      </form>,
    );
    const saisie = screen.getByLabelText<HTMLInputElement>('Mot de passe');
    await userEvent.type(saisie, 'abc123');
    expect(saisie.type).toBe('password');
    await userEvent.click(screen.getByRole('button', { name: 'Afficher le mot de passe' }));
    expect(saisie.type).toBe('text');
    expect(saisie.value).toBe('abc123');
    await userEvent.click(screen.getByRole('button', { name: 'Masquer le mot de passe' }));
    expect(saisie.type).toBe('password');
    expect(envois).toBe(0);
  });
});
