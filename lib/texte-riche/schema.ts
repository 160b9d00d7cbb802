import * as z from 'zod';

/** Longueur d'un texte enrichi, balises comprises : une quinzaine de pages. */
export const LONGUEUR_TEXTE_RICHE = 40_000;

/**
 * Un texte enrichi dans un formulaire : facultatif, borné. Le schéma sert aussi au navigateur et ne nettoie donc rien : la
 * mutation passe la valeur à `nettoyerTexteRiche` avant de l'écrire. `libelle` : l'intitulé du champ, pour le message.
 */
export const texteRiche = (libelle: string) =>
  z
    .string()
    .max(LONGUEUR_TEXTE_RICHE, `«\u00a0${libelle}\u00a0» est trop long\u00a0: joignez plutôt un fichier PDF.`)
    .default('');
