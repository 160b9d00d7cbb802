export type Hasard = {
  entier(min: number, max: number): number;
  choix<T>(liste: readonly [T, ...T[]]): T;
  chance(probabilite: number): boolean;
};

/** Suite pseudo-aléatoire (mulberry32) : une même graine donne toujours la même suite, donc les mêmes fichiers. */
export function creerHasard(graine: number): Hasard {
  let etat = graine >>> 0;
  const suivant = () => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const entier = (min: number, max: number) => min + Math.floor(suivant() * (max - min + 1));
  return {
    entier,
    choix: (liste) => liste[entier(0, liste.length - 1)] ?? liste[0],
    chance: (probabilite) => suivant() < probabilite,
  };
}
