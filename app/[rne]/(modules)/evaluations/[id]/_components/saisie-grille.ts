import type { CodeRefus, Resultat } from '@/lib/acces/refus';
import { DEGRES, type Degre } from '@/lib/maitrise/degres';

/** Une case (apprenant et item), ou un commentaire (apprenant seul). */
export type Cle = string;
export const cleCase = (apprenant: string, item: string): Cle => `${apprenant} ${item}`;
export const cleCommentaire = (apprenant: string): Cle => `${apprenant} `;

export interface Lot {
  cellules: { apprenant: string; item: string; degre: Degre | null }[];
  commentaires: { apprenant: string; texte: string }[];
}

export interface Etat {
  /** Modifications pas encore enregistrées. */
  attente: number;
  enCours: boolean;
  erreur: { code: CodeRefus | 'connexion'; message: string } | null;
  enregistreLe: Date | null;
  annulable: boolean;
}

/** Délai entre une modification et son enregistrement, en millisecondes. */
export const DELAI = 800;
const DELAI_REESSAI = 5000;
const CONNEXION =
  'La connexion est perdue. Votre saisie est gardée à l’écran\u00a0; un nouvel essai est fait régulièrement.';

/**
 * La saisie d'une grille, hors de React : chaque case ne se redessine que quand elle change. Ce qui diffère de ce que
 * le serveur a confirmé part seul, peu après ; un échec ne perd rien. Une valeur vide est une case vide.
 */
export class SaisieGrille {
  #valeurs: Map<Cle, string>;
  #serveur: Map<Cle, string>;
  #attente = new Set<Cle>();
  #historique: [Cle, string][][] = [];
  #abonnes = new Map<Cle, () => void>();
  #etat: Etat = { attente: 0, enCours: false, erreur: null, enregistreLe: null, annulable: false };
  #abonnesEtat = new Set<() => void>();
  #envoi: Promise<void> | null = null;
  #minuterie: ReturnType<typeof setTimeout> | undefined;
  readonly #envoyer: (lot: Lot) => Promise<Resultat<unknown>>;

  constructor(valeurs: ReadonlyMap<Cle, string>, envoyer: (lot: Lot) => Promise<Resultat<unknown>>) {
    this.#serveur = new Map(valeurs);
    this.#valeurs = new Map(valeurs);
    this.#envoyer = envoyer;
  }

  valeur = (cle: Cle): string => this.#valeurs.get(cle) ?? '';
  etat = (): Etat => this.#etat;

