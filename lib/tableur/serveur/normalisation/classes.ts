import 'server-only';
import type { DivisionLue, GroupeLu } from '@/lib/siecle/types';
import { type FeuillePrise, Ligne } from './journal';

/** « 2 GA1 » et « 2ga1 » sont la même classe, sous sa première écriture. */
const plierCode = (code: string): string => code.toLowerCase().replace(/\s+/g, '');

/** Les noms d'une cellule qui en donne plusieurs. */
export const decouper = (texte: string): string[] =>
  texte
    .split(/[,;|\n]/)
    .map((c) => c.trim())
    .filter(Boolean);

/** Un code MEF sans ses blancs ; nul, et noté, s'il n'en a pas la forme. */
export function lireMef(ligne: Ligne, qui: string): string | null {
  const mef = ligne.lire('mef').replace(/\s/g, '');
  if (mef === '') return null;
  if (/^\d{10,11}$/.test(mef)) return mef;
  ligne.journal.noter('tableur-mef-illisible', ligne.sujet(qui), { mef });
  return null;
}

/** Les classes et les groupes d'un fichier, rencontrés au fil de ses feuilles, par leur code. */
export class Classes {
  readonly divisions = new Map<string, DivisionLue>();
  readonly groupes = new Map<string, GroupeLu>();
  readonly #connues: ReadonlyMap<string, string>;
  #listees = false;

  /** `connues` : les codes des divisions de l'année, dont l'écriture l'emporte. */
  constructor(connues: readonly string[]) {
    this.#connues = new Map(connues.map((code) => [plierCode(code), code]));
  }

  /** Les classes d'une feuille qui les liste. */
  lister(feuille: FeuillePrise): void {
    this.#listees = true;
    for (const lue of feuille.reperee.donnees) {
      const ligne = new Ligne(lue, feuille);
      if (ligne.vide) continue;
      const code = ligne.lire('classe');
      if (code === '') {
        ligne.journal.noter('tableur-classe-sans-code', ligne.sujet(ligne.lire('libelle')), {});
        continue;
      }
      const mef = lireMef(ligne, code);
      const division = this.division(code);
      division.libelle ||= ligne.lire('libelle');
      if (mef !== null && !division.mefs.includes(mef)) division.mefs.push(mef);
    }
  }

  /** La classe de ce code, créée s'il le faut. */
  division(code: string): DivisionLue {
    const cle = plierCode(code);
    const division = this.divisions.get(cle) ?? {
      code: this.#connues.get(cle) ?? code,
      libelle: '',
      mefs: [],
      enseignants: [],
    };
    this.divisions.set(cle, division);
    return division;
  }

  /** La classe d'un apprenant ; une feuille des classes qui ne la donne pas le fait noter. */
  pourApprenant(code: string, ligne: Ligne): DivisionLue {
    const neuve = this.#listees && !this.divisions.has(plierCode(code));
    const division = this.division(code);
    if (neuve) ligne.journal.noter('tableur-classe-neuve', ligne.sujet(), { code: division.code });
    return division;
  }

  /** La classe d'un enseignant : du fichier, de l'établissement, ou n'importe laquelle si aucune n'est encore connue. */
  pourEnseignant(code: string): DivisionLue | null {
    const cle = plierCode(code);
    if (this.divisions.has(cle) || this.#connues.has(cle)) return this.division(code);
    return null;
  }

  get aucune(): boolean {
    return this.divisions.size === 0 && this.#connues.size === 0;
  }

  groupe(code: string, division: string): string {
    const cle = plierCode(code);
    const groupe = this.groupes.get(cle) ?? { code, libelle: '', mefs: [], enseignants: [], divisions: [] };
    if (!groupe.divisions.includes(division)) groupe.divisions.push(division);
    this.groupes.set(cle, groupe);
    return groupe.code;
  }
}
