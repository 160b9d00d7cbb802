import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { FournisseurPresentation } from '@/components/presentation';
import { DEGRES, type Degre } from '@/lib/degres/regles';
import { MOI, uneGrille } from '@/lib/evaluations/grille/outils-de-test';
import { presenter } from '@/lib/parametres/regles-degres';
import { GrilleSaisie } from './grille-saisie';
import { ok } from './outils-saisie';
import { lireSuite, posterSaisie } from './saisie-reseau';

/** L'envoi d'une saisie, que l'essai remplace par `vi.mock('./saisie-reseau')`. */
export const poster = vi.mocked(posterSaisie);

export const rangee = (nom: RegExp) => [...screen.getByRole('row', { name: nom }).querySelectorAll('td')];
export const lettres = () =>
  [/Zoé/, /Yanis/, /Inès/].map((nom) =>
    rangee(nom)
      .slice(0, 2)
      .map((c) => c.textContent),
  );
export const case_ = (nom: RegExp, n: number) => {
  const trouvee = rangee(nom)[n];
  if (!trouvee) throw new Error('case absente');
  return trouvee;
};
export const premiere = () => case_(/Zoé/, 0);
/** « ligne:colonne » de la case qui a le focus. */
export function ou() {
  const cellule = document.activeElement?.closest('td');
  const rang = cellule?.closest('tr');
  return cellule && rang ? `${rang.sectionRowIndex}:${cellule.cellIndex - 1}` : null;
}
export const menuOuvert = () => document.querySelector('[popover][role="dialog"]')?.hasAttribute('data-ouvert');
export const selection = () => document.querySelectorAll('[aria-selected="true"]').length;

/** La grille d'un établissement qui a choisi ces codes, les autres étant ceux du guide. */
export function monter(codes: Partial<Record<Degre, string>> = {}, options: Parameters<typeof uneGrille>[0] = {}) {
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

/** À chaque essai, une grille neuve, un navigateur qui n'a rien gardé, un serveur qui accepte tout. */
export function preparerGrille(): void {
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
    vi.mocked(lireSuite).mockReset().mockResolvedValue(null);
    monter();
  });
  afterEach(cleanup);
}
