import { remplir, type Valeurs } from '@/lib/siecle/textes';
import { type CodeRefusTableur, TEXTES_REFUS_TABLEUR } from './textes';

/** Faute du fichier entier. Levée pendant la lecture, rendue comme valeur par `lireTableur`. */
export class RefusTableur extends Error {
  readonly code: CodeRefusTableur;

  constructor(code: CodeRefusTableur, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'RefusTableur';
    this.code = code;
  }
}

/** Le refus d'un code de la table, ses trous remplis. `cause` : l'erreur de la bibliothèque, pour le journal. */
export const refuser = <C extends CodeRefusTableur>(
  code: C,
  valeurs: Valeurs<(typeof TEXTES_REFUS_TABLEUR)[C]>,
  cause?: unknown,
): RefusTableur => new RefusTableur(code, remplir(TEXTES_REFUS_TABLEUR[code], valeurs), cause);
