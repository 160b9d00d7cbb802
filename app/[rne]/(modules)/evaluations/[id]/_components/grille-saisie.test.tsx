// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FournisseurPresentation } from '@/components/presentation';
import { DEGRES, type Degre } from '@/lib/maitrise/degres';
import { presenter } from '@/lib/parametres/degres';
import { GrilleSaisie } from './grille-saisie';
import { MOI, ok, unEcart, uneGrille } from './outils-de-test';

const { poster, suite, pousser } = vi.hoisted(() => ({ poster: vi.fn(), suite: vi.fn(), pousser: vi.fn() }));
vi.mock('./saisie-reseau', () => ({ posterSaisie: poster, lireSuite: suite }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: pousser, refresh: () => {} }) }));

const rangee = (nom: RegExp) => [...screen.getByRole('row', { name: nom }).querySelectorAll('td')];
const lettres = () =>
  [/Zoé/, /Yanis/, /Inès/].map((nom) =>
    rangee(nom)
      .slice(0, 2)
      .map((c) => c.textContent),
  );
const case_ = (nom: RegExp, n: number) => {
  const trouvee = rangee(nom)[n];
  if (!trouvee) throw new Error('case absente');
  return trouvee;
};
const premiere = () => case_(/Zoé/, 0);
/** « ligne:colonne » de la case qui a le focus. */
function ou() {
  const cellule = document.activeElement?.closest('td');
  const rang = cellule?.closest('tr');
  return cellule && rang ? `${rang.sectionRowIndex}:${cellule.cellIndex - 1}` : null;
}
const menuOuvert = () => document.querySelector('[popover][role="dialog"]')?.hasAttribute('data-ouvert');
const selection = () => document.querySelectorAll('[aria-selected="true"]').length;

/** La grille d'un établissement qui a choisi ces codes, les autres étant ceux du guide. */
function monter(codes: Partial<Record<Degre, string>> = {}, options: Parameters<typeof uneGrille>[0] = {}) {
  const changes = DEGRES.flatMap((degre) =>
    codes[degre] ? [{ degre, code: codes[degre], libelle: `Degré ${degre}` }] : [],
  );
  return render(
    <FournisseurPresentation valeur={presenter(changes)}>
      <GrilleSaisie
        grille={uneGrille({ cases: { 'a1 1.1.1': 'erreurs' }, ...options })}
        moi={{ rne: '0750001A', compte: 'moi', nom: MOI }}
        base="/x/evaluations"
        sens="apprenants"
        legende={null}
        visible={null}
      />
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
  localStorage.clear();
  poster.mockReset().mockResolvedValue(ok());
  suite.mockReset().mockResolvedValue(null);
  pousser.mockReset();
  monter();
});
afterEach(cleanup);

