import {
  type CodeAnomalie,
  type CodeRefus,
  graviteDe,
  remplir,
  TEXTES_ANOMALIES,
  TEXTES_REFUS,
  type Valeurs,
} from './textes';
import type { Anomalie } from './types';

/** Au-delà, les anomalies d'un fichier sont comptées sans être détaillées : nul ne les lirait. */
const ANOMALIES_MAX = 5000;

/** Faute du fichier entier. Levée pendant la lecture, rendue comme valeur par `lireFichierSiecle`. */
export class RefusFichier extends Error {
  readonly code: CodeRefus;
  readonly ligne: number | undefined;

  constructor(code: CodeRefus, message: string, ligne?: number) {
    super(message);
    this.name = 'RefusFichier';
    this.code = code;
    this.ligne = ligne;
  }
}

/** Le refus d'un code de la table, ses trous remplis ; un trou `ligne` donne aussi la ligne du refus. */
export function refus<C extends CodeRefus>(code: C, valeurs: Valeurs<(typeof TEXTES_REFUS)[C]>): RefusFichier {
  const lues: Record<string, string | number> = valeurs;
  const { ligne } = lues;
  return new RefusFichier(code, remplir(TEXTES_REFUS[code], lues), ligne === undefined ? undefined : Number(ligne));
}

/** De qui parle une anomalie : son identifiant dans le fichier, son nom, sa ligne. */
export interface Sujet {
  cle?: string;
  qui?: string;
  ligne?: number;
}

/** Une anomalie d'un code de la table ; sert aussi au plan, pour ce qui ne se voit qu'en croisant les fichiers. */
export function anomalie<C extends CodeAnomalie>(
  fichier: string,
  code: C,
  sujet: Sujet,
  valeurs: Valeurs<(typeof TEXTES_ANOMALIES)[C]>,
): Anomalie {
  return {
    fichier,
    ...(sujet.ligne !== undefined && { ligne: sujet.ligne }),
    cle: sujet.cle ?? '',
    qui: sujet.qui ?? '',
    code,
    gravite: graviteDe(code),
    message: remplir(TEXTES_ANOMALIES[code], valeurs),
  };
}

/** Recueil des anomalies d'un fichier, borné à `ANOMALIES_MAX`. */
export class Journal {
  readonly #fichier: string;
  readonly #liste: Anomalie[] = [];
  #tues = 0;

  constructor(fichier: string) {
    this.#fichier = fichier;
  }

  noter<C extends CodeAnomalie>(code: C, sujet: Sujet, valeurs: Valeurs<(typeof TEXTES_ANOMALIES)[C]>): void {
    if (this.#liste.length >= ANOMALIES_MAX) this.#tues++;
    else this.#liste.push(anomalie(this.#fichier, code, sujet, valeurs));
  }

  /** Les anomalies dans l'ordre où elles furent notées, suivies du nombre de celles qui sont tues. */
  toutes(): Anomalie[] {
    if (this.#tues === 0) return this.#liste;
    return [...this.#liste, anomalie(this.#fichier, 'anomalies-tues', {}, { nombre: this.#tues })];
  }
}
