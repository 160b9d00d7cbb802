import { simplifier } from '@/lib/recherche-texte';

/** Les mois par leurs premières lettres, sans accent : assez pour « juil. », « déc », « SEPTEMBRE ». */
const MOIS: readonly RegExp[] = [
  /^janv?(ier)?$/,
  /^fev?r?(ier)?$/,
  /^mars?$/,
  /^avr(il)?$/,
  /^mai$/,
  /^juin$/,
  /^juil(let)?$/,
  /^aout?$/,
  /^sept?(embre)?$/,
  /^oct(obre)?$/,
  /^nov(embre)?$/,
  /^dec(embre)?$/,
];

const JOUR = 86_400_000;
/** Le 30/12/1899, d'où un tableur compte les jours : sa fausse date du 29/02/1900 n'y est plus. */
const ORIGINE_1900 = Date.UTC(1899, 11, 30);
const ORIGINE_1904 = Date.UTC(1904, 0, 1);

/** Du 01/01/1910 à la fin de 2099 : en dehors, un nombre n'est pas une date. */
const SERIE_MIN = 3654;
const SERIE_MAX = 73_050;

function composer(annee: number, mois: number, jour: number): string | null {
  const instant = new Date(Date.UTC(annee, mois - 1, jour));
  const juste =
    instant.getUTCFullYear() === annee && instant.getUTCMonth() === mois - 1 && annee >= 1900 && annee < 2200;
  return juste ? instant.toISOString().slice(0, 10) : null;
}

/** Une année sur deux chiffres est la dernière qui est passée : nul ne s'inscrit avant d'être né. */
function anneeEntiere(texte: string, anneeEnCours: number): number {
  const lue = Number(texte);
  if (texte.length !== 2) return lue;
  const siecle = Math.floor(anneeEnCours / 100) * 100;
  return siecle + lue <= anneeEnCours ? siecle + lue : siecle - 100 + lue;
}

const moisDe = (mot: string): number => MOIS.findIndex((m) => m.test(mot)) + 1;

/** Un nombre de jours tel qu'un tableur l'écrit dans une cellule qui n'a pas le format d'une date. */
function deSerie(nombre: number, depuis1904: boolean): string | null {
  const jours = depuis1904 ? nombre + (ORIGINE_1904 - ORIGINE_1900) / JOUR : nombre;
  if (jours < SERIE_MIN || jours > SERIE_MAX) return null;
  return new Date(ORIGINE_1900 + Math.floor(jours) * JOUR).toISOString().slice(0, 10);
}

interface Options {
  depuis1904?: boolean;
  /** Où tombe le siècle d'une année sur deux chiffres. */
  anneeEnCours?: number;
}

/**
 * Une date comme on l'écrit en France → `aaaa-mm-jj` : `14/07/2009`, `14-7-09`, `14.07.2009`, `14072009`, `14 juillet 2009`,
 * `mardi 1er août 2009`, `2009-07-14`, suivie ou non d'une heure, ou le nombre de jours d'un tableur. Nul si ce n'est pas une
 * date du calendrier : le mois n'est jamais pris pour le jour.
 */
export function lireDate(texte: string, options: Options = {}): string | null {
  const { depuis1904 = false, anneeEnCours = new Date().getFullYear() } = options;
  const lu = simplifier(texte)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(/[ t]\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?z|[+-]\d\d:?\d\d)?$/, '')
    .replace(/^(?:ne|nee|ne\(e\)) le /, '')
    .replace(/^(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.?,? (?=\d)/, '')
    .replace(/^le /, '');
  const iso = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/.exec(lu);
  if (iso) return composer(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const fr = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(lu);
  if (fr) return composer(anneeEntiere(fr[4] ?? '', anneeEnCours), Number(fr[3]), Number(fr[1]));
  const lettres = /^(\d{1,2})(?:er|e)?[-/. ]*([a-z]+)[-/. ]*(\d{4}|\d{2})$/.exec(lu);
  if (lettres)
    return composer(anneeEntiere(lettres[3] ?? '', anneeEnCours), moisDe(lettres[2] ?? ''), Number(lettres[1]));
  if (/^\d{8}$/.test(lu)) return deHuitChiffres(lu);
  if (/^\d{4,5}(?:[.,]\d+)?$/.test(lu)) return deSerie(Number(lu.replace(',', '.')), depuis1904);
  return null;
}

/** `14072009`, ou `20090714` si la première lecture n'est pas une date. */
function deHuitChiffres(lu: string): string | null {
  const francaise = composer(Number(lu.slice(4)), Number(lu.slice(2, 4)), Number(lu.slice(0, 2)));
  return francaise ?? composer(Number(lu.slice(0, 4)), Number(lu.slice(4, 6)), Number(lu.slice(6)));
}
