import type { FiltreClasse } from './schema';

/** Valeur de `apprenant` dans l'adresse : toute la partie est déployée. */
export const TOUS = 'tous';

/** Les paramètres d'un filtre, sans ce qui n'est pas demandé. */
export const parametresDe = (filtre: Partial<FiltreClasse>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filtre).flatMap(([cle, v]) =>
      v === undefined || v === '' || (cle === 'vue' && v === 'bacpro') ? [] : [[cle, String(v)]],
    ),
  );

/** Ce qu'un filtre gardé retient : ses critères et sa portée, ni la classe ni ce qui est déplié. */
export const aGarder = ({ competence, complexites, aleas, fiches, portee }: FiltreClasse) =>
  parametresDe({ competence, complexites, aleas, fiches, portee });