  /** Prévenu quand cette case change ; une case n'est à l'écran qu'une fois. */
  abonner(cle: Cle, prevenir: () => void): () => void {
    this.#abonnes.set(cle, prevenir);
    return () => {
      if (this.#abonnes.get(cle) === prevenir) this.#abonnes.delete(cle);
    };
  }

  abonnerEtat = (prevenir: () => void): (() => void) => {
    this.#abonnesEtat.add(prevenir);
    return () => this.#abonnesEtat.delete(prevenir);
  };

  /** Change des cases d'un geste, qu'`annuler` défera d'un geste. */
  poser(changements: readonly (readonly [Cle, string])[]): void {
    const avant = changements.flatMap(([cle, valeur]): [Cle, string][] =>
      this.valeur(cle) === valeur ? [] : [[cle, this.valeur(cle)]],
    );
    if (avant.length === 0) return;
    this.#historique.push(avant);
    this.#ecrire(changements);
  }

  /** Un commentaire : le champ de texte a sa propre annulation. */
  commenter(cle: Cle, texte: string): void {
    this.#ecrire([[cle, texte]]);
  }

  /** Défait le dernier geste ; rend les cases revenues, pour y ramener la personne. */
  annuler(): readonly Cle[] {
    const avant = this.#historique.pop() ?? [];
    this.#ecrire(avant);
    return avant.map(([cle]) => cle);
  }

  /** Enregistre sans attendre. Vrai quand plus rien n'est en attente. */
  async enregistrer(): Promise<boolean> {
    clearTimeout(this.#minuterie);
    this.#minuterie = undefined;
    while (this.#envoi) await this.#envoi;
    if (this.#attente.size > 0) {
      this.#envoi = this.#partir().then((delai) => {
        this.#envoi = null;
        this.#publier();
        if (delai !== null) this.#programmer(delai);
      });
      this.#publier();
      await this.#envoi;
    }
    return this.#attente.size === 0;
  }

  /** Reprend ce que le serveur vient de relire ; la saisie en attente l'emporte là où la case existe encore. */
  recevoir(valeurs: ReadonlyMap<Cle, string>): void {
    const gardees = [...this.#attente].filter((cle) => valeurs.has(cle));
    const saisies = gardees.map((cle): [Cle, string] => [cle, this.valeur(cle)]);
    this.#serveur = new Map(valeurs);
    this.#valeurs = new Map([...valeurs, ...saisies]);
    this.#attente = new Set(saisies.filter(([cle, v]) => v !== valeurs.get(cle)).map(([cle]) => cle));
    const encoreLa = (geste: [Cle, string][]) => geste.filter(([cle]) => valeurs.has(cle));
    this.#historique = this.#historique.map(encoreLa).filter((geste) => geste.length > 0);
    for (const prevenir of [...this.#abonnes.values()]) prevenir();
    this.#publier({ erreur: this.#etat.erreur?.code === 'evaluation-changee' ? null : this.#etat.erreur });
    this.#programmer(DELAI);
  }

  arreter(): void {
    clearTimeout(this.#minuterie);
    this.#minuterie = undefined;
  }

  #ecrire(changements: readonly (readonly [Cle, string])[]): void {
    for (const [cle, valeur] of changements) {
      this.#valeurs.set(cle, valeur);
      if (valeur === (this.#serveur.get(cle) ?? '')) this.#attente.delete(cle);
      else this.#attente.add(cle);
      this.#abonnes.get(cle)?.();
    }
    this.#publier();
    this.#programmer(DELAI);
  }

  #programmer(delai: number): void {
    if (this.#attente.size === 0 || this.#minuterie !== undefined || this.#envoi) return;
    this.#minuterie = setTimeout(() => void this.enregistrer(), delai);
  }

  /** Envoie ce qui attend ; rend le délai avant l'essai suivant, nul s'il faut que la personne s'en mêle. */
  async #partir(): Promise<number | null> {
    const envoyees = [...this.#attente].map((cle): [Cle, string] => [cle, this.valeur(cle)]);
    const resultat = await this.#envoyer(enLot(envoyees)).catch(() => null);
    if (!resultat?.ok) {
      this.#publier({ erreur: resultat ?? { code: 'connexion', message: CONNEXION } });
      return resultat ? null : DELAI_REESSAI;
    }
    for (const [cle, valeur] of envoyees) {
      this.#serveur.set(cle, valeur);
      if (this.valeur(cle) === valeur) this.#attente.delete(cle);
    }
    this.#publier({ erreur: null, enregistreLe: new Date() });
    return DELAI;
  }

  #publier(changement: Partial<Etat> = {}): void {
    this.#etat = {
      ...this.#etat,
      ...changement,
      attente: this.#attente.size,
      enCours: this.#envoi !== null,
      annulable: this.#historique.length > 0,
    };
    for (const prevenir of this.#abonnesEtat) prevenir();
  }
}

const estDegre = (valeur: string): valeur is Degre => (DEGRES as readonly string[]).includes(valeur);

/** Le degré d'une case ; nul si elle est vide. */
export const enDegre = (valeur: string): Degre | null => (estDegre(valeur) ? valeur : null);

function enLot(valeurs: readonly (readonly [Cle, string])[]): Lot {
  const lot: Lot = { cellules: [], commentaires: [] };
  for (const [cle, valeur] of valeurs) {
    const [apprenant = '', item = ''] = cle.split(' ', 2);
    if (item) lot.cellules.push({ apprenant, item, degre: enDegre(valeur) });
    else lot.commentaires.push({ apprenant, texte: valeur });
  }
  return lot;
}
