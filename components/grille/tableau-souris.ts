import type { Position } from '@/lib/evaluations/grille/deplacement';
import { positionDe } from './peinture';
import type { Clavier } from './tableau-clavier';

const estCase = (ou: Position | null): ou is Position => ou !== null && ou.ligne >= 0 && ou.colonne >= 0;

/**
 * La souris et le doigt : un clic ouvre les degrés ; glisser, ou cliquer avec Maj, sélectionne un bloc. Au doigt, glisser
 * fait défiler. Rend de quoi la débrancher.
 */
export function brancherSouris({ table, plan, curseur, actions, peinture, ouvrirMenu, fermerMenu }: Clavier) {
  let depart: Position | null = null;
  let glisse = false;

  const ouEst = (e: Event) => (e.target instanceof Element ? positionDe(e.target, plan) : null);

  function surAppui(evenement: PointerEvent): void {
    const ou = ouEst(evenement);
    glisse = false;
    depart = null;
    if (evenement.pointerType !== 'mouse' || evenement.button !== 0 || !estCase(ou)) return;
    if (evenement.shiftKey) {
      evenement.preventDefault(); // le focus reste à nous : la sélection part de la case où l'on est
      fermerMenu();
      actions.etendre(ou);
      glisse = true;
    } else {
      curseur.aller(ou);
      depart = ou;
    }
  }

  function surPassage(evenement: PointerEvent): void {
    const ou = ouEst(evenement);
    if (evenement.pointerType === 'mouse') peinture.survoler(ou?.colonne ?? -1);
    if (!depart || (evenement.buttons & 1) === 0 || !estCase(ou)) return;
    if (!glisse && ou.ligne === depart.ligne && ou.colonne === depart.colonne) return;
    glisse = true;
    fermerMenu();
    actions.etendre(ou);
  }

  function surClic(evenement: MouseEvent): void {
    const ou = ouEst(evenement);
    if (glisse || !ou) glisse = false;
    // Sans souris ni doigt (detail nul), c'est le clavier qui presse un titre : le menu prend le focus.
    else ouvrirMenu(ou, evenement.detail === 0);
    depart = null;
  }

  const surDepart = () => peinture.survoler(-1);

  table.addEventListener('pointerdown', surAppui);
  table.addEventListener('pointerover', surPassage);
  table.addEventListener('pointerleave', surDepart);
  table.addEventListener('click', surClic);
  return () => {
    table.removeEventListener('pointerdown', surAppui);
    table.removeEventListener('pointerover', surPassage);
    table.removeEventListener('pointerleave', surDepart);
    table.removeEventListener('click', surClic);
  };
}
