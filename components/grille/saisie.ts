import { Envois, type Issue } from '@/components/gardien/envois';
import type { EtatEnvois } from '@/components/gardien/situation';
import {
  type Auteur,
  type Cle,
  type GrilleCompacte,
  type Lot,
  lireAuteurs,
  type ResultatSaisie,
  valeursDe,
} from '@/lib/evaluations/grille/format';
import { type Geste, Historique } from '@/lib/evaluations/grille/historique';
import { type Choix, type EcartConnu, Valeurs } from '@/lib/evaluations/grille/valeurs';
import type { Reserve } from './reserve';

/** Entre une touche et son enregistrement, en millisecondes. */
export const DELAI = 500;

export interface Etat extends EtatEnvois {
  /** Modifications pas encore enregistrées, hors cases à départager. */
  attente: number;
  ecarts: ReadonlyMap<Cle, EcartConnu>;
  annulable: boolean;
  refaisable: boolean;
  /** Saisies d'une page fermée, reprises à l'ouverture. */
  reprises: number;
  /** Saisies sans case : apprenant ou compétence retirés entre-temps. */
  perdues: number;
  /** Des cases ont changé ailleurs sans qu'on les ait lues. */
  perimee: boolean;
}

type Propre = Pick<Etat, 'enregistreLe' | 'gardee' | 'reprises' | 'perdues' | 'perimee'>;

/** Délai avant d'écrire dans la réserve, en millisecondes : une rafale de touches n'y écrit qu'une fois. */
const DELAI_RESERVE = 100;

interface Liens {
  envoyer: (lot: Lot) => Promise<Issue<ResultatSaisie>>;
  reserve: Reserve;
  /** « Prénom NOM » de la personne. */
  moi: string;
  /** Pourquoi rien ne doit partir : on n'essaie même pas. */
  empechement: () => 'reseau' | 'session' | null;
}

/**
 * La saisie d'une grille, hors de React : seules les cases changées se redessinent. Ce qui diffère de ce que le serveur
 * a confirmé est gardé sur l'appareil, part seul, et y reste tant qu'il n'est pas arrivé. Une valeur vide est une case
 * vide.
 */
export class SaisieGrille {
  #valeurs: Valeurs;
  #historique = new Historique();
  #envois: Envois<ResultatSaisie>;
  #auteurs: (cle: Cle) => Auteur | null;
  /** Ce que la personne a enregistré depuis la dernière lecture. */
  #signees = new Map<Cle, Auteur | null>();
  #version: string;
  #propre: Propre = { enregistreLe: null, gardee: true, reprises: 0, perdues: 0, perimee: false };
  #etat: Etat;
  #abonnesEtat = new Set<() => void>();
  #abonnesCases = new Set<(cles: readonly Cle[]) => void>();
  #minuterie: ReturnType<typeof setTimeout> | undefined;
  readonly #liens: Liens;

