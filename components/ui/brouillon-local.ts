import { useEffect, useRef, useState } from 'react';

const PREFIXE = 'brouillon:';
const JOURS_GARDES = 7;
const ATTENTE_MS = 400;

export interface Brouillon<T> {
  valeur: T;
  le: Date;
}

/** Le rangement du navigateur peut manquer (navigation privée, place épuisée) : la saisie continue alors sans filet. */
function tenter<R>(faire: () => R): R | null {
  try {
    return faire();
  } catch {
    return null;
  }
}

const estPerime = (le: string) => !(Date.now() - Date.parse(le) < JOURS_GARDES * 86_400_000);

function lire<T>(cle: string): Brouillon<T> | null {
  const lu = JSON.parse(localStorage.getItem(PREFIXE + cle) ?? 'null') as { valeur: T; le: string } | null;
  return lu && !estPerime(lu.le) ? { valeur: lu.valeur, le: new Date(lu.le) } : null;
}

const deposer = (cle: string, texte: string) =>
  localStorage.setItem(PREFIXE + cle, `{"le":${JSON.stringify(new Date().toISOString())},"valeur":${texte}}`);

const retirer = (cle: string) => localStorage.removeItem(PREFIXE + cle);

/** Retire tout brouillon de plus de sept jours, de quelque formulaire qu'il soit. */
function purger(): void {
  for (const cle of Object.keys(localStorage).filter((c) => c.startsWith(PREFIXE)))
    if (!tenter(() => lire(cle.slice(PREFIXE.length)))) localStorage.removeItem(cle);
}

/** Le brouillon de cette clé ; nul s'il n'y en a pas, s'il a plus de sept jours, ou si le navigateur ne garde rien. */
export const lireBrouillon = <T>(cle: string): Brouillon<T> | null => tenter(() => lire<T>(cle));

/** Garde cette valeur, en JSON. Rend faux si le navigateur ne le peut pas. */
export const garderBrouillon = (cle: string, valeur: unknown): boolean =>
  tenter(() => {
    deposer(cle, JSON.stringify(valeur));
    return true;
  }) ?? false;

export const retirerBrouillon = (cle: string) => tenter(() => retirer(cle));

/** Les brouillons dont la clé commence ainsi, après la purge des plus vieux. */
export function listerBrouillons<T>(debut: string): (Brouillon<T> & { cle: string })[] {
  tenter(purger);
  const cles = tenter(() => Object.keys(localStorage)) ?? [];
  return cles
    .filter((c) => c.startsWith(PREFIXE + debut))
    .flatMap((c) => {
      const cle = c.slice(PREFIXE.length);
      const lu = lireBrouillon<T>(cle);
      return lu ? [{ ...lu, cle }] : [];
    });
}

/**
 * Garde dans le navigateur ce qui est saisi et pas encore enregistré : un onglet fermé ne le perd pas. `cle` : qui saisit
 * et quoi (compte, formulaire, élément) ; `valeur` : tout le formulaire, en JSON. Ce qui a été trouvé à l'ouverture est
 * dans `retrouve` jusqu'à ce qu'on le reprenne ou l'écarte ; `terminer` dit que la saisie est enregistrée.
 */
export function useBrouillonLocal<T>(cle: string, valeur: T) {
  const texte = JSON.stringify(valeur);
  const [retrouve, setRetrouve] = useState<Brouillon<T> | null>(null);
  /** Ce qui est déjà enregistré : pas un brouillon. */
  const enregistre = useRef(texte);
  const range = useRef(texte);
  const ranger = useRef(() => {});

  useEffect(() => {
    tenter(purger);
    const lu = lireBrouillon<T>(cle);
    if (lu && JSON.stringify(lu.valeur) !== enregistre.current) setRetrouve(lu);
  }, [cle]);

  useEffect(() => {
    ranger.current = () => {
      if (texte === range.current) return;
      range.current = texte;
      tenter(() => (texte === enregistre.current ? retirer(cle) : deposer(cle, texte)));
    };
    const minuterie = setTimeout(() => ranger.current(), ATTENTE_MS);
    return () => clearTimeout(minuterie);
  }, [cle, texte]);

  useEffect(() => {
    const maintenant = () => ranger.current();
    addEventListener('pagehide', maintenant);
    return () => {
      removeEventListener('pagehide', maintenant);
      maintenant();
    };
  }, []);

  return {
    retrouve,
    ecarter: () => {
      setRetrouve(null);
      if (texte === enregistre.current) tenter(() => retirer(cle));
    },
    terminer: () => {
      enregistre.current = texte;
      range.current = texte;
      tenter(() => retirer(cle));
    },
  };
}
