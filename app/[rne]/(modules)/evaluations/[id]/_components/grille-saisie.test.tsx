// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FournisseurPresentation } from '@/components/presentation';
import type { Grille } from '@/lib/evaluations/queries';
import { DEGRES, type Degre } from '@/lib/maitrise/degres';
import { presenter } from '@/lib/parametres/degres';
import { GrilleSaisie } from './grille-saisie';

const { enregistrer, pousser } = vi.hoisted(() => ({ enregistrer: vi.fn(), pousser: vi.fn() }));
vi.mock('../../actions', () => ({ saisirResultats: enregistrer }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: pousser, refresh: () => {} }) }));

const item = (code: string, libelle: string) => ({
  code,
  libelle,
  nature: 'item' as const,
  parent: null,
  competence: null,
  verifie: true,
});

const grille: Grille = {
  evaluation: {
    id: 'e',
    titre: 'Commande',
    referentiel: 'BACPRO-GA',
    sigle: 'GA',
    niveau: 3,
    annee: 2026,
    faiteLe: '2026-11-14',
    visible: false,
    auteur: 'X',
    estAuteur: true,
    modifiable: true,
    origine: null,
    scenario: null,
  },
  items: [item('1.1.1', 'Tenue des dossiers'), item('1.1.2', 'Ordres d’achat')],
  apprenants: ['Zoé', 'Yanis', 'Inès'].map((prenom, n) => ({ id: `a${n}`, nom: 'NOM', prenom, commentaire: '' })),
  horsVue: 0,
  resultats: [{ apprenant: 'a1', item: '1.1.1', degre: 'erreurs' }],
};

const ligne = (nom: RegExp) => within(screen.getByRole('row', { name: nom })).getAllByRole('gridcell');
const lettres = () =>
  [/Zoé/, /Yanis/, /Inès/].map((nom) =>
    ligne(nom)
      .slice(0, 2)
      .map((c) => c.textContent),
  );
const ou = () => document.activeElement?.getAttribute('data-case');
const premiere = () => ligne(/Zoé/)[0];
const menuOuvert = () => document.querySelector('[popover][role="dialog"]')?.hasAttribute('data-ouvert');
const cliquer = async (element: Element | undefined) => {
  if (!element) throw new Error('case absente');
  await userEvent.click(element);
};

/** La grille d'un établissement qui a choisi ces codes, les autres étant ceux du guide. */
function monter(codes: Partial<Record<Degre, string>>) {
  const changes = DEGRES.flatMap((degre) =>
    codes[degre] ? [{ degre, code: codes[degre], libelle: `Degré ${degre}` }] : [],
  );
  render(
    <FournisseurPresentation valeur={presenter(changes)}>
      <GrilleSaisie grille={grille} base="/x/evaluations" legende={null} visible={null} />
    </FournisseurPresentation>,
  );
}

// jsdom ne connaît pas `popover` : ouvrir et fermer y suffisent.
beforeAll(() => {
  HTMLElement.prototype.showPopover = function ouvrir() {
    this.setAttribute('data-ouvert', '');
  };
  HTMLElement.prototype.hidePopover = function fermer() {
    this.removeAttribute('data-ouvert');
  };
});
beforeEach(() => {
  enregistrer.mockReset().mockResolvedValue({ ok: true, valeur: { ecrites: 1 } });
  monter({});
});
afterEach(cleanup);

