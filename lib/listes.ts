import * as z from 'zod';

/** Le sens d'un tri, tel que l'adresse l'écrit. */
export type Sens = 'croissant' | 'decroissant';

/** Un texte de l'adresse : le premier s'il est répété ; vide s'il manque ou passe `maximum`. */
export const texteDAdresse = (maximum = 100) =>
  z.preprocess((v) => (Array.isArray(v) ? v[0] : v), z.string().trim().max(maximum).catch('')).default('');

/** Un choix de l'adresse ; absent ou inconnu, le premier. */
export const choixDAdresse = <const V extends readonly [string, ...string[]]>(valeurs: V) =>
  z.enum(valeurs).catch(valeurs[0]);

/** Un entier de l'adresse entre deux bornes ; absent ou hors d'elles, `defaut`. */
export const entierDAdresse = (minimum: number, maximum: number, defaut: number) =>
  z.coerce.number().int().min(minimum).max(maximum).catch(defaut);

/** Un entier de l'adresse entre 0 et `maximum` ; vide, absent ou hors d'eux, rien. */
export const seuilDAdresse = (maximum: number) =>
  z
    .preprocess(
      (v) => (v === '' || Array.isArray(v) ? undefined : v),
      z.coerce.number().int().min(0).max(maximum).optional(),
    )
    .catch(undefined);

/** Le sens du tri ; `defaut` est celui d'une adresse nue. */
export const sensDAdresse = (defaut: Sens = 'croissant') => z.enum(['croissant', 'decroissant']).catch(defaut);

/** Le rang d'une page, à partir de 1. */
export const pageDAdresse = entierDAdresse(1, 10_000, 1);

/** Ce qu'une page d'une liste montre, de lignes. */
export const PAR_PAGE = 50;

/** En combien de pages tient une liste. */
export const nombreDePages = (total: number): number => Math.ceil(total / PAR_PAGE);

/** Le tri d'une liste, et l'adresse de la même liste triée autrement. */
export interface TriDAdresse<T extends string> {
  tri: T;
  sens: Sens;
  adresse: (tri: T, sens: Sens) => string;
}

/** Le filtre en cours d'une liste, et ce qu'il faut pour en changer. */
export interface Filtrage {
  /** L'adresse nue de la liste. */
  base: string;
  /** L'état montré, en un texte : il change avec l'adresse. */
  cle: string;
  /** Ce que l'adresse garde quand le filtre change : la vue, le tri. */
  garde: readonly (readonly [nom: string, valeur: string])[];
  /** Un filtre au moins est posé. */
  filtree: boolean;
  /** L'adresse de la même liste, tout filtre retiré. */
  tout: string;
}

/** Ce qu'une adresse dit d'une liste : ses filtres, et s'il y a lieu sa vue, son tri, sa page. */
type Etat = Record<string, string | number>;

/**
 * De quoi écrire les adresses d'une liste. `schema` lit son état et en donne les valeurs par défaut, qui ne s'écrivent pas :
 * l'adresse nue est la liste telle qu'elle s'ouvre. `filtres` : ce qui, dans l'état, n'en montre qu'une partie.
 */
export function creerAdresses<E extends Etat>(
  schema: { parse: (recherche: unknown) => E },
  filtres: readonly (keyof E & string)[] = [],
) {
  const defaut: Etat = schema.parse({});
  const sansFiltre = Object.fromEntries(filtres.map((nom) => [nom, defaut[nom] ?? '']));

  const parametres = (etat: Etat) =>
    Object.entries(etat).flatMap(([nom, valeur]) => (valeur === defaut[nom] ? [] : [[nom, String(valeur)] as const]));

  function ecrire(base: string, etat: Etat): string {
    const requete = new URLSearchParams(parametres(etat).map((p) => [...p])).toString();
    return requete ? `${base}?${requete}` : base;
  }

  /** L'adresse de la liste sous cet état, changé de `changement` ; elle s'ouvre à sa première page si rien ne la dit. */
  function adresse(base: string, etat: E, changement: Partial<E> = {}): string {
    const { page: _, ...suite } = etat;
    return ecrire(base, { ...suite, ...changement });
  }

  /** Le tri en cours, pour un `Tableau`. */
  function trie<T extends string>(base: string, etat: E & { tri: T; sens: Sens }): TriDAdresse<T> {
    const { page: _, ...suite } = etat;
    return { tri: etat.tri, sens: etat.sens, adresse: (tri, sens) => ecrire(base, { ...suite, tri, sens }) };
  }

  /** Le filtre en cours, pour `FiltresListe` et pour l'état vide. */
  function filtrage(base: string, etat: E): Filtrage {
    const { page: _, ...suite } = etat;
    const sans = { ...suite, ...sansFiltre };
    return {
      base,
      cle: JSON.stringify(etat),
      garde: parametres(sans),
      filtree: filtres.some((nom) => etat[nom] !== defaut[nom]),
      tout: ecrire(base, sans),
    };
  }

  return { adresse, trie, filtrage };
}
