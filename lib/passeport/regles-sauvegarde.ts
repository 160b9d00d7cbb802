import { empreinte } from './regles-empreinte';
import type { SaisieFiche, VersionFiche } from './schema';
import type { Enregistrement, FicheActuelle } from './serveur/mutations-enregistrement';

/** Où en est ce qui est à l'écran. `neuve` : pas encore créée, gardée sur l'appareil seulement. */
export type EtatSauvegarde =
  | { nom: 'intacte' | 'neuve' | 'attente' | 'envoi' }
  | { nom: 'enregistree'; le: Date }
  | { nom: 'hors-ligne' | 'incomplete' | 'refus'; message: string }
  | { nom: 'perimee'; actuelle: FicheActuelle };

export type FicheGardee = Extract<Enregistrement, { etat: 'enregistree' }>;

/** Ce qu'un envoi a donné ; `coupure` : le réseau n'a pas répondu, on ne sait pas ce que le serveur a reçu. */
export type Issue =
  | { genre: 'coupure'; message: string }
  | { genre: 'refus'; message: string; champs?: Record<string, string> | undefined }
  | { genre: 'enregistrement'; valeur: Enregistrement };

export interface Branchement {
  /** Ce qui est à l'écran. */
  lire: () => SaisieFiche;
  /** La saisie telle qu'elle partirait, ou pourquoi elle ne le peut pas encore. */
  controler: (saisie: SaisieFiche) => Promise<{ saisie: SaisieFiche } | { message: string }>;
  envoyer: (saisie: SaisieFiche, version: VersionFiche | null) => Promise<Issue>;
  dire: (etat: EtatSauvegarde) => void;
  /** `envoyee` : ce qui est parti ; l'écran a pu changer depuis. */
  surEnregistree: (fiche: FicheGardee, envoyee: SaisieFiche) => void;
  surRefus: (champs: Record<string, string>) => void;
}

/** Le formulaire à son ouverture ; `version` nulle : la fiche n'est pas créée. */
export interface Depart {
  saisie: SaisieFiche;
  version: VersionFiche | null;
}

/** Après la dernière frappe ; puis entre deux essais quand le réseau manque. */
export const DELAI_MS = 3_000;
export const DELAI_COUPURE_MS = 15_000;

const SANS_DETAIL = new Set(['neuve', 'attente', 'envoi']);

/**
 * Enregistre une fiche d'elle-même quelques secondes après la dernière frappe, un envoi à la fois (PAS-2, PAS-3). Une
 * fiche neuve (`version` nulle) attend qu'on le demande une fois. Réseau coupé : elle réessaie, et au retour du réseau.
 * Changée ailleurs : elle s'arrête et montre, sauf si ce « ailleurs » est notre envoi dont la réponse s'est perdue.
 */
export class Sauvegarde {
  /** Ce que la base a, à notre connaissance ; pour une fiche neuve, le formulaire tel qu'il s'est ouvert. */
  #enBase: string;
  #version: VersionFiche | null;
  #etat: EtatSauvegarde = { nom: 'intacte' };
  /** L'état quand il n'y a rien à enregistrer. */
  #repos: EtatSauvegarde = this.#etat;
  /** L'envoi dont la réponse n'est pas venue. */
  #sansReponse: string | null = null;
  #demandee: boolean;
  #enVol: Promise<void> | null = null;
  #minuterie: ReturnType<typeof setTimeout> | undefined;
  #arretee = false;
  readonly #b: Branchement;

  constructor(branchement: Branchement, depart: Depart) {
    this.#b = branchement;
    this.#enBase = empreinte(depart.saisie);
    this.#version = depart.version;
    this.#demandee = depart.version !== null;
  }

  get version(): VersionFiche | null {
    return this.#version;
  }

  /** Vrai si l'écran porte quelque chose que la base n'a pas. */
  aGarder(saisie: SaisieFiche): boolean {
    return empreinte(saisie) !== this.#enBase;
  }

