import 'server-only';
import { refus } from '../../regles-anomalies';
import type { Forme } from './forme';

const FICHE_MAX = 1024 * 1024;

/** 20 000 élèves donnent 97 000 fiches de responsables et de liens. */
const FICHES_MAX = 300_000;

/** Une fiche découpée : un petit document XML qui ne contient que les balises gardées. */
export interface FicheXml {
  nom: string;
  xml: string;
  ligne: number;
}

export interface Suivi {
  /** À la racine : rend la forme du document, ou refuse le fichier. `attributs` est le texte de la balise. */
  surRacine(nom: string, attributs: string): Forme;
  surFiche(fiche: FicheXml): void;
}

/** Ne garde d'un document que ce que sa forme nomme, et rend chaque fiche dès qu'elle est complète. */
export class Recolte {
  readonly #suivi: Suivi;
  readonly #formes: (Forme | undefined)[] = [];
  #racine: Forme | null = null;
  #fiche: FicheXml | null = null;
  #niveauFiche = 0;
  #nombre = 0;

  constructor(suivi: Suivi) {
    this.#suivi = suivi;
  }

  ouvrir(nom: string, attributs: string, ligne: () => number): void {
    const forme = this.#racine === null ? this.#ouvrirRacine(nom, attributs) : this.#formes.at(-1)?.enfants.get(nom);
    if (forme?.fiche) this.#commencer({ nom, xml: '', ligne: ligne() });
    this.#formes.push(forme);
    this.garder(`<${nom}${attributs}>`);
  }

  /** Ajoute du XML à la fiche en cours, si la balise où il se trouve est gardée. */
  garder(xml: string): void {
    const fiche = this.#fiche;
    if (fiche === null || this.#formes.at(-1) === undefined) return;
    fiche.xml += xml;
    if (fiche.xml.length > FICHE_MAX) throw refus('fiche-trop-longue', { balise: fiche.nom, ligne: fiche.ligne });
  }

  fermer(nom: string): void {
    this.garder(`</${nom}>`);
    this.#formes.pop();
    if (this.#fiche === null || this.#formes.length > this.#niveauFiche) return;
    this.#suivi.surFiche(this.#fiche);
    this.#fiche = null;
  }

  #ouvrirRacine(nom: string, attributs: string): Forme {
    this.#racine = this.#suivi.surRacine(nom, attributs);
    return this.#racine;
  }

  #commencer(fiche: FicheXml): void {
    this.#nombre++;
    if (this.#nombre > FICHES_MAX) throw refus('trop-de-fiches', { maximum: FICHES_MAX });
    this.#fiche = fiche;
    this.#niveauFiche = this.#formes.length;
  }
}
