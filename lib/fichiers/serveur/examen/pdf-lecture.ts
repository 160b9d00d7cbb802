import 'server-only';
import type { FileHandle } from 'node:fs/promises';
import { FLUX_OBJETS } from './pdf-motifs';

/** Assez petite pour que chaque fenêtre soit oubliée aussitôt lue : la mémoire ne suit pas la taille du fichier. */
const FENETRE = 64 * 1024;
/** Ce que deux fenêtres ont en commun : un motif à cheval se retrouve entier dans la seconde. */
const RECOUVREMENT = 8 * 1024;
/** De quoi contenir « stream » ou un nom écrit en hexadécimal. */
const MOT = 64;

/** Un flux : où sont ses octets, et ce qui le précède depuis le flux d'avant (8 Ko au plus). */
export interface FluxPdf {
  debut: number;
  fin: number;
  avant: string;
  /** Un flux d'objets s'est annoncé depuis le flux d'avant. */
  objets: boolean;
}

/** Un PDF sur le disque, lu par fenêtres d'un octet par caractère : sa taille ne compte pas dans la mémoire. */
export class LecteurPdf {
  readonly octets: number;
  readonly #fichier: FileHandle;
  readonly #tampon = Buffer.allocUnsafeSlow(FENETRE + RECOUVREMENT);
  #base = 0;
  #texte = '';

  constructor(fichier: FileHandle, octets: number) {
    this.#fichier = fichier;
    this.octets = octets;
  }

  async lire(place: number, longueur: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#fichier.read(Buffer.allocUnsafe(longueur), 0, longueur, place);
    return buffer.subarray(0, bytesRead);
  }

  /** Un passage, un octet par caractère ; le même tampon sert à tous. */
  async #lireTexte(place: number, longueur: number): Promise<string> {
    const { bytesRead } = await this.#fichier.read(this.#tampon, 0, longueur, place);
    return this.#tampon.toString('latin1', 0, bytesRead);
  }

  /** Tout le fichier, fenêtre par fenêtre ; chacune commence par la fin de la précédente. */
  async *fenetres(): AsyncGenerator<string> {
    for (let place = 0; place < this.octets; place += FENETRE) {
      const debut = Math.max(0, place - RECOUVREMENT);
      yield await this.#lireTexte(debut, place + FENETRE - debut);
    }
  }

  /**
   * Les flux du fichier, dans l'ordre. Un flux sans fin va jusqu'au bout. On en cherche aussi à l'intérieur d'un autre :
   * la table d'un fichier hostile peut y désigner un objet.
   */
  async *flux(): AsyncGenerator<FluxPdf> {
    for (let place = 0; place < this.octets; ) {
      let [avant, objets] = ['', false];
      const mot = await this.#chercher(/(?<=[\s>])stream(?:\r\n|\n|\r)/g, place, (passage) => {
        objets ||= FLUX_OBJETS.test(passage);
        avant = (avant + passage).slice(-RECOUVREMENT);
      });
      if (!mot) return;
      const fin = await this.#chercher(/endstream/g, mot.fin);
      yield { debut: mot.fin, fin: fin?.debut ?? this.octets, avant, objets };
      place = mot.fin;
    }
  }

  /** Où ce motif se trouve d'abord, à partir de `depuis` ; `surPassage` reçoit ce qui précède, par morceaux. */
  async #chercher(motif: RegExp, depuis: number, surPassage?: (passage: string) => void) {
    for (let place = depuis; place < this.octets; ) {
      await this.#charger(place);
      motif.lastIndex = place - this.#base;
      const mot = motif.exec(this.#texte);
      surPassage?.(this.#texte.slice(place - this.#base, mot?.index));
      if (mot) return { debut: this.#base + mot.index, fin: this.#base + mot.index + mot[0].length };
      const lu = this.#base + this.#texte.length;
      if (lu >= this.octets) return undefined;
      place = Math.max(place, lu - MOT);
    }
    return undefined;
  }

  /** La fenêtre en mémoire couvre la suite de `place`, ou va jusqu'au bout du fichier. */
  async #charger(place: number): Promise<void> {
    const lu = this.#base + this.#texte.length;
    if (place >= this.#base && (place + 2 * MOT <= lu || (lu >= this.octets && lu > 0))) return;
    this.#base = place;
    this.#texte = await this.#lireTexte(place, FENETRE);
  }
}