describe('EVA-2 la grille au clavier', () => {
  test('EVA-2 une touche écrit et passe à la case suivante, à la ligne s’il le faut', async () => {
    premiere().focus();
    await userEvent.keyboard('r6p');
    expect(lettres()).toEqual([
      ['R', 'A'],
      ['P', ''],
      ['', ''],
    ]);
    expect(ou()).toBe('1:1');
  });

  test('EVA-2 Suppr vide sans bouger ; Retour arrière sur une case vide recule', async () => {
    premiere().focus();
    await userEvent.keyboard('rp{Backspace}');
    expect([lettres()[1]?.[0], ou()]).toEqual(['', '1:0']);
    await userEvent.keyboard('{Backspace}{Delete}');
    expect([lettres()[0], ou()]).toEqual([['R', ''], '0:1']);
  });

  test('EVA-2 flèches, Entrée, Tab, Début et Fin déplacent', async () => {
    premiere().focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(ou()).toBe('1:1');
    await userEvent.keyboard('{Home}{Tab}');
    expect(ou()).toBe('1:1');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Control>}{End}{/Control}');
    expect(ou()).toBe('2:1');
    await userEvent.keyboard('{Control>}{Home}{/Control}{Control>}{ArrowDown}{/Control}');
    expect(ou()).toBe('2:0');
  });

  test('EVA-2 une seule case est dans l’ordre de tabulation, celle où l’on est', async () => {
    const tabulables = () => [...document.querySelectorAll('table [tabindex="0"]')];
    expect(tabulables()).toEqual([premiere()]);
    premiere().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(tabulables()).toEqual([document.activeElement]);
    expect(ou()).toBe('2:0');
  });

  test('EVA-2 Tab passe par le commentaire au bout de la ligne ; Échap en revient', async () => {
    premiere().focus();
    await userEvent.keyboard('{ArrowRight}{Tab}Bien');
    const commentaire = screen.getByRole('textbox', { name: 'Commentaire pour NOM Zoé' });
    expect(document.activeElement).toBe(commentaire);
    await userEvent.keyboard('{Tab}');
    expect(ou()).toBe('1:0');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(commentaire);
    await userEvent.keyboard('{Escape}');
    expect(ou()).toBe('0:0');
    expect(screen.getByText('1 modification en attente')).toBeTruthy();
  });

  test('EVA-2 Maj + F2 mène au commentaire de l’apprenant', async () => {
    case_(/Yanis/, 1).focus();
    await userEvent.keyboard('{Shift>}{F2}{/Shift}Bien');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Yanis/ }).value).toBe('Bien');
    await userEvent.keyboard('{Escape}');
    expect(ou()).toBe('1:1');
  });

  test('EVA-2 Échap sort de la grille vers « Enregistrer »', async () => {
    premiere().focus();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Enregistrer' }));
  });

  test('EVA-2 le choix « Après une touche » est suivi, et retenu pour la personne', async () => {
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Après une touche' }), 'dessous');
    premiere().focus();
    await userEvent.keyboard('rpc');
    expect(lettres().map(([c]) => c)).toEqual(['R', 'P', 'C']);
    cleanup();
    monter();
    await waitFor(() => expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('dessous'));
  });
});

describe('EVA-2 sélectionner un bloc', () => {
  test('EVA-2 Maj et les flèches l’étendent ; une touche le remplit ; Ctrl+Z le défait d’un coup', async () => {
    premiere().focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    expect(selection()).toBe(4);
    expect(screen.getByText('2 × 2, 4 cases.')).toBeTruthy();
    await userEvent.keyboard('a');
    expect(lettres()).toEqual([
      ['A', 'A'],
      ['A', 'A'],
      ['', ''],
    ]);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect([lettres()[0], lettres()[1], ou()]).toEqual([['', ''], ['E', ''], '0:0']);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(lettres()[1]).toEqual(['A', 'A']);
  });

  test('EVA-2 Ctrl+A prend toute la grille, Suppr la vide, Échap replie', async () => {
    premiere().focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(selection()).toBe(6);
    await userEvent.keyboard('{Delete}{Escape}');
    expect([lettres()[1], selection()]).toEqual([['', ''], 0]);
  });

  test('EVA-2 Ctrl+D et Ctrl+R recopient, dans la sélection ou depuis la case voisine', async () => {
    premiere().focus();
    await userEvent.keyboard('r{ArrowLeft}{Control>}r{/Control}');
    await userEvent.keyboard('{ArrowRight}{Control>}r{/Control}');
    expect(lettres()[0]).toEqual(['R', 'R']);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowLeft}{/Shift}{Control>}d{/Control}');
    expect(lettres()).toEqual([
      ['R', 'R'],
      ['R', 'R'],
      ['R', 'R'],
    ]);
  });

  test('EVA-2 Ctrl+Entrée remplit la sélection comme la case où l’on est', async () => {
    premiere().focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}{Enter}{/Control}');
    expect(lettres().map(([c]) => c)).toEqual(['E', 'E', '']);
  });

  test('EVA-2 à la souris : glisser, ou cliquer avec Maj', async () => {
    const souris = userEvent.setup();
    await souris.pointer([
      { keys: '[MouseLeft>]', target: premiere() },
      { target: case_(/Yanis/, 1) },
      { keys: '[/MouseLeft]', target: case_(/Yanis/, 1) },
    ]);
    expect([selection(), menuOuvert()]).toEqual([4, false]);
    await souris.click(premiere());
    expect(selection()).toBe(0);
    await souris.keyboard('{Escape}{Shift>}');
    await souris.click(case_(/Inès/, 1));
    await souris.keyboard('{/Shift}');
    expect(selection()).toBe(6);
  });
});