  /** L'écran a changé. */
  changer(): void {
    if (this.#arretee || this.#etat.nom === 'perimee' || this.#etat.nom === 'envoi') return;
    clearTimeout(this.#minuterie);
    const saisie = this.#b.lire();
    if (!(this.#demandee ? this.#aEnvoyer(saisie) : this.aGarder(saisie))) this.#dire(this.#repos);
    else if (!this.#demandee) this.#dire({ nom: 'neuve' });
    else {
      if (this.#etat.nom !== 'hors-ligne') this.#dire({ nom: 'attente' });
      this.#programmer(DELAI_MS);
    }
  }

  /** Le réseau, ou l'apprenant, est de retour : ce qui attend part maintenant. */
  relancer(): void {
    const attend = ['attente', 'hors-ligne', 'refus', 'incomplete'].includes(this.#etat.nom);
    if (attend && this.#demandee) void this.#essayer();
  }

  /** L'apprenant demande d'enregistrer. */
  async enregistrer(): Promise<void> {
    this.#demandee = true;
    await this.#enVol;
    await this.#essayer({ voulu: true });
  }

  /** Arrive avec une saisie plus ancienne que la base (retrouvée sur l'appareil). */
  confronter(actuelle: FicheActuelle): void {
    clearTimeout(this.#minuterie);
    this.#dire({ nom: 'perimee', actuelle });
  }

  /** Périmée : la saisie remplace, en connaissance de cause, ce que la base a. */
  async reprendre(): Promise<void> {
    if (this.#etat.nom !== 'perimee') return;
    this.#adopter(this.#etat.actuelle);
    this.#dire({ nom: 'attente' });
    await this.#essayer({ voulu: true });
  }

  /** Périmée : l'écran vient de reprendre ce que la base a. */
  abandonner(): void {
    if (this.#etat.nom !== 'perimee') return;
    this.#adopter(this.#etat.actuelle);
    this.#dire({ nom: 'enregistree', le: this.#etat.actuelle.modifieLe });
  }

  /** Plus rien ne part : la page se quitte. */
  arreter(): void {
    this.#arretee = true;
    clearTimeout(this.#minuterie);
  }

  /** De nouveau en marche, sur une page remontée. */
  demarrer(): void {
    this.#arretee = false;
  }

  /** Un envoi sans réponse a pu arriver : l'écran revenu en arrière a alors de quoi partir. */
  #aEnvoyer = (saisie: SaisieFiche): boolean => this.#sansReponse !== null || this.aGarder(saisie);

  #dire(etat: EtatSauvegarde): void {
    const pareil = etat.nom === this.#etat.nom && (etat === this.#repos || SANS_DETAIL.has(etat.nom));
    this.#etat = etat;
    if (etat.nom === 'enregistree') this.#repos = etat;
    if (!pareil) this.#b.dire(etat);
  }

  #adopter(actuelle: FicheActuelle): void {
    this.#version = actuelle.version;
    this.#enBase = empreinte(actuelle.saisie);
    this.#sansReponse = null;
  }

  #programmer(delai: number): void {
    clearTimeout(this.#minuterie);
    this.#minuterie = setTimeout(() => void this.#essayer(), delai);
  }

  /** Un envoi à la fois : le suivant se programme quand celui-ci revient. */
  #essayer(options: { voulu?: boolean } = {}): Promise<void> {
    clearTimeout(this.#minuterie);
    if (this.#arretee || this.#etat.nom === 'perimee') return Promise.resolve();
    this.#enVol ??= this.#envoyer(options.voulu ?? false).finally(() => {
      this.#enVol = null;
      if (this.#etat.nom === 'attente') this.#programmer(DELAI_MS);
    });
    return this.#enVol;
  }

  async #envoyer(voulu: boolean): Promise<void> {
    const ecran = this.#b.lire();
    if (!voulu && !this.#aEnvoyer(ecran)) return this.#dire(this.#repos);
    const controle = await this.#b.controler(ecran);
    if ('message' in controle) return this.#dire({ nom: 'incomplete', message: controle.message });
    const { saisie } = controle;
    this.#dire({ nom: 'envoi' });
    const issue = await this.#b.envoyer(saisie, this.#version);
    if (issue.genre === 'coupure') {
      this.#sansReponse = empreinte(saisie);
      this.#dire({ nom: 'hors-ligne', message: issue.message });
      if (!this.#arretee) this.#programmer(DELAI_COUPURE_MS);
      return;
    }
    if (issue.genre === 'refus') {
      this.#demandee = this.#version !== null;
      this.#dire({ nom: 'refus', message: issue.message });
      return this.#b.surRefus(issue.champs ?? {});
    }
    if (issue.valeur.etat === 'perimee') return this.#surPerimee(issue.valeur.actuelle, voulu);
    this.#surEnregistree(issue.valeur, ecran);
  }

  async #surPerimee(actuelle: FicheActuelle, voulu: boolean): Promise<void> {
    if (this.#sansReponse !== empreinte(actuelle.saisie)) return this.#dire({ nom: 'perimee', actuelle });
    this.#adopter(actuelle);
    await this.#envoyer(voulu);
  }

  #surEnregistree(fiche: FicheGardee, envoyee: SaisieFiche): void {
    const { item, choix, bepItem } = fiche.rattachement;
    this.#version = fiche.version;
    this.#enBase = empreinte({
      ...envoyee,
      item,
      choix: [...choix],
      bepItem: bepItem ?? '',
      brouillon: fiche.brouillon,
    });
    this.#sansReponse = null;
    this.#b.surEnregistree(fiche, envoyee);
    this.#dire(this.aGarder(this.#b.lire()) ? { nom: 'attente' } : { nom: 'enregistree', le: new Date() });
  }
}
