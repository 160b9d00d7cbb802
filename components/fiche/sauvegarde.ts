import { Envois, type Issue } from '@/components/gardien/envois';
import { empreinte } from '@/lib/passeport/regles-empreinte';
import type { SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import type { Enregistrement, FicheActuelle } from '@/lib/passeport/serveur/mutations-enregistrement';

/** Où en est ce qui est à l'écran. `neuve` : pas encore créée, gardée sur l'appareil seulement. */
export type EtatSauvegarde =
  | { nom: 'intacte' | 'neuve' | 'attente' | 'envoi' }
  | { nom: 'enregistree'; le: Date }
  | { nom: 'reseau' | 'serveur' | 'session' }
  | { nom: 'incomplete' | 'refus'; message: string }
  | { nom: 'perimee'; actuelle: FicheActuelle };

export type FicheGardee = Extract<Enregistrement, { etat: 'enregistree' }>;

/** Ce qu'un envoi a donné ; après `reseau` ou `serveur`, on ne sait pas ce que le serveur a reçu. */
export type IssueFiche =
  | Exclude<Issue<Enregistrement>, { genre: 'refus' }>
  | { genre: 'refus'; message: string; champs: Record<string, string> };

export interface Branchement {
  /** Ce qui est à l'écran. */
  lire: () => SaisieFiche;
  /** La saisie telle qu'elle partirait, ou pourquoi elle ne le peut pas encore. */
  controler: (saisie: SaisieFiche) => Promise<{ saisie: SaisieFiche } | { message: string }>;
  envoyer: (saisie: SaisieFiche, version: VersionFiche | null) => Promise<IssueFiche>;
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

/** Après la dernière frappe. */
export const DELAI_MS = 3_000;

const INTACTE: EtatSauvegarde = { nom: 'intacte' };
const NEUVE: EtatSauvegarde = { nom: 'neuve' };
const ATTENTE: EtatSauvegarde = { nom: 'attente' };
const ENVOI: EtatSauvegarde = { nom: 'envoi' };
const PANNES = { reseau: { nom: 'reseau' }, serveur: { nom: 'serveur' }, session: { nom: 'session' } } as const;

/** Une fiche enregistrée, et ce qui était à l'écran quand elle est partie ; nul s'il n'y avait plus rien à envoyer. */
type Fait = { fiche: FicheGardee; envoyee: SaisieFiche } | null;

/**
 * Enregistre une fiche d'elle-même quelques secondes après la dernière frappe, un envoi à la fois (PAS-2, PAS-3). Une
 * fiche neuve (`version` nulle) attend qu'on le demande une fois. Changée ailleurs : elle s'arrête et montre, sauf si ce
 * « ailleurs » est notre envoi dont la réponse s'est perdue.
 */
export class Sauvegarde {
  /** Ce que la base a, à notre connaissance ; pour une fiche neuve, le formulaire tel qu'il s'est ouvert. */
  #enBase: string;
  #version: VersionFiche | null;
  /** L'envoi dont la réponse n'est pas venue. */
  #sansReponse: string | null = null;
  /** La fiche existe, ou l'apprenant a demandé qu'elle soit créée. */
  #demandee: boolean;
  /** L'apprenant vient de demander d'enregistrer : cela part même si rien n'a changé. */
  #voulue = false;
  #arretee = false;
  #dit: EtatSauvegarde = INTACTE;
  /** L'état quand il n'y a rien à enregistrer. */
  #repos: EtatSauvegarde = INTACTE;
  #refus: EtatSauvegarde = INTACTE;
  #perimee: Extract<EtatSauvegarde, { nom: 'perimee' }> | null = null;
  readonly #b: Branchement;
  readonly #envois: Envois<Fait>;

  constructor(branchement: Branchement, depart: Depart) {
    this.#b = branchement;
    this.#enBase = empreinte(depart.saisie);
    this.#version = depart.version;
    this.#demandee = depart.version !== null;
    this.#envois = new Envois({
      rythme: { delai: DELAI_MS, glissant: true },
      attend: () => this.#attend(),
      envoyer: () => this.#envoyer(),
      surFait: (fait) => this.#surFait(fait),
      surChangement: () => this.#dire(),
    });
  }

  get version(): VersionFiche | null {
    return this.#version;
  }

  /** L'empreinte d'un envoi dont la réponse n'est pas venue ; nulle s'il n'y en a pas. */
  get sansReponse(): string | null {
    return this.#sansReponse;
  }

  /** Vrai si l'écran porte quelque chose que la base n'a pas. */
  aGarder(saisie: SaisieFiche): boolean {
    return empreinte(saisie) !== this.#enBase;
  }

  /** L'écran a changé. */
  changer(): void {
    if (this.#envois.phase === 'refus') this.#envois.apaiser();
    this.#envois.programmer();
    this.#dire();
  }

  /** Le réseau, ou l'apprenant, est de retour : ce qui attend part maintenant. */
  relancer = (): Promise<boolean> => this.#envois.maintenant();

  /** L'apprenant demande d'enregistrer. */
  async enregistrer(): Promise<void> {
    this.#demandee = true;
    this.#voulue = true;
    await this.#envois.maintenant();
  }

  /** Un envoi d'avant l'ouverture de la page, dont la réponse n'était pas venue. */
  attendreReponse(envoyee: string): void {
    this.#sansReponse = envoyee;
  }

  /** Arrive avec une saisie plus ancienne que la base (retrouvée sur l'appareil). */
  confronter(actuelle: FicheActuelle): void {
    this.#perimee = { nom: 'perimee', actuelle };
    this.#dire();
  }

  /** Périmée : la saisie remplace, en connaissance de cause, ce que la base a. */
  async reprendre(): Promise<void> {
    if (!this.#perimee) return;
    this.#adopter(this.#perimee.actuelle);
    await this.enregistrer();
  }

  /** Périmée : l'écran vient de reprendre ce que la base a. */
  abandonner(): void {
    if (!this.#perimee) return;
    this.#repos = { nom: 'enregistree', le: this.#perimee.actuelle.modifieLe };
    this.#adopter(this.#perimee.actuelle);
    this.#dire();
  }

  /** Plus rien ne part : la page se quitte. */
  arreter(): void {
    this.#arretee = true;
    this.#envois.arreter();
  }

  /** De nouveau en marche, sur une page remontée. */
  demarrer(): void {
    this.#arretee = false;
  }

  /** Quelque chose à enregistrer. Un envoi sans réponse a pu arriver : l'écran revenu en arrière a alors de quoi partir. */
  #reste(): boolean {
    const saisie = this.#b.lire();
    return this.aGarder(saisie) || (this.#demandee && this.#sansReponse !== null);
  }

  #attend(): boolean {
    if (this.#arretee || this.#perimee) return false;
    return this.#voulue || (this.#demandee && this.#reste());
  }

  #dire(): void {
    const etat = this.#situer();
    if (etat === this.#dit) return;
    this.#dit = etat;
    this.#b.dire(etat);
  }

  #situer(): EtatSauvegarde {
    const { phase } = this.#envois;
    if (this.#perimee) return this.#perimee;
    if (this.#envois.enCours()) return ENVOI;
    if (phase === 'refus') return this.#refus;
    if (!this.#voulue && !this.#reste()) return this.#repos;
    if (!this.#demandee) return NEUVE;
    return phase === 'calme' ? ATTENTE : PANNES[phase];
  }

  #adopter(actuelle: FicheActuelle): void {
    this.#version = actuelle.version;
    this.#enBase = empreinte(actuelle.saisie);
    this.#sansReponse = null;
    this.#perimee = null;
  }

  #refuser(nom: 'incomplete' | 'refus', message: string): Issue<Fait> {
    this.#voulue = false;
    this.#refus = { nom, message };
    return { genre: 'refus', message };
  }

  async #envoyer(): Promise<Issue<Fait>> {
    const ecran = this.#b.lire();
    const controle = await this.#b.controler(ecran);
    if ('message' in controle) return this.#refuser('incomplete', controle.message);
    const issue = await this.#b.envoyer(controle.saisie, this.#version);
    if (issue.genre === 'ok') {
      if (issue.resultat.etat === 'perimee') return this.#surPerimee(issue.resultat.actuelle);
      return { genre: 'ok', resultat: { fiche: issue.resultat, envoyee: ecran } };
    }
    if (issue.genre === 'refus') {
      this.#demandee = this.#version !== null;
      this.#b.surRefus(issue.champs);
      return this.#refuser('refus', issue.message);
    }
    if (issue.genre !== 'session') this.#sansReponse = empreinte(controle.saisie);
    return issue;
  }

  /** Changée ailleurs, ou par notre propre envoi dont la réponse s'était perdue : la suite de la saisie part alors. */
  #surPerimee(actuelle: FicheActuelle): Promise<Issue<Fait>> | Issue<Fait> {
    if (this.#sansReponse === empreinte(actuelle.saisie)) {
      this.#adopter(actuelle);
      if (this.#attend()) return this.#envoyer();
    } else {
      this.#voulue = false;
      this.#perimee = { nom: 'perimee', actuelle };
    }
    return { genre: 'ok', resultat: null };
  }

  #surFait(fait: Fait): void {
    if (!fait) return;
    const { fiche, envoyee } = fait;
    const { item, choix, bepItem } = fiche.rattachement;
    this.#voulue = false;
    this.#sansReponse = null;
    this.#version = fiche.version;
    this.#enBase = empreinte({
      ...envoyee,
      item,
      choix: [...choix],
      bepItem: bepItem ?? '',
      brouillon: fiche.brouillon,
    });
    this.#repos = { nom: 'enregistree', le: new Date() };
    this.#b.surEnregistree(fiche, envoyee);
  }
}
