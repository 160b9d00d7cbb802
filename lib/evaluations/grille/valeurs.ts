import { DEGRES, type Degre } from '@/lib/degres/regles';
import {
  type Auteur,
  type Cle,
  cleCase,
  decouperCle,
  type Ecart,
  ESSAIS,
  type Lot,
  type ResultatSaisie,
} from './format';

/** Ce qu'on retient d'une case en attente : sa valeur, puis celles que le serveur pouvait avoir. */
export type Gardee = readonly [valeur: string, ...avant: string[]];

/** Une case que quelqu'un d'autre a changée pendant qu'on la changeait : à départager. */
export interface EcartConnu extends Pick<Ecart, 'par' | 'parMoi' | 'le'> {
  sien: string;
  avant: readonly string[];
}

export type Choix = 'mien' | 'sien';
type AuteurDe = (cle: Cle) => Auteur | null;

const estDegre = (valeur: string): valeur is Degre => (DEGRES as readonly string[]).includes(valeur);

/** Le degré d'une case ; nul si elle est vide. */
export const enDegre = (valeur: string): Degre | null => (estDegre(valeur) ? valeur : null);

/** Un commentaire se compare comme il s'enregistre : sans les blancs du bord. */
const pareilles = (cle: Cle, a: string, b: string) => a === b || (cle.endsWith(' ') && a.trim() === b.trim());

/** Vrai si la grille que rend le serveur porte déjà tout ce qui était gardé. */
export const dejaDansLaGrille = (gardees: ReadonlyMap<Cle, Gardee>, serveur: ReadonlyMap<Cle, string>): boolean =>
  [...gardees].every(([cle, [valeur]]) => {
    const connue = serveur.get(cle);
    return connue !== undefined && pareilles(cle, valeur, connue);
  });

/**
 * Ce que vaut chaque case : à l'écran, et d'après le serveur. Ce qui diffère attend de partir ; ce qu'un autre a changé
 * entre-temps attend d'être départagé.
 */
export class Valeurs {
  #ecran: Map<Cle, string>;
  #connues: Map<Cle, string>;
  /** Envoyées sans réponse : le serveur a peut-être l'une d'elles. */
  #parties = new Map<Cle, string[]>();
  #attente = new Set<Cle>();
  #ecarts = new Map<Cle, EcartConnu>();
  /** Ce qui a attendu un jour ici : à effacer de la réserve une fois réglé. */
  #touchees = new Set<Cle>();
  #envoyees: [Cle, string][] = [];

  constructor(connues: ReadonlyMap<Cle, string>) {
    this.#connues = new Map(connues);
    this.#ecran = new Map(connues);
  }

  lire = (cle: Cle): string => this.#ecran.get(cle) ?? '';
  attente = (): number => this.#attente.size;
  ecarts = (): ReadonlyMap<Cle, EcartConnu> => this.#ecarts;
  touchees = (): ReadonlySet<Cle> => this.#touchees;

