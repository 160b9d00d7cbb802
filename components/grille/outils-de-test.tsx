import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { FournisseurCompte } from '@/components/gardien/compte';
import { poster as posterSaisie } from '@/components/gardien/envois';
import { FournisseurPresentation } from '@/components/maitrise/presentation';
import { DEGRES, type Degre } from '@/lib/degres/regles';
import type { ResultatSaisie } from '@/lib/evaluations/grille/format';
import { MOI, uneGrille } from '@/lib/evaluations/grille/outils-de-test';
import { presenter } from '@/lib/parametres/regles-degres';
import { GrilleSaisie } from './grille-saisie';
import { ok } from './outils-saisie';

/** L'envoi d'une saisie, que l'essai remplace par `vi.mock('@/components/gardien/envois')`. */
export const poster = vi.mocked(posterSaisie<ResultatSaisie>);

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
    <FournisseurCompte rne="0750001A" id="moi">
      <FournisseurPresentation valeur={presenter(changes)}>
        <GrilleSaisie
          grille={uneGrille({ cases: { 'a1 1.1.1': 'erreurs' }, ...options })}
          moi={MOI}
          sens="apprenants"
          legende={null}
          visible={null}
        />
      </FournisseurPresentation>
    </FournisseurCompte>,
  );
}

/** À chaque essai, une grille neuve, un navigateur qui n'a rien gardé, un serveur qui accepte tout. */
export function preparerGrille(): void {
  // De `popover`, jsdom ne sait que cacher ce qui est fermé : ouvrir et fermer le montrent et le cachent.
  beforeAll(() => {
    HTMLElement.prototype.showPopover = function ouvrir() {
      this.setAttribute('data-ouvert', '');
      this.style.display = 'block';
    };
    HTMLElement.prototype.hidePopover = function fermer() {
      this.removeAttribute('data-ouvert');
      this.style.display = '';
    };
  });
  beforeEach(() => {
    localStorage.clear();
    poster.mockReset().mockResolvedValue(ok());
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(null, { status: 204 }));
    monter();
  });
  afterEach(cleanup);
}
