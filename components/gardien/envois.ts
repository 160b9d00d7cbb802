/** Ce qu'un envoi a donné. `reseau` et `serveur` se réessaient seuls ; les autres attendent la personne. */
export type Issue<R> =
  | { genre: 'ok'; resultat: R }
  | { genre: 'reseau' | 'serveur' | 'session' }
  | { genre: 'refus'; message: string };

/** Ce qui retient l'enregistrement ; `calme` quand il se fait ou va se faire. */
export type Phase = 'calme' | 'reseau' | 'serveur' | 'session' | 'refus';

export interface Rythme {
  /** Entre un changement et son envoi, en millisecondes. */
  delai: number;
  /** Chaque changement fait repartir le délai : on attend la fin de la frappe. */
  glissant?: boolean;
  /** Un changement après un refus le redemande ; sinon un refus attend la personne. */
  apresRefus?: boolean;
}

/** Premier nouvel essai après une panne ; il double jusqu'à une minute. */
export const REESSAI = 2000;
export const REESSAI_MAX = 60_000;

interface Liens<R> {
  rythme: Rythme;
  /** Vrai s'il y a quelque chose à envoyer. */
  attend: () => boolean;
  /** Envoie tout ce qui attend. Ne lève pas : toute panne est une issue. */
  envoyer: () => Promise<Issue<R>>;
  surFait: (resultat: R) => void;
  /** La phase, ou l'envoi en cours, a changé. */
  surChangement: () => void;
}

/**
 * La file des envois d'une saisie : un à la fois, peu après le changement, de plus en plus espacés après une panne. Une
 * session finie ou un refus attendent la personne, et le réseau son retour.
 */
export class Envois<R> {
  phase: Phase = 'calme';
  /** Le refus du serveur, en clair. */
  message = '';
  /** Envois partis ou revenus : une lecture commencée avant l'un d'eux est déjà vieille. */
  mouvements = 0;
  #envoi: Promise<void> | null = null;
  #minuterie: ReturnType<typeof setTimeout> | undefined;
  #echecs = 0;
  readonly #liens: Liens<R>;

  constructor(liens: Liens<R>) {
    this.#liens = liens;
  }

  enCours = (): boolean => this.#envoi !== null;

  /** La saisie a changé : un envoi bientôt, s'il y a quoi et si rien ne le retient. L'essai prévu après une panne reste. */
  programmer(): void {
    const { delai, glissant, apresRefus } = this.#liens.rythme;
    if (this.phase === 'session' || (this.phase === 'refus' && !apresRefus)) return;
    if (glissant && this.#echecs === 0) this.arreter();
    this.#prevoir(delai);
  }

  /** Envoie sans attendre. Vrai quand plus rien n'attend. */
  async maintenant(): Promise<boolean> {
    this.arreter();
    while (this.#envoi) await this.#envoi;
    if (this.#liens.attend()) {
      this.#envoi = this.#tenter();
      this.#liens.surChangement();
      await this.#envoi;
    }
    return !this.#liens.attend();
  }

  /** Plus rien n'est prévu ; un envoi parti va à son terme. */
  arreter(): void {
    clearTimeout(this.#minuterie);
    this.#minuterie = undefined;
  }

  /** Oublie le refus : ce qui attendait a été abandonné. */
  apaiser(): void {
    this.phase = 'calme';
    this.message = '';
  }

  #prevoir(delai: number): void {
    if (!this.#liens.attend() || this.#minuterie !== undefined || this.#envoi) return;
    this.#minuterie = setTimeout(() => void this.maintenant(), delai);
  }

  async #tenter(): Promise<void> {
    this.mouvements++;
    const issue = await this.#liens.envoyer();
    this.mouvements++;
    this.#envoi = null;
    this.phase = issue.genre === 'ok' ? 'calme' : issue.genre;
    this.message = issue.genre === 'refus' ? issue.message : '';
    const panne = issue.genre === 'reseau' || issue.genre === 'serveur';
    this.#echecs = panne ? this.#echecs + 1 : 0;
    if (issue.genre === 'ok') this.#liens.surFait(issue.resultat);
    this.#liens.surChangement();
    if (panne) this.#prevoir(Math.min(REESSAI * 2 ** (this.#echecs - 1), REESSAI_MAX));
    else if (issue.genre === 'ok') this.programmer();
  }
}

/** Au-delà, en millisecondes, un envoi est tenu pour perdu. */
export const PATIENCE = 20_000;
/** Octets qu'une page qui se ferme peut encore envoyer (limite des navigateurs : 64 Ko). */
const DERNIER_ENVOI = 60_000;

const estFinie = (r: Response) => r.status === 401 || r.type === 'opaqueredirect';

/**
 * Envoie ce corps, en JSON, à une route de saisie. Ne lève pas : toute panne est une issue. La page qui se ferme peut
 * encore l'appeler.
 */
export async function poster<R>(adresse: string, corps: unknown): Promise<Issue<R>> {
  const body = JSON.stringify(corps);
  try {
    const r = await fetch(adresse, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      keepalive: document.visibilityState === 'hidden' && body.length < DERNIER_ENVOI,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (estFinie(r)) return { genre: 'session' };
    if (r.ok) return { genre: 'ok', resultat: (await r.json()) as R };
    if (r.status >= 500 || r.status === 429) return { genre: 'serveur' };
    return { genre: 'refus', message: await r.text() };
  } catch {
    return { genre: 'reseau' }; // coupure, délai passé, ou page d'un portail d'accès à la place de la réponse
  }
}
