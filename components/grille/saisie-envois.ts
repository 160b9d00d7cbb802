import type { ResultatSaisie } from '@/lib/evaluations/grille/format';
import type { Reponse } from './saisie-reseau';

/** Ce qui retient l'enregistrement ; `calme` quand il se fait ou va se faire. */
export type Phase = 'calme' | 'reseau' | 'serveur' | 'session' | 'refus';

/** Délai entre une modification et son enregistrement, en millisecondes. */
export const DELAI = 500;
/** Premier nouvel essai après une panne ; il double jusqu'à une minute. */
const REESSAI = 2000;
const REESSAI_MAX = 60_000;

interface Liens {
  /** Combien attend. */
  reste: () => number;
  /** Envoie tout ce qui attend. */
  envoyer: () => Promise<Reponse>;
  /** Enregistré. */
  surRetour: (resultat: ResultatSaisie) => void;
  surChangement: () => void;
}

/**
 * Le rythme des envois : un à la fois, une demi-seconde après la touche, de plus en plus espacés après une panne. Une
 * session finie ou un refus attendent la personne.
 */
export class Envois {
  phase: Phase = 'calme';
  /** Le refus du serveur, en clair. */
  message = '';
  /** Envois partis ou revenus : une lecture commencée avant l'un d'eux est déjà vieille. */
  mouvements = 0;
  #envoi: Promise<void> | null = null;
  #minuterie: ReturnType<typeof setTimeout> | undefined;
  #echecs = 0;
  readonly #liens: Liens;

  constructor(liens: Liens) {
    this.#liens = liens;
  }

  enCours = (): boolean => this.#envoi !== null;

  /** Un envoi bientôt, s'il y a quoi et si rien ne le retient ; après une panne, l'essai suivant est déjà prévu. */
  programmer(delai = DELAI): void {
    const retenu = this.phase === 'session' || this.phase === 'refus';
    if (this.#liens.reste() === 0 || this.#minuterie !== undefined || this.#envoi || retenu) return;
    this.#minuterie = setTimeout(() => void this.maintenant(), delai);
  }

  /** Envoie sans attendre. Vrai quand plus rien n'attend. */
  async maintenant(): Promise<boolean> {
    this.arreter();
    while (this.#envoi) await this.#envoi;
    if (this.#liens.reste() > 0) {
      this.#envoi = this.#tenter();
      this.#liens.surChangement();
      await this.#envoi;
    }
    return this.#liens.reste() === 0;
  }

  arreter(): void {
    clearTimeout(this.#minuterie);
    this.#minuterie = undefined;
  }

  /** Oublie le refus : ce qui attendait a été abandonné. */
  apaiser(): void {
    this.phase = 'calme';
    this.message = '';
  }

  async #tenter(): Promise<void> {
    this.mouvements++;
    const reponse = await this.#liens.envoyer();
    this.mouvements++;
    this.#envoi = null;
    this.phase = reponse.genre === 'ok' ? 'calme' : reponse.genre;
    this.message = reponse.genre === 'refus' ? reponse.message : '';
    if (reponse.genre === 'ok') this.#liens.surRetour(reponse.resultat);
    this.#echecs = reponse.genre === 'ok' ? 0 : this.#echecs + 1;
    this.#liens.surChangement();
    this.programmer(this.#echecs ? Math.min(REESSAI * 2 ** (this.#echecs - 1), REESSAI_MAX) : DELAI);
  }
}
