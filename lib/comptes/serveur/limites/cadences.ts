import 'server-only';

/** Jusqu'à `libres` essais, personne n'attend ; ensuite un seul passe par intervalle, de plus en plus long. */
export interface Cadence {
  libres: number;
  /** Secondes entre deux essais, au rang `n` (plus grand que `libres`). */
  intervalle: (n: number) => number;
}

/** Une adresse sur un compte où aucun de ses appareils n'est connu : cinq essais, puis 15 s, 30 s… un quart d'heure. */
export const PAIRE: Cadence = { libres: 5, intervalle: (n) => Math.min(15 * 2 ** (n - 6), 900) };

/** Tous les inconnus ensemble sur un compte : de quoi user une attaque menée depuis mille adresses. */
export const COMPTE: Cadence = { libres: 30, intervalle: (n) => (n <= 100 ? 10 : n <= 300 ? 60 : 300) };

/** Ce que manque, sans malice, le premier jour d'un petit établissement. */
const AISANCE = 120;

/**
 * Une adresse dans un établissement : un lycée entier sort par la même. L'aisance est la moitié de ses comptes, de quoi
 * se tromper en nombre le premier jour. Au-delà, qui vise un compte est ralenti, sans plus : chaque compte a déjà sa
 * cadence, et l'élève d'à côté attend le même passage. Qui essaie des identifiants qui n'existent pas l'est davantage.
 */
export function cadencesAdresse(comptes: number): { adresse: Cadence; inconnus: Cadence } {
  const libres = Math.max(AISANCE, Math.ceil(comptes / 2));
  return {
    adresse: { libres, intervalle: () => 3 },
    inconnus: { libres, intervalle: (n) => (n <= 2 * libres ? 3 : n <= 3 * libres ? 15 : 60) },
  };
}

/** Erreurs par heure d'un appareil connu, avant d'être tenu pour un inconnu. */
export const ESSAIS_APPAREIL = 10;

/** Erreurs d'inconnus sur un compte, ou essais arrêtés en une heure, à partir desquels l'établissement est prévenu. */
export const SEUIL_ALERTE = 20;

/** Mots de passe actuels, faux, d'une session ouverte, en une heure. */
export const ESSAIS_ACTUEL = 5;

/** Vrai au seuil, puis chaque fois que le nombre a doublé : une attaque ne se récrit pas à chaque essai. */
export const aSignaler = (n: number, seuil: number): boolean => n >= seuil && Number.isInteger(Math.log2(n / seuil));
