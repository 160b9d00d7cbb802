import {
  type FocusEvent as EvenementFocus,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { usePresentation } from '@/components/presentation';
import { degreDuDebut, type Frappe } from '@/lib/evaluations/clavier';
import type { Position } from '@/lib/evaluations/regles';
import type { Degre } from '@/lib/maitrise/degres';
import { apresCommentaire, type Geste, gesteDe } from './gestes-grille';
import type { Cible } from './menu-degres';
import { cleCroisee, type Rangee, type Sens } from './rangees';
import type { Cle, SaisieGrille } from './saisie-grille';

export type Apres = 'rester' | 'ArrowRight' | 'ArrowDown';

export interface Grillage {
  saisie: SaisieGrille;
  sens: Sens;
  lignes: readonly Rangee[];
  colonnes: readonly Rangee[];
  /** Où aller après un degré tapé au clavier. */
  apres: Apres;
  /** Échap : là où le focus sort de la grille. */
  idSortie: string;
}

/** Ce que font le clavier et la souris dans la grille ; les cases, elles, ne se redessinent que si elles changent. */
export function useGestes({ saisie, sens, lignes, colonnes, apres, idSortie }: Grillage) {
  const table = useRef<HTMLTableElement>(null);
  const [cible, setCible] = useState<(Cible & { cles: Cle[] }) | null>(null);
  const [annonce, setAnnonce] = useState('');
  const presentation = usePresentation();
  const attente = useRef('');
  const taille = { lignes: lignes.length, colonnes: colonnes.length, commentaires: sens === 'apprenants' };

  useTabulation(table);

  /** Les cases que couvre un élément : la sienne, ou toute sa ligne ou sa colonne pour un titre. */
  function clesDe({ ligne, colonne }: Position): Cle[] {
    const ls = ligne < 0 ? lignes : lignes.slice(ligne, ligne + 1);
    const cs = colonne < 0 ? colonnes : colonnes.slice(colonne, colonne + 1);
    return ls.flatMap((l) => cs.map((c) => cleCroisee(sens, l.id, c.id)));
  }

  function ouvrir(ancre: HTMLElement, auClavier: boolean) {
    conclure(ancre);
    const ou = positionDe(ancre);
    const cles = clesDe(ou);
    const vides = cles.filter((cle) => !saisie.valeur(cle)).length;
    const rangee = ou.ligne < 0 ? colonnes[ou.colonne] : ou.colonne < 0 ? lignes[ou.ligne] : undefined;
    setCible({ ancre, cles, vides, remplies: cles.length - vides, auClavier, ...(rangee && { rangee }) });
  }

  function poser(cles: readonly Cle[], degre: Degre | null) {
    saisie.poser(cles.map((cle) => [cle, degre ?? '']));
    const quoi = degre ? presentation[degre].libelle : 'Vide';
    setAnnonce(cles.length > 1 ? `${quoi}, ${cles.length} cases.` : `${quoi}.`);
  }

  function ecrire(ou: Position, degre: Degre | null) {
    poser(clesDe(ou), degre);
    const suite =
      apres === 'rester' || !degre ? null : gesteDe({ ...SANS_TOUCHE, key: apres }, ou, taille, clavier(''));
    if (suite?.genre === 'aller') allerA(table.current, suite.vers);
  }

  const clavier = (debut: string) => ({ codes: presentation, attente: debut });

  /** Retient le début d'un code, que la case montre en attendant la suite. */
  function attendre(element: HTMLElement, debut: string) {
    attente.current = debut;
    if (debut) element.dataset.attente = debut;
    else element.removeAttribute('data-attente');
  }

  function frapper({ avant, degre, attente: debut }: Frappe, element: HTMLElement) {
    attendre(element, '');
    if (avant) ecrire(positionDe(element), avant);
    const ici = avant ? (caseActive(table.current) ?? element) : element;
    if (degre !== undefined) return ecrire(positionDe(ici), degre);
    attendre(ici, debut);
    setAnnonce(debut ? `${debut}…` : 'Début de code effacé.');
  }

  /** On quitte la case : le début tapé suffit à désigner un degré, ou rien n'est saisi. */
  function conclure(element: HTMLElement) {
    const debut = attente.current;
    if (!debut) return;
    attendre(element, '');
    const degre = degreDuDebut(debut, presentation);
    if (degre) poser(clesDe(positionDe(element)), degre);
    else setAnnonce(`${debut}\u00a0: code incomplet, rien n’est saisi.`);
  }

  const surSortie = ({ target }: EvenementFocus<HTMLElement>) => conclure(target);

  function agir(geste: Geste, element: HTMLElement) {
    setCible(null);
    if (geste.genre === 'frapper') frapper(geste.frappe, element);
    else if (attente.current && (geste.genre === 'sortir' || geste.genre === 'annuler')) attendre(element, '');
    else if (geste.genre === 'aller') allerA(table.current, geste.vers);
    else if (geste.genre === 'commenter') commentaireDe(table.current, geste.ligne)?.focus();
    else if (geste.genre === 'menu') ouvrir(element, true);
    else if (geste.genre === 'annuler') setAnnonce(saisie.annuler().length > 0 ? 'Saisie annulée.' : 'Rien à annuler.');
    else if (!cible) document.getElementById(idSortie)?.focus();
  }

  function surTouche(evenement: KeyboardEvent<HTMLElement>) {
    const element = evenement.target instanceof HTMLElement ? evenement.target : null;
    if (element?.dataset.case === undefined) return;
    const geste = gesteDe(evenement.nativeEvent, positionDe(element), taille, clavier(attente.current));
    if (!geste) return;
    evenement.preventDefault();
    agir(geste, element);
  }

  function surClic(evenement: MouseEvent) {
    const element = evenement.target instanceof Element && evenement.target.closest<HTMLElement>('[data-case]');
    // Sans souris ni doigt (detail nul), c'est le clavier qui presse un titre : le menu prend le focus.
    if (element) ouvrir(element, evenement.detail === 0);
  }

  function choisir(degre: Degre | null, toutes: boolean) {
    if (!cible) return;
    poser(cible.rangee && !toutes ? cible.cles.filter((cle) => !saisie.valeur(cle)) : cible.cles, degre);
    setCible(null);
    cible.ancre.focus();
  }

  const { lignes: hauteur, colonnes: largeur } = taille;
  const quitterCommentaire = useCallback(
    (evenement: KeyboardEvent, rang: number) => {
      if (evenement.key !== 'Tab') return;
      const vers = apresCommentaire(rang, evenement.shiftKey, { lignes: hauteur, colonnes: largeur });
      if (!vers) return;
      evenement.preventDefault();
      allerA(table.current, vers);
    },
    [hauteur, largeur],
  );

  const fermer = () => setCible(null);
  return { table, cible, annonce, surTouche, surClic, surSortie, choisir, fermer, quitterCommentaire };
}

const SANS_TOUCHE = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

const commentaireDe = (table: HTMLElement | null, ligne: number) =>
  table?.querySelector<HTMLElement>(`[data-commentaire="${ligne}"]`);

const caseActive = (table: HTMLElement | null) => table?.querySelector<HTMLElement>('[data-case]:focus');

const allerA = (table: HTMLElement | null, { ligne, colonne }: Position) =>
  table?.querySelector<HTMLElement>(`[data-case="${ligne}:${colonne}"]`)?.focus();

/** `data-case="ligne:colonne"` ; -1 pour un titre. */
function positionDe(element: HTMLElement): Position {
  const [ligne = -1, colonne = -1] = (element.dataset.case ?? '').split(':').map(Number);
  return { ligne, colonne };
}

/** Une seule case est dans l'ordre de tabulation, la dernière visitée. Posé à la main : aucun pas ne redessine rien. */
function useTabulation(table: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const element = table.current;
    const tabulable = () => element?.querySelector('[data-case][tabindex="0"]');
    if (!tabulable()) element?.querySelector('[data-case="0:0"]')?.setAttribute('tabindex', '0');
    const suivre = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target.dataset.case === undefined) return;
      tabulable()?.setAttribute('tabindex', '-1');
      target.tabIndex = 0;
    };
    element?.addEventListener('focusin', suivre);
    return () => element?.removeEventListener('focusin', suivre);
  });
}
