import type { Degre, Presentation } from '@/lib/degres/regles';
import { degreDuDebut, type Frappe } from '@/lib/degres/regles-clavier';
import {
  type Apres,
  type Bloc,
  type Curseur,
  casesDe,
  type Position,
  type Taille,
  tailleDe,
  voisine,
} from '@/lib/evaluations/grille/deplacement';
import type { Cle } from '@/lib/evaluations/grille/format';
import { apresCommentaire, type Ordre, ordreDe } from '@/lib/evaluations/grille/gestes';
import { cleEn, type Plan, situer, tailleDuPlan } from '@/lib/evaluations/grille/plan';
import { collage, direCollage, ecrireTableur } from '@/lib/evaluations/grille/presse-papiers';
import { enDegre } from '@/lib/evaluations/grille/valeurs';
import { type Peinture, positionDe } from './peinture';
import type { SaisieGrille } from './saisie';

export interface Scene {
  saisie: SaisieGrille;
  plan: Plan;
  curseur: Curseur;
  peinture: Peinture;
  presentation: Presentation;
  apres: () => Apres;
  /** Pour les lecteurs d'écran : quelques mots. */
  dire: (texte: string) => void;
  /** À l'écran aussi : ce qu'un collage a laissé de côté. */
  signaler: (texte: string) => void;
}

const nombreDeCases = (n: number) => `${n} case${n > 1 ? 's' : ''}`;

/** Ce qu'on fait des cases, quel que soit le geste qui le demande : chacun se défait d'un coup. */
export class Actions {
  readonly #scene: Scene;
  readonly taille: Taille;
  /** Début de code tapé dans la case, qui attend sa suite. */
  attente = '';
  /** Où il a été tapé : on peut avoir déjà bougé quand il se conclut. */
  #ouAttend: Position = { ligne: 0, colonne: 0 };
  #zoneAttend: Bloc = { haut: 0, gauche: 0, bas: 0, droite: 0 };

  constructor(scene: Scene) {
    this.#scene = scene;
    this.taille = tailleDuPlan(scene.plan);
  }

