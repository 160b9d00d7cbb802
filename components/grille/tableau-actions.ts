import type { Degre, Presentation } from '@/lib/degres/regles';
import { degreDuDebut } from '@/lib/degres/regles-clavier';
import type { Curseur } from '@/lib/evaluations/grille/curseur';
import {
  type Apres,
  type Bloc,
  casesDe,
  type Position,
  type Taille,
  tailleDe,
  voisine,
} from '@/lib/evaluations/grille/deplacement';
import type { Cle } from '@/lib/evaluations/grille/format';
import { cleEn, type Plan, situer, tailleDuPlan } from '@/lib/evaluations/grille/plan';
import { collage, direCollage, ecrireTableur } from '@/lib/evaluations/grille/presse-papiers';
import { enDegre } from '@/lib/evaluations/grille/valeurs';
import type { Peinture } from './peinture';
import type { SaisieGrille } from './saisie-grille';

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