describe('EVA-2 la grille au clavier', () => {
  test('EVA-2 lettres et chiffres écrivent, Suppr vide, les flèches, Entrée et Tab déplacent', async () => {
    premiere()?.focus();
    await userEvent.keyboard('r{ArrowRight}6{Enter}2');
    expect(lettres()).toEqual([
      ['R', 'A'],
      ['E', 'P'],
      ['', ''],
    ]);
    await userEvent.keyboard('{ArrowLeft}{Delete}');
    expect(lettres()[1]).toEqual(['', 'P']);
    expect(ou()).toBe('1:0');
    await userEvent.keyboard('{Tab}');
    expect(ou()).toBe('1:1');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Control>}{End}{/Control}c');
    expect(ou()).toBe('2:1');
    expect(lettres()[2]).toEqual(['', 'C']);
  });

  test('EVA-2 une seule case est dans l’ordre de tabulation, celle où l’on est', async () => {
    const tabulables = () => [...document.querySelectorAll('[data-case][tabindex="0"]')];
    expect(tabulables()).toEqual([premiere()]);
    premiere()?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(tabulables()).toEqual([document.activeElement]);
    expect(ou()).toBe('2:0');
  });

  test('EVA-2 Tab passe par le commentaire au bout de la ligne, puis à la ligne suivante', async () => {
    premiere()?.focus();
    await userEvent.keyboard('{ArrowRight}{Tab}Bien');
    const commentaire = screen.getByRole('textbox', { name: 'Commentaire pour NOM Zoé' });
    expect(document.activeElement).toBe(commentaire);
    await userEvent.keyboard('{Tab}');
    expect(ou()).toBe('1:0');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(commentaire);
    expect(screen.getByText('1 modification en attente')).toBeTruthy();
  });

  test('EVA-2 Échap sort de la grille vers « Enregistrer »', async () => {
    premiere()?.focus();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Enregistrer' }));
  });

  test('EVA-2 Ctrl+Z défait le dernier geste', async () => {
    premiere()?.focus();
    await userEvent.keyboard('r{ArrowDown}p{Control>}z{/Control}');
    expect(lettres().map(([c]) => c)).toEqual(['R', 'E', '']);
  });

  test('EVA-2 après une touche, aller en dessous si on l’a demandé', async () => {
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Après une touche' }), 'ArrowDown');
    premiere()?.focus();
    await userEvent.keyboard('rpc');
    expect(lettres().map(([c]) => c)).toEqual(['R', 'P', 'C']);
  });
});