  cles = (bloc: Bloc): Cle[] => casesDe(bloc).map((ou) => cleEn(this.#scene.plan, ou));

  /** Les cases d'un titre : toute sa ligne, ou toute sa colonne ; sinon la case elle-même. */
  blocDe({ ligne, colonne }: Position): Bloc {
    const { lignes, colonnes } = this.taille;
    return {
      haut: Math.max(0, ligne),
      bas: ligne < 0 ? lignes - 1 : ligne,
      gauche: Math.max(0, colonne),
      droite: colonne < 0 ? colonnes - 1 : colonne,
    };
  }

  aller(vers: Position): void {
    this.#scene.curseur.aller(vers);
    this.#scene.peinture.element(vers)?.focus();
  }

  etendre(vers: Position): void {
    const { curseur, peinture, dire } = this.#scene;
    curseur.etendre(vers);
    peinture.element(vers)?.focus();
    const { lignes, colonnes } = tailleDe(curseur.zone());
    if (curseur.selection()) dire(`${lignes} × ${colonnes}, ${nombreDeCases(lignes * colonnes)}.`);
  }

  toutPrendre(): void {
    const { lignes, colonnes } = this.taille;
    this.#scene.curseur.toutPrendre(this.taille);
    this.#scene.dire(`Toute la grille, ${nombreDeCases(lignes * colonnes)}.`);
  }

  poser(cles: readonly Cle[], degre: Degre | null): void {
    const { saisie, presentation, dire } = this.#scene;
    saisie.poser(cles.map((cle) => [cle, degre ?? '']));
    const quoi = degre ? presentation[degre].libelle : 'Vide';
    dire(cles.length > 1 ? `${quoi}, ${nombreDeCases(cles.length)}.` : `${quoi}.`);
  }

  /** Écrit dans la zone, puis va à la case suivante s'il n'y a pas de sélection. */
  ecrire(degre: Degre): void {
    const { curseur, apres } = this.#scene;
    this.poser(this.cles(curseur.zone()), degre);
    const vers = curseur.selection() ? null : voisine(apres(), curseur.ou(), this.taille);
    if (vers) this.aller(vers);
  }

  /** Vide la zone. Retour arrière sur une case déjà vide recule, comme dans un texte. */
  vider(touche: string): void {
    const { saisie, curseur, apres } = this.#scene;
    const cles = this.cles(curseur.zone());
    const vide = cles.every((cle) => !saisie.valeur(cle));
    const vers = voisine(apres(), curseur.ou(), this.taille, true);
    if (touche === 'Backspace' && vide && cles.length === 1 && vers) this.aller(vers);
    else this.poser(cles, null);
  }

  /** Recopie la première ligne (ou colonne) de la sélection dans les autres ; d'une case seule, prend sa voisine. */
  recopier(vers: 'bas' | 'droite'): void {
    const { saisie, plan, curseur, dire } = this.#scene;
    const zone = curseur.zone();
    const source = vers === 'bas' ? { ...zone, bas: zone.haut } : { ...zone, droite: zone.gauche };
    const decalage = curseur.selection() ? 0 : 1;
    const origine = ({ ligne, colonne }: Position): Position =>
      vers === 'bas' ? { ligne: source.haut - decalage, colonne } : { ligne, colonne: source.gauche - decalage };
    const changements = casesDe(zone).flatMap((ou): [Cle, string][] => {
      const de = cleEn(plan, origine(ou));
      return de ? [[cleEn(plan, ou), saisie.valeur(de)]] : [];
    });
    const n = saisie.poser(changements);
    dire(n > 0 ? `${nombreDeCases(n)} recopiée${n > 1 ? 's' : ''}.` : 'Rien à recopier.');
  }

  /** Toute la sélection prend la valeur de la case où l'on est. */
  remplir(): void {
    const { saisie, plan, curseur } = this.#scene;
    this.poser(this.cles(curseur.zone()), enDegre(saisie.valeur(cleEn(plan, curseur.ou()))));
  }

  /** La zone en texte de tableur. */
  copier(): string {
    const { saisie, plan, curseur, presentation, dire } = this.#scene;
    const zone = curseur.zone();
    const { lignes, colonnes } = tailleDe(zone);
    const degres = Array.from({ length: lignes }, (_, l) =>
      Array.from({ length: colonnes }, (__, c) => {
        return enDegre(saisie.valeur(cleEn(plan, { ligne: zone.haut + l, colonne: zone.gauche + c }))) ?? '';
      }),
    );
    dire(`${nombreDeCases(lignes * colonnes)} copiée${lignes * colonnes > 1 ? 's' : ''}.`);
    return ecrireTableur(degres, presentation);
  }

  coller(texte: string): void {
    const { saisie, plan, curseur, presentation, signaler } = this.#scene;
    const colle = collage(texte, curseur.zone(), this.taille, presentation);
    saisie.poser(colle.changements.map(({ ou, degre }) => [cleEn(plan, ou), degre]));
    signaler(direCollage(colle));
  }

  annuler(sens: 'annuler' | 'refaire'): void {
    const { saisie, plan, dire } = this.#scene;
    const [premiere] = sens === 'annuler' ? saisie.annuler() : saisie.refaire();
    const ou = premiere === undefined ? null : situer(plan)(premiere);
    if (ou) this.aller(ou);
    if (sens === 'annuler') dire(ou ? 'Saisie annulée.' : 'Rien à annuler.');
    else dire(ou ? 'Saisie rétablie.' : 'Rien à rétablir.');
  }

  /** Retient un début de code, que la case montre ; vide pour l'oublier. */
  attendre(debut: string): void {
    const { peinture, curseur } = this.#scene;
    peinture.attendre(this.#ouAttend, '');
    this.attente = debut;
    this.#ouAttend = curseur.ou();
    this.#zoneAttend = curseur.zone();
    peinture.attendre(this.#ouAttend, debut);
  }

  /** On quitte la case : le début tapé suffit à désigner un degré, ou rien n'est saisi. */
  conclure(): void {
    const { presentation, dire } = this.#scene;
    const [debut, zone] = [this.attente, this.#zoneAttend];
    if (!debut) return;
    this.attendre('');
    const degre = degreDuDebut(debut, presentation);
    if (degre) this.poser(this.cles(zone), degre);
    else dire(`${debut}\u00a0: code incomplet, rien n’est saisi.`);
  }
}

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
