import { positionDe } from './peinture';
import type { Clavier } from './tableau-clavier';

/** Copier, couper et coller un bloc de cases, de et vers un tableur. Rend de quoi le débrancher. */
export function brancherPressePapiers({ table, plan, actions, fermerMenu }: Clavier): () => void {
  /** Un commentaire garde son presse-papiers à lui. */
  const surCase = (evenement: Event) => {
    const ou = evenement.target instanceof Element ? positionDe(evenement.target, plan) : null;
    return ou !== null && ou.ligne >= 0 && ou.colonne >= 0;
  };

  function surCopie(evenement: ClipboardEvent): void {
    if (!surCase(evenement)) return;
    evenement.preventDefault();
    evenement.clipboardData?.setData('text/plain', actions.copier());
    if (evenement.type === 'cut') actions.vider('Delete');
  }

  function surColle(evenement: ClipboardEvent): void {
    const texte = evenement.clipboardData?.getData('text/plain') ?? '';
    if (!surCase(evenement) || texte === '') return;
    evenement.preventDefault();
    fermerMenu();
    actions.coller(texte);
  }

  table.addEventListener('copy', surCopie);
  table.addEventListener('cut', surCopie);
  table.addEventListener('paste', surColle);
  return () => {
    table.removeEventListener('copy', surCopie);
    table.removeEventListener('cut', surCopie);
    table.removeEventListener('paste', surColle);
  };
}