  ecrire(cle: Cle, valeur: string): void {
    if (!this.#connues.has(cle)) return;
    this.#ecran.set(cle, valeur);
    const ecart = this.#ecarts.get(cle);
    if (ecart && pareilles(cle, ecart.sien, valeur)) this.#regler(cle, ecart.sien);
    else if (!ecart) this.#classer(cle);
  }

  /** Ce qui attend, prêt à partir ; retenu comme parti jusqu'à la réponse. */
  partir(): Lot {
    this.#envoyees = [...this.#attente].map((cle) => [cle, this.lire(cle)]);
    const lot: Lot = { cellules: [], commentaires: [] };
    for (const [cle, valeur] of this.#envoyees) {
      const { apprenant, item } = decouperCle(cle);
      const avant = this.#possibles(cle);
      if (item) lot.cellules.push({ apprenant, item, degre: enDegre(valeur), avant: avant.map(enDegre) });
      else lot.commentaires.push({ apprenant, texte: valeur, avant });
      const parties = (this.#parties.get(cle) ?? []).filter((v) => v !== valeur);
      this.#parties.set(cle, [...parties, valeur].slice(1 - ESSAIS));
    }
    return lot;
  }

  /** La réponse au dernier envoi. `perdues` : les cases qui ne sont plus de l'évaluation, oubliées. */
  confirmer({ ecarts, absentes }: ResultatSaisie): { envoyees: Cle[]; perdues: Cle[] } {
    const perdues = absentes.map((a) => cleCase(a.apprenant, a.item));
    for (const cle of perdues) this.#oublier(cle);
    for (const e of ecarts) this.#ecarter(cleCase(e.apprenant, e.item), e.valeur, e);
    const presentes = this.#envoyees.filter(([cle]) => this.#connues.has(cle));
    for (const [cle, valeur] of presentes) if (!this.#ecarts.has(cle)) this.#regler(cle, valeur);
    return { envoyees: presentes.map(([cle]) => cle), perdues };
  }

  /** Ce que le serveur vient de relire : la saisie en attente reste. Rend les cases dont l'écran change. */
  recevoir(fraiches: ReadonlyMap<Cle, string>, auteurDe: AuteurDe, moi: string): Cle[] {
    for (const cle of this.#connues.keys()) if (!fraiches.has(cle)) this.#oublier(cle);
    return [...fraiches].flatMap(([cle, valeur]) => {
      const enCours = this.#attente.has(cle) || this.#ecarts.has(cle);
      if (enCours) this.#rapprocher(cle, valeur, auteurDe(cle), moi);
      else {
        const change = !pareilles(cle, this.lire(cle), valeur);
        this.#connues.set(cle, valeur);
        if (change || !this.#ecran.has(cle)) this.#ecran.set(cle, valeur);
        if (change) return [cle];
      }
      return [];
    });
  }

  /** Reprend ce qu'une page fermée avait laissé en attente. */
  reprendre(gardees: ReadonlyMap<Cle, Gardee>, auteurDe: AuteurDe, moi: string): { reprises: Cle[]; perdues: Cle[] } {
    const presentes = [...gardees].filter(([cle]) => this.#connues.has(cle));
    const perdues = [...gardees.keys()].filter((cle) => !this.#connues.has(cle));
    for (const cle of gardees.keys()) this.#touchees.add(cle);
    const reprises = presentes.flatMap(([cle, [valeur, connue = '', ...parties]]) => {
      const serveur = this.lire(cle);
      if (pareilles(cle, serveur, valeur)) return [];
      this.#ecran.set(cle, valeur);
      this.#connues.set(cle, connue);
      if (parties.length > 0) this.#parties.set(cle, parties);
      this.#attente.add(cle);
      this.#rapprocher(cle, serveur, auteurDe(cle), moi);
      return [cle];
    });
    return { reprises, perdues };
  }

  /** Ce qui serait perdu si la page se fermait. */
  aGarder(): Map<Cle, Gardee> {
    const attente = [...this.#attente].map((cle): [Cle, Gardee] => [cle, [this.lire(cle), ...this.#possibles(cle)]]);
    const ecarts = [...this.#ecarts].map(([cle, e]): [Cle, Gardee] => [cle, [this.lire(cle), ...e.avant]]);
    return new Map([...attente, ...ecarts]);
  }

  /** Départage : sa propre valeur repart en connaissance de cause, ou celle de l'autre prend la case. */
  trancher(cles: readonly Cle[], choix: Choix): void {
    for (const cle of cles) {
      const ecart = this.#ecarts.get(cle);
      if (!ecart) continue;
      if (choix === 'sien') this.#ecran.set(cle, ecart.sien);
      this.#regler(cle, ecart.sien);
    }
  }

  /** Revient partout à ce qu'a le serveur ; rend les cases changées. */
  abandonner(): Cle[] {
    const cles = [...this.#attente, ...this.#ecarts.keys()];
    for (const cle of cles) {
      this.#ecran.set(cle, this.#ecarts.get(cle)?.sien ?? this.#connues.get(cle) ?? '');
      this.#regler(cle, this.lire(cle));
    }
    return cles;
  }

  #possibles = (cle: Cle): string[] => {
    const connue = this.#connues.get(cle) ?? '';
    return [connue, ...(this.#parties.get(cle) ?? []).filter((v) => v !== connue)];
  };

  #classer(cle: Cle): void {
    const regle = pareilles(cle, this.lire(cle), this.#connues.get(cle) ?? '') && !this.#parties.has(cle);
    if (regle) this.#attente.delete(cle);
    else this.#attente.add(cle);
    if (!regle) this.#touchees.add(cle);
  }

  /** Le serveur a cette valeur, on le sait, et rien n'est en chemin. */
  #regler(cle: Cle, serveur: string): void {
    this.#connues.set(cle, serveur);
    this.#parties.delete(cle);
    this.#ecarts.delete(cle);
    this.#classer(cle);
  }

  #ecarter(cle: Cle, sien: string, { par, parMoi, le }: Pick<EcartConnu, 'par' | 'parMoi' | 'le'>): void {
    const avant = this.#ecarts.get(cle)?.avant ?? this.#possibles(cle);
    this.#parties.delete(cle);
    this.#attente.delete(cle);
    if (pareilles(cle, this.lire(cle), sien)) this.#regler(cle, sien);
    else this.#ecarts.set(cle, { sien, par, parMoi, le, avant });
  }

  /** Une case en attente, et ce que le serveur en dit maintenant. */
  #rapprocher(cle: Cle, serveur: string, auteur: Auteur | null, moi: string): void {
    // Une valeur envoyée sans réponse n'est reconnue que sous son propre nom.
    const [connue, ...parties] = auteur && auteur.par !== moi ? this.#possibles(cle).slice(0, 1) : this.#possibles(cle);
    const attendue = !this.#ecarts.has(cle) && [connue, ...parties].some((v = '') => pareilles(cle, v, serveur));
    if (pareilles(cle, this.lire(cle), serveur)) this.#regler(cle, serveur);
    else if (attendue) this.#connues.set(cle, serveur);
    else {
      const par = auteur?.par ?? null;
      this.#ecarter(cle, serveur, { par, parMoi: par === moi, le: auteur?.le.getTime() ?? null });
    }
  }

  #oublier(cle: Cle): void {
    for (const carte of [this.#ecran, this.#connues, this.#parties, this.#ecarts]) carte.delete(cle);
    this.#attente.delete(cle);
  }
}
