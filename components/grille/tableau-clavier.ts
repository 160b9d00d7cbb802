import type { Frappe } from '@/lib/degres/regles-clavier';
import type { Position } from '@/lib/evaluations/grille/deplacement';
import { apresCommentaire, type Ordre, ordreDe } from '@/lib/evaluations/grille/gestes';
import { positionDe } from './peinture';
import type { Actions, Scene } from './tableau-actions';

export interface Clavier extends Scene {
  table: HTMLTableElement;
  actions: Actions;
  ouvrirMenu: (ou: Position, auClavier: boolean) => void;
  fermerMenu: () => void;
  /** Échap : le focus quitte la grille. Faux si un menu s'est fermé à la place. */
  sortir: () => void;
}

/** Le clavier de la grille : cases, titres et commentaires. Rend de quoi le débrancher. */
export function brancherClavier(c: Clavier): () => void {
  const { table, actions, curseur, plan, presentation } = c;

  function surTouche(evenement: KeyboardEvent): void {
    const cible = evenement.target instanceof HTMLElement ? evenement.target : null;
    if (cible?.dataset.commentaire !== undefined) surCommentaire(evenement, Number(cible.dataset.commentaire));
    const ou = positionDe(cible, plan);
    if (!ou) return;
    const { key, code, shiftKey, ctrlKey, metaKey, altKey } = evenement;
    const touche = { key, code, shiftKey, ctrlKey, metaKey, altKey };
    const ordre = ordreDe(touche, {
      ou,
      taille: actions.taille,
      commentaires: plan.sens === 'apprenants',
      codes: presentation,
      attente: actions.attente,
    });
    if (!ordre) return;
    evenement.preventDefault();
    executer(ordre, evenement.key);
  }

  function executer(ordre: Ordre, touche: string): void {
    if (ordre.genre === 'frapper') frapper(ordre.frappe, touche);
    else if (actions.attente && (ordre.genre === 'sortir' || ordre.genre === 'annuler')) actions.attendre('');
    else obeir(ordre);
    if (ordre.genre !== 'menu') c.fermerMenu();
  }

  function obeir(ordre: Exclude<Ordre, { genre: 'frapper' }>): void {
    if (ordre.genre === 'aller') actions.aller(ordre.vers);
    else if (ordre.genre === 'etendre') actions.etendre(ordre.vers);
    else if (ordre.genre === 'tout') actions.toutPrendre();
    else if (ordre.genre === 'recopier') actions.recopier(ordre.vers);
    else if (ordre.genre === 'remplir') actions.remplir();
    else if (ordre.genre === 'annuler' || ordre.genre === 'refaire') actions.annuler(ordre.genre);
    else if (ordre.genre === 'commenter') commentaire(ordre.ligne)?.focus();
    else if (ordre.genre === 'note') noter();
    else if (ordre.genre === 'menu') c.ouvrirMenu(curseur.ou(), true);
    else if (curseur.selection()) curseur.replier();
    else c.sortir();
  }

  function frapper({ avant, degre, attente }: Frappe, touche: string): void {
    actions.attendre('');
    if (avant) actions.ecrire(avant);
    if (degre === null) actions.vider(touche);
    else if (degre) actions.ecrire(degre);
    else {
      actions.attendre(attente);
      c.dire(attente ? `${attente}…` : 'Début de code effacé.');
    }
  }

  const commentaire = (ligne: number) => table.querySelector<HTMLElement>(`[data-commentaire="${ligne}"]`);

  /** Le commentaire de l'apprenant de la case : au bout de sa ligne, ou la fenêtre qui l'ouvre au bas de sa colonne. */
  function noter(): void {
    const { ligne, colonne } = curseur.ou();
    if (plan.sens === 'apprenants') commentaire(ligne)?.focus();
    else table.querySelector<HTMLElement>(`[data-note="${colonne}"]`)?.click();
  }

  function surCommentaire(evenement: KeyboardEvent, ligne: number): void {
    const vers =
      evenement.key === 'Escape'
        ? { ligne, colonne: Math.max(0, curseur.ou().colonne) }
        : evenement.key === 'Tab'
          ? apresCommentaire(ligne, evenement.shiftKey, actions.taille)
          : null;
    if (!vers) return;
    evenement.preventDefault();
    actions.aller(vers);
  }

  const surSortie = () => actions.conclure();
  const surEntree = ({ target }: FocusEvent) => {
    const ou = target instanceof Element ? positionDe(target, plan) : null;
    if (ou) curseur.suivre(ou);
  };

  table.addEventListener('keydown', surTouche);
  table.addEventListener('focusout', surSortie);
  table.addEventListener('focusin', surEntree);
  return () => {
    table.removeEventListener('keydown', surTouche);
    table.removeEventListener('focusout', surSortie);
    table.removeEventListener('focusin', surEntree);
  };
}
