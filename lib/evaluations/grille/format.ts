import { formaterHeure, formaterJour } from '@/lib/dates';
import { DEGRES, type Degre } from '@/lib/degres/regles';
import type { ApprenantEvalue, EvaluationLue } from '@/lib/evaluations/serveur/queries';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';

/** Une case (apprenant et item), ou un commentaire (apprenant seul). */
export type Cle = string;
export const cleCase = (apprenant: string, item: string): Cle => `${apprenant} ${item}`;
export const cleCommentaire = (apprenant: string): Cle => `${apprenant} `;

/** L'apprenant et l'item d'une clé ; item vide pour un commentaire. */
export function decouperCle(cle: Cle): { apprenant: string; item: string } {
  const [apprenant = '', item = ''] = cle.split(' ', 2);
  return { apprenant, item };
}

/** Valeurs d'une case que l'on annonce comme possibles : la connue et celles parties sans réponse. */
export const ESSAIS = 8;

/** Ce qui part vers le serveur : les cases et commentaires changés, avec ce qu'ils pouvaient valoir avant. */
export interface Lot {
  cellules: { apprenant: string; item: string; degre: Degre | null; avant: (Degre | null)[] }[];
  commentaires: { apprenant: string; texte: string; avant: string[] }[];
}

/** Qui a écrit, et quand : rang dans `personnes`, minutes depuis 1970. */
type Trace = [personne: number, minute: number];

/** Un apprenant et son commentaire, avec qui l'a écrit. */
export type ApprenantCompact = ApprenantEvalue & { commente: Trace | null };

/**
 * La grille telle qu'elle va au navigateur : mille quatre cents cases y tiennent en quelques kilo-octets. Une chaîne par
 * apprenant, un signe ou un rang par item, dans l'ordre d'`items`.
 */
export interface GrilleCompacte {
  evaluation: EvaluationLue;
  /** Change à chaque enregistrement : deux versions égales, deux grilles égales. */
  version: string;
  /** Les codes de leurs classes, l'année de l'évaluation. */
  classes: string[];
  items: ItemEvaluable[];
  /** Ceux que l'acteur voit, par nom. */
  apprenants: ApprenantCompact[];
  /** Ceux qu'il ne voit plus (partis, changés de classe) : leurs résultats sont gardés. */
  horsVue: number;
  /** Par apprenant : le rang de chaque degré dans l'échelle, « - » pour une case vide. */
  degres: string[];
  /** Ceux qui ont saisi ou commenté. */
  personnes: string[];
  traces: Trace[];
  /** Par apprenant : le rang de chaque case dans `traces`, séparés par des virgules, rien pour une case vide. */
  saisies: string[];
}

/** Une case remplie, par rangs : apprenant, item, degré, personne, minute. */
export type CaseLue = [apprenant: number, item: number, degre: number, personne: number, minute: number];

/** Range les cases lues dans la base en chaînes, une par apprenant. */
export function compacter(
  cases: readonly CaseLue[],
  { apprenants, items }: { apprenants: number; items: number },
): Pick<GrilleCompacte, 'degres' | 'traces' | 'saisies'> {
  const signes = Array.from({ length: apprenants }, () => new Array<string>(items).fill('-'));
  const rangs = Array.from({ length: apprenants }, () => new Array<string>(items).fill(''));
  const traces: Trace[] = [];
  const connues = new Map<number, number>();
  for (const [a, i, degre, personne, minute] of cases) {
    // Une personne et une minute font un nombre : cent mille personnes au plus.
    const cle = minute * 100_000 + personne;
    const rang = connues.get(cle) ?? traces.push([personne, minute]) - 1;
    connues.set(cle, rang);
    const [ligne, suivi] = [signes[a], rangs[a]];
    if (ligne) ligne[i] = String(degre);
    if (suivi) suivi[i] = String(rang);
  }
  return { degres: signes.map((l) => l.join('')), traces, saisies: rangs.map((l) => l.join(',')) };
}

/** Le degré d'un signe ; vide pour « - ». */
export const degreDuSigne = (signe: string): Degre | '' => DEGRES[Number(signe)] ?? '';

/** Toutes les valeurs d'une grille compacte, cases vides et commentaires compris. */
export function valeursDe({ apprenants, items, degres }: GrilleCompacte): Map<Cle, string> {
  return new Map(
    apprenants.flatMap((a, l): [Cle, string][] => [
      ...items.map((i, n): [Cle, string] => [cleCase(a.id, i.code), degreDuSigne(degres[l]?.[n] ?? '-')]),
      [cleCommentaire(a.id), a.commentaire],
    ]),
  );
}

/** Qui a écrit une case ou un commentaire, et quand. */
export interface Auteur {
  par: string;
  le: Date;
}

/** De quoi retrouver l'auteur d'une case, sans rien calculer pour celles qu'on ne demande pas. */
export function lireAuteurs({ apprenants, items, personnes, traces, saisies }: GrilleCompacte) {
  const lignes = new Map(apprenants.map((a, n) => [a.id, n]));
  const colonnes = new Map(items.map((i, n) => [i.code, n]));
  return (cle: Cle): Auteur | null => {
    const { apprenant, item } = decouperCle(cle);
    const ligne = lignes.get(apprenant) ?? -1;
    const rang = item && saisies[ligne]?.split(',')[colonnes.get(item) ?? -1];
    const trace = item ? (rang ? traces[Number(rang)] : null) : apprenants[ligne]?.commente;
    return trace ? { par: personnes[trace[0]] ?? '', le: new Date(trace[1] * 60_000) } : null;
  };
}

/** « Saisi par Claire LEMOINE le 12/11 à 10 h 42 » ; « par vous » pour `moi`. */
export const direAuteur = ({ par, le }: Auteur, moi: string): string =>
  `Saisi par ${par === moi ? 'vous' : par} le ${formaterJour(le).slice(0, 5)} à ${formaterHeure(le)}`;

/** Une case que le serveur n'a pas écrite : elle a changé depuis ; `item` vide pour un commentaire. */
export interface Ecart {
  apprenant: string;
  item: string;
  /** Ce qu'elle vaut maintenant ; vide si elle a été vidée. */
  valeur: string;
  /** Qui l'a changée ; nul si elle a été vidée. */
  par: string | null;
  /** Vrai si c'est l'acteur lui-même, d'un autre écran. */
  parMoi: boolean;
  /** En millisecondes. */
  le: number | null;
}

export interface ResultatSaisie {
  /** Cases et commentaires écrits ou vidés ; une case déjà dans cet état n'en est pas. */
  ecrites: number;
  ecarts: Ecart[];
  /** Cases qui ne sont plus de l'évaluation, ou dont l'apprenant n'est plus en vue. */
  absentes: { apprenant: string; item: string }[];
  /** Version de la grille avant et après : si la première n'est pas la connue, d'autres cases ont changé. */
  avant: string;
  version: string;
}