describe('EVA-2 la grille à la souris', () => {
  test('EVA-2 un clic sur une case ouvre les degrés', async () => {
    await cliquer(premiere());
    expect(menuOuvert()).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Réussite partielle', hidden: true }));
    expect(lettres()[0]).toEqual(['P', '']);
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
  });

  test('EVA-2 menu ouvert, Échap le referme ; une lettre ou une flèche agit sur la grille et le referme', async () => {
    await cliquer(premiere());
    await userEvent.keyboard('c');
    expect([lettres()[0]?.[0], menuOuvert()]).toEqual(['C', false]);
    await cliquer(premiere());
    await userEvent.keyboard('{Escape}');
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
    await cliquer(premiere());
    await userEvent.keyboard('{ArrowDown}');
    expect([ou(), menuOuvert()]).toEqual(['1:0', false]);
  });

  test('EVA-2 Espace ouvre les degrés et y mène ; une lettre y choisit aussi', async () => {
    premiere()?.focus();
    await userEvent.keyboard(' {ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Réussite partielle');
    await userEvent.keyboard('e');
    expect(lettres()[0]).toEqual(['E', '']);
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
  });

  test('EVA-2 remplir une colonne ne touche que les cases vides, sauf demande', async () => {
    await userEvent.click(screen.getByRole('button', { name: /^1\.1\.1/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Réussite totale', hidden: true }));
    expect(lettres().map(([c]) => c)).toEqual(['R', 'E', 'R']);
    await userEvent.click(screen.getByRole('button', { name: /^1\.1\.1/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Remplacer aussi/, hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Absent', hidden: true }));
    expect(lettres().map(([c]) => c)).toEqual(['A', 'A', 'A']);
  });

  test('EVA-2 remplir la ligne d’un absent', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'NOM Inès' }));
    await userEvent.click(screen.getByRole('button', { name: 'Absent', hidden: true }));
    expect(lettres()).toEqual([
      ['', ''],
      ['E', ''],
      ['A', 'A'],
    ]);
  });

  test('EVA-2 par compétences, les items sont les lignes et la saisie se retrouve', async () => {
    premiere()?.focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('radio', { name: 'Par compétences' }));
    const premier = ligne(/1\.1\.1 Tenue des dossiers/);
    expect(premier.map((c) => c.textContent)).toEqual(['R', 'E', '']);
    premier[2]?.focus();
    await userEvent.keyboard('n');
    await userEvent.click(screen.getByRole('radio', { name: 'Par apprenants' }));
    expect(lettres()[2]).toEqual(['N', '']);
  });
});

describe('EVA-2 enregistrer', () => {
  test('EVA-2 « Enregistrer » envoie les seules cases changées', async () => {
    premiere()?.focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(enregistrer).toHaveBeenCalledExactlyOnceWith({
      id: 'e',
      cellules: [{ apprenant: 'a0', item: '1.1.1', degre: 'totale' }],
      commentaires: [],
    });
    await waitFor(() => expect(screen.getByText(/Tout est enregistré \(/)).toBeTruthy());
  });

  test('EVA-2 un échec garde la saisie, le dit, et ne quitte pas la grille', async () => {
    enregistrer.mockResolvedValueOnce({ ok: false, code: 'session', message: 'Votre session est terminée.' });
    premiere()?.focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer et revenir' }));
    expect(await screen.findByText('Votre session est terminée.')).toBeTruthy();
    expect(pousser).not.toHaveBeenCalled();
    expect(lettres()[0]).toEqual(['R', '']);
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    await waitFor(() => expect(screen.queryByText('Votre session est terminée.')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer et revenir' }));
    expect(pousser).toHaveBeenCalledWith('/x/evaluations');
  });

  test('EVA-2 quitter la page enregistre ce qui attend', async () => {
    premiere()?.focus();
    await userEvent.keyboard('r');
    cleanup();
    expect(enregistrer).toHaveBeenCalledOnce();
  });
});

describe('PAR-4 EVA-2 les codes de l’établissement au clavier', () => {
  const refaire = (codes: Partial<Record<Degre, string>>) => {
    cleanup();
    monter(codes);
    premiere()?.focus();
  };
  const attente = () => document.activeElement?.getAttribute('data-attente');

  test('PAR-4 un code de deux signes attend sa fin, que la case montre', async () => {
    refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard('r');
    expect([lettres()[0]?.[0], attente()]).toEqual(['', 'R']);
    await userEvent.keyboard('p{ArrowRight}2');
    expect(lettres()[0]).toEqual(['RP', 'RP']);
    expect(premiere()?.getAttribute('aria-label')).toBe('Degré partielle, RP');
    expect(document.querySelector('[data-attente]')).toBeNull();
  });

  test('PAR-4 quitter la case garde un début qui suffit, oublie celui qui ne suffit pas', async () => {
    refaire({ totale: 'RT', partielle: 'RP', nonevaluable: 'NR' });
    await userEvent.keyboard('n{ArrowRight}r{ArrowDown}');
    expect(lettres()[0]).toEqual(['NR', '']);
    expect(screen.getByText(/code incomplet/)).toBeTruthy();
    await userEvent.keyboard('n');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lettres()[1]).toEqual(['E', 'NR']);
  });

  test('PAR-4 la lettre qui ne continue pas un code en commence un autre, dans la case où l’on est', async () => {
    refaire({ erreurs: 'EN' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Après une touche' }), 'ArrowRight');
    premiere()?.focus();
    await userEvent.keyboard('er');
    expect(lettres()[0]).toEqual(['EN', 'R']);
  });

  test('PAR-4 Échap et Retour arrière oublient le début sans toucher à la case', async () => {
    refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard('cr{Escape}');
    expect([lettres()[0]?.[0], attente(), ou()]).toEqual(['C', null, '0:0']);
    await userEvent.keyboard('r{Backspace}');
    expect([lettres()[0]?.[0], attente()]).toEqual(['C', null]);
  });

  test('PAR-4 le menu se tape aussi en deux temps', async () => {
    refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard(' rp');
    expect([lettres()[0], ou(), menuOuvert()]).toEqual([['RP', ''], '0:0', false]);
  });
});