  constructor(grille: GrilleCompacte, liens: Liens) {
    this.#valeurs = new Valeurs(valeursDe(grille));
    this.#auteurs = lireAuteurs(grille);
    this.#version = grille.version;
    this.#liens = liens;
    this.#envois = new Envois({
      rythme: { delai: DELAI },
      attend: () => this.#valeurs.attente() > 0,
      envoyer: () => this.#partir(),
      surFait: (resultat) => this.#confirmer(resultat),
      surChangement: () => this.#publier(),
    });
    this.#etat = this.#composer();
  }

  get moi(): string {
    return this.#liens.moi;
  }

  valeur = (cle: Cle): string => this.#valeurs.lire(cle);
  etat = (): Etat => this.#etat;
  version = (): string => this.#version;
  /** À rendre avec ce qu'on lit du serveur, pour savoir si c'est encore vrai. */
  jeton = (): number => this.#envois.mouvements;
  auteurDe = (cle: Cle): Auteur | null =>
    (this.#signees.has(cle) ? this.#signees.get(cle) : this.#auteurs(cle)) ?? null;

  abonnerCases = (prevenir: (cles: readonly Cle[]) => void): (() => void) => {
    this.#abonnesCases.add(prevenir);
    return () => this.#abonnesCases.delete(prevenir);
  };

  abonnerEtat = (prevenir: () => void): (() => void) => {
    this.#abonnesEtat.add(prevenir);
    return () => this.#abonnesEtat.delete(prevenir);
  };

  /** Change des cases d'un geste, qu'`annuler` défera d'un geste. Rend le nombre de cases changées. */
  poser(changements: readonly (readonly [Cle, string])[]): number {
    const avant = changements.map(([cle]) => [cle, this.valeur(cle)] as const);
    for (const [cle, valeur] of changements) this.#valeurs.ecrire(cle, valeur);
    return this.#noter(avant);
  }

  /** Un commentaire : le champ de texte a sa propre annulation. */
  commenter(cle: Cle, texte: string): void {
    this.#valeurs.ecrire(cle, texte);
    this.#changer([cle]);
  }

  /** Défait le dernier geste ; rend les cases revenues, pour y ramener la personne. */
  annuler = (): readonly Cle[] => this.#rejouer(this.#historique.defaire(this.valeur));
  refaire = (): readonly Cle[] => this.#rejouer(this.#historique.refaire(this.valeur));

  /** Départage des cases changées des deux côtés. */
  trancher(cles: readonly Cle[], choix: Choix): void {
    const avant = cles.map((cle) => [cle, this.valeur(cle)] as const);
    this.#valeurs.trancher(cles, choix);
    this.#noter(avant);
    this.#changer(cles);
  }

  /** Reprend ce qu'une page fermée de cette grille avait laissé, et l'envoie. */
  reprendre(): void {
    const gardees = this.#liens.reserve.lire();
    if (gardees.size === 0) return;
    const { reprises, perdues } = this.#valeurs.reprendre(gardees, this.#auteurs, this.#liens.moi);
    this.#changer(reprises, { reprises: reprises.length, perdues: perdues.length });
    void this.enregistrer();
  }

  /** Enregistre sans attendre. Vrai quand plus rien n'est en attente. */
  enregistrer = (): Promise<boolean> => this.#envois.maintenant();

  /**
   * Reprend ce que le serveur vient de relire ; la saisie en attente reste, et ce qui la contredit est à départager.
   * `jeton` : celui d'avant la lecture. Faux, sans effet, si un envoi est passé depuis.
   */
  recevoir(grille: GrilleCompacte, jeton = this.jeton()): boolean {
    if (jeton !== this.jeton() || this.#envois.enCours()) return false;
    const valeurs = valeursDe(grille);
    this.#auteurs = lireAuteurs(grille);
    this.#signees.clear();
    this.#version = grille.version;
    const changees = this.#valeurs.recevoir(valeurs, this.#auteurs, this.#liens.moi);
    this.#historique.restreindre((cle) => valeurs.has(cle));
    this.#changer(changees, { perimee: false });
    return true;
  }

  /** Renonce à ce qui attend : le serveur ne le prendra jamais (droit retiré, année close). */
  abandonner(): void {
    this.#envois.apaiser();
    this.#changer(this.#valeurs.abandonner());
  }

  /** Les avis de reprise et de perte ont été lus. */
  lu = (): void => this.#publier({ reprises: 0, perdues: 0 });

  /** Met à l'abri ce qui attend, tout de suite. */
  garder(): void {
    clearTimeout(this.#minuterie);
    this.#minuterie = undefined;
    const gardee = this.#liens.reserve.ecrire(this.#valeurs.aGarder(), this.#valeurs.touchees());
    if (gardee !== this.#propre.gardee) this.#publier({ gardee });
  }

  arreter(): void {
    this.#envois.arreter();
    this.garder();
  }

  #rejouer(geste: Geste): readonly Cle[] {
    for (const [cle, , valeur] of geste) this.#valeurs.ecrire(cle, valeur);
    const cles = geste.map(([cle]) => cle);
    this.#changer(cles);
    return cles;
  }

  /** Retient le geste qui vient de changer ces cases ; rend leur nombre. */
  #noter(avant: readonly (readonly [Cle, string])[]): number {
    const geste = avant.flatMap(([cle, v]) => (this.valeur(cle) === v ? [] : [[cle, v, this.valeur(cle)] as const]));
    if (geste.length === 0) return 0;
    this.#historique.noter(geste);
    this.#changer(geste.map(([cle]) => cle));
    return geste.length;
  }

  /** Ces cases ont changé à l'écran : les redessiner, les garder, les envoyer bientôt. */
  #changer(cles: readonly Cle[], propre: Partial<Propre> = {}): void {
    this.#publier(propre);
    for (const prevenir of this.#abonnesCases) prevenir(cles);
    this.#minuterie ??= setTimeout(() => this.garder(), DELAI_RESERVE);
    this.#envois.programmer();
  }

  async #partir(): Promise<Issue<ResultatSaisie>> {
    const empechement = this.#liens.empechement();
    if (empechement) return { genre: empechement };
    const lot = this.#valeurs.partir();
    this.garder();
    return this.#liens.envoyer(lot);
  }

  #confirmer(resultat: ResultatSaisie): void {
    const { envoyees, perdues } = this.#valeurs.confirmer(resultat);
    this.#signer(envoyees);
    const perimee = this.#propre.perimee || resultat.avant !== this.#version || perdues.length > 0;
    if (!perimee) this.#version = resultat.version;
    this.#publier({ enregistreLe: new Date(), perimee, perdues: this.#propre.perdues + perdues.length });
    this.garder();
    for (const prevenir of this.#abonnesCases) prevenir(envoyees);
  }

  /** Ce qui vient d'être enregistré l'est sous notre nom ; un écart garde celui de l'autre. */
  #signer(envoyees: readonly Cle[]): void {
    const moi = { par: this.#liens.moi, le: new Date() };
    for (const cle of envoyees) this.#signees.set(cle, this.valeur(cle) ? moi : null);
    for (const [cle, { par, le }] of this.#valeurs.ecarts())
      this.#signees.set(cle, par && le !== null ? { par, le: new Date(le) } : null);
  }

  #composer(): Etat {
    return {
      ...this.#propre,
      attente: this.#valeurs.attente(),
      ecarts: this.#valeurs.ecarts(),
      phase: this.#envois.phase,
      message: this.#envois.message,
      enCours: this.#envois.enCours(),
      annulable: this.#historique.annulable(),
      refaisable: this.#historique.refaisable(),
    };
  }

  #publier(propre: Partial<Propre> = {}): void {
    this.#propre = { ...this.#propre, ...propre };
    this.#etat = this.#composer();
    for (const prevenir of this.#abonnesEtat) prevenir();
  }
}