describe('EVA-2 presse-papiers', () => {
  const donnees = () => {
    const textes = new Map<string, string>();
    return { setData: (t: string, v: string) => textes.set(t, v), getData: (t: string) => textes.get(t) ?? '' };
  };
  const coller = (texte: string) =>
    act(async () => {
      const clipboardData = donnees();
      clipboardData.setData('text/plain', texte);
      fireEvent.paste(document.activeElement ?? document.body, { clipboardData });
    });

  test('EVA-2 copier rend un bloc de tableur ; couper le vide', async () => {
    case_(/Yanis/, 0).focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    const clipboardData = donnees();
    fireEvent.copy(document.activeElement ?? document.body, { clipboardData });
    expect(clipboardData.getData('text/plain')).toBe('E\t\n\t');
    fireEvent.cut(document.activeElement ?? document.body, { clipboardData: donnees() });
    expect(lettres()[1]).toEqual(['', '']);
  });

  test('EVA-2 coller un bloc, en dire les valeurs inconnues et ce qui dépasse, puis tout défaire d’un coup', async () => {
    case_(/Yanis/, 0).focus();
    await coller('r\tRéussite partielle\nX\t6\nC\tC\r\n');
    expect(lettres()).toEqual([
      ['', ''],
      ['R', 'P'],
      ['', 'A'],
    ]);
    expect(screen.getByText(/3 cases collées\. 1 valeur inconnue.*«\sX\s».*1 ligne de côté/)).toBeTruthy();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(lettres()[1]).toEqual(['E', '']);
  });

  test('EVA-2 un texte collé dans un commentaire reste un texte', async () => {
    const commentaire = screen.getByRole('textbox', { name: /Zoé/ });
    commentaire.focus();
    await userEvent.paste('R\tP');
    expect(lettres()[0]).toEqual(['', '']);
  });
});

describe('EVA-2 la grille à la souris', () => {
  test('EVA-2 un clic sur une case ouvre les degrés', async () => {
    await userEvent.click(premiere());
    expect(menuOuvert()).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Réussite partielle', hidden: true }));
    expect(lettres()[0]).toEqual(['P', '']);
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
  });

  test('EVA-2 menu ouvert, Échap le referme ; une lettre ou une flèche agit sur la grille et le referme', async () => {
    await userEvent.click(premiere());
    await userEvent.keyboard('c');
    expect([lettres()[0]?.[0], menuOuvert()]).toEqual(['C', false]);
    await userEvent.click(premiere());
    await userEvent.keyboard('{Escape}');
    expect([ou(), menuOuvert()]).toEqual(['0:0', false]);
    await userEvent.click(premiere());
    await userEvent.keyboard('{ArrowDown}');
    expect([ou(), menuOuvert()]).toEqual(['1:0', false]);
  });

  test('EVA-2 Espace ouvre les degrés et y mène ; une lettre y choisit aussi', async () => {
    premiere().focus();
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
    expect(lettres()[2]).toEqual(['A', 'A']);
  });

  test('EVA-2 par compétences, les items sont les lignes et la saisie se retrouve', async () => {
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('radio', { name: 'Par compétences' }));
    const premier = rangee(/1\.1\.1 Tenue des dossiers/);
    expect(premier.map((c) => c.textContent)).toEqual(['R', 'E', '']);
    premier[2]?.focus();
    await userEvent.keyboard('n');
    await userEvent.click(screen.getByRole('radio', { name: 'Par apprenants' }));
    expect(lettres()[2]).toEqual(['N', '']);
  });
});

