/** Ce qu'un essai tire au sort. La graine donne toujours les mêmes tirages : un échec se rejoue. */
export interface Tirages {
  /** Un entier de 0 à `n - 1`. */
  suivant: (n: number) => number;
  parmi: <T>(liste: readonly T[]) => T;
  /** Chaque élément, une fois sur deux. */
  partie: <T>(liste: readonly T[]) => T[];
  melange: <T>(liste: readonly T[]) => T[];
  fois: <T>(n: number, tirer: (rang: number) => T) => T[];
}

/** Générateur « mulberry32 ». */
export function tirages(graine: number): Tirages {
  let etat = graine;
  const suivant = (n: number) => {
    etat = (etat + 0x6d2b79f5) | 0;
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const parmi = <T>(liste: readonly T[]): T => {
    const [tire] = liste.slice(suivant(liste.length));
    if (tire === undefined) throw new Error('rien à tirer');
    return tire;
  };
  const melange = <T>(liste: readonly T[]) =>
    liste
      .map((v) => ({ v, cle: suivant(1_000_000) }))
      .sort((a, b) => a.cle - b.cle)
      .map(({ v }) => v);
  return {
    suivant,
    parmi,
    melange,
    partie: (liste) => liste.filter(() => suivant(2) === 0),
    fois: (n, tirer) => Array.from({ length: n }, (_, rang) => tirer(rang)),
  };
}

/** Le même essai sur des tirages différents. */
export const chaque = (essai: (t: Tirages) => void, combien = 200): void => {
  for (let graine = 1; graine <= combien; graine++) essai(tirages(graine));
};