describe('EVA-2 enregistrer', () => {
  const situation = () => screen.getAllByRole('status').map((e) => e.textContent);

  test('EVA-2 l’état est toujours dit, de l’attente à l’enregistrement', async () => {
    expect(situation()).toContain('Enregistré');
    premiere().focus();
    await userEvent.keyboard('rp');
    expect(situation()).toContain('2 modifications en attente');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(poster).toHaveBeenCalledExactlyOnceWith('/x/evaluations/e/saisie?compte=moi', {
      cellules: [
        { apprenant: 'a0', item: '1.1.1', degre: 'totale', avant: [null] },
        { apprenant: 'a0', item: '1.1.2', degre: 'partielle', avant: [null] },
      ],
      commentaires: [],
    });
    await waitFor(() => expect(situation().join()).toMatch(/Enregistré à \d/));
  });

  test('EVA-2 hors ligne, la saisie est gardée sur l’appareil et on ne quitte pas la grille', async () => {
    poster.mockResolvedValueOnce({ genre: 'reseau' });
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer et revenir' }));
    expect(situation()).toContain('Hors ligne\u00a0: 1 modification gardée sur cet appareil');
    expect(localStorage.getItem('griotte:saisie:0750001A:moi:e')).toContain('a0 1.1.1');
    expect(pousser).not.toHaveBeenCalled();
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(situation().join()).toMatch(/Enregistré à/));
    expect(localStorage.getItem('griotte:saisie:0750001A:moi:e')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer et revenir' }));
    expect(pousser).toHaveBeenCalledWith('/x/evaluations');
  });

  test('EVA-2 session finie : un lien ramène ici après la connexion', async () => {
    poster.mockResolvedValueOnce({ genre: 'session' });
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    const lien = await screen.findByRole('link', { name: 'Se reconnecter' });
    expect(lien.getAttribute('href')).toBe('/x/connexion?suite=%2Fx%2Fevaluations%2Fe');
    expect(lettres()[0]?.[0]).toBe('R');
  });

  test('EVA-2 un refus se montre, avec de quoi réessayer ou renoncer', async () => {
    poster.mockResolvedValueOnce({ genre: 'refus', message: 'Cette évaluation est close.' });
    premiere().focus();
    await userEvent.keyboard('r');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Cette évaluation est close.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    await waitFor(() => expect(screen.queryByText('Cette évaluation est close.')).toBeNull());
  });

  test('EVA-2 quitter la page enregistre ce qui attend', async () => {
    premiere().focus();
    await userEvent.keyboard('r');
    cleanup();
    expect(poster).toHaveBeenCalledOnce();
  });

  test('EVA-2 rouvrir la grille reprend ce qu’elle avait laissé ; un autre compte n’en voit rien', async () => {
    cleanup();
    localStorage.setItem('griotte:saisie:0750001A:moi:e', JSON.stringify({ 'a0 1.1.1': ['totale', ''] }));
    localStorage.setItem('griotte:saisie:0750001A:autre:e', JSON.stringify({ 'a0 1.1.2': ['absent', ''] }));
    monter();
    expect(lettres()[0]).toEqual(['R', '']);
    expect(screen.getByText(/Une modification gardée sur cet appareil a été reprise/)).toBeTruthy();
    await waitFor(() => expect(poster).toHaveBeenCalledOnce());
    expect(localStorage.getItem('griotte:saisie:0750001A:autre:e')).toContain('absent');
  });
});

describe('EVA-2 départager', () => {
  test('EVA-2 la case est marquée, le panneau dit qui a mis quoi, on choisit', async () => {
    poster.mockResolvedValueOnce(
      ok({ ecarts: [unEcart('a0', 'erreurs'), unEcart('a2', '', { par: null, le: null })] }),
    );
    premiere().focus();
    await userEvent.keyboard('r{ArrowDown}{ArrowDown}{Home}a');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    const panneau = within(await screen.findByRole('region', { name: 'Cases à départager' }));
    expect(panneau.getByText(/^NOM Zoé · 1\.1\.1\s: vous avez mis R, Paul DURAND a mis E à/)).toBeTruthy();
    expect(panneau.getByText(/^NOM Inès · 1\.1\.1\s: vous avez mis A, quelqu’un d’autre a vidé la case$/)).toBeTruthy();
    expect(premiere().getAttribute('aria-label')).toBe('Réussite totale, R, à départager');
    await userEvent.click(panneau.getByRole('button', { name: 'Garder le sien, NOM Zoé · 1.1.1' }));
    expect([lettres()[0]?.[0], premiere().getAttribute('aria-label')]).toEqual(['E', 'Trop d’erreurs, E']);
    await userEvent.click(panneau.getByRole('button', { name: /^Garder le mien, NOM Inès/ }));
    expect(screen.queryByRole('region', { name: 'Cases à départager' })).toBeNull();
    await waitFor(() => expect(poster).toHaveBeenCalledTimes(2));
  });

  test('EVA-2 à plusieurs, la case dit qui l’a saisie', async () => {
    cleanup();
    monter({}, { partagee: true, par: 'Paul DURAND' });
    case_(/Yanis/, 0).focus();
    await waitFor(() => expect(screen.getByText(/^Saisi par Paul DURAND le \d\d\/\d\d à/)).toBeTruthy());
    expect(case_(/Yanis/, 0).getAttribute('aria-describedby')).toBe(screen.getByText(/^Saisi par/).id);
  });
});

describe('PAR-4 EVA-2 les codes de l’établissement au clavier', () => {
  const refaire = async (codes: Partial<Record<Degre, string>>) => {
    cleanup();
    localStorage.setItem('griotte:apres:moi', 'rester');
    monter(codes);
    await waitFor(() => expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('rester'));
    premiere().focus();
  };
  const attente = () => document.activeElement?.getAttribute('data-attente');

  test('PAR-4 un code de deux signes attend sa fin, que la case montre', async () => {
    await refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard('r');
    expect([lettres()[0]?.[0], attente()]).toEqual(['', 'R']);
    await userEvent.keyboard('p{ArrowRight}2');
    expect(lettres()[0]).toEqual(['RP', 'RP']);
    expect(premiere().getAttribute('aria-label')).toBe('Degré partielle, RP');
    expect(document.querySelector('[data-attente]')).toBeNull();
  });

  test('PAR-4 quitter la case garde un début qui suffit, oublie celui qui ne suffit pas', async () => {
    await refaire({ totale: 'RT', partielle: 'RP', nonevaluable: 'NR' });
    await userEvent.keyboard('n{ArrowRight}r{ArrowDown}');
    expect(lettres()[0]).toEqual(['NR', '']);
    expect(screen.getByText(/code incomplet/)).toBeTruthy();
    await userEvent.keyboard('n');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lettres()[1]).toEqual(['E', 'NR']);
  });

  test('PAR-4 la lettre qui ne continue pas un code en commence un autre, dans la case où l’on est', async () => {
    await refaire({ erreurs: 'EN' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Après une touche' }), 'suite');
    premiere().focus();
    await userEvent.keyboard('er');
    expect(lettres()[0]).toEqual(['EN', 'R']);
  });

  test('PAR-4 Échap et Retour arrière oublient le début sans toucher à la case', async () => {
    await refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard('cr{Escape}');
    expect([lettres()[0]?.[0], attente(), ou()]).toEqual(['C', null, '0:0']);
    await userEvent.keyboard('r{Backspace}');
    expect([lettres()[0]?.[0], attente()]).toEqual(['C', null]);
  });

  test('PAR-4 le menu se tape aussi en deux temps', async () => {
    await refaire({ totale: 'RT', partielle: 'RP' });
    await userEvent.keyboard(' rp');
    expect([lettres()[0], ou(), menuOuvert()]).toEqual([['RP', ''], '0:0', false]);
  });
});
