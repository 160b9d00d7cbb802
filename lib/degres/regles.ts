import { DEGRES } from '@/db/schema/enumerations';

export { DEGRES };
export type Degre = (typeof DEGRES)[number];

export interface PresentationDegre {
  /** Une ou deux lettres ou chiffres. */
  code: string;
  libelle: string;
  /** Définition du guide (3.8.2), montrée en infobulle. */
  definition: string;
}

/** Codes, intitulés et définitions des degrés d'un établissement : `lireReglages` les rend (PAR-4). */
export type Presentation = Readonly<Record<Degre, PresentationDegre>>;

/** Les degrés qu'une fiche peut recevoir : « Absent » n'existe que dans les évaluations. */
export const DEGRES_FICHE = DEGRES.filter((d) => d !== 'absent');

/** Une valeur par degré. */
export const parDegre = <T>(valeur: (degre: Degre) => T): Record<Degre, T> => ({
  totale: valeur('totale'),
  partielle: valeur('partielle'),
  encours: valeur('encours'),
  erreurs: valeur('erreurs'),
  nonevaluable: valeur('nonevaluable'),
  absent: valeur('absent'),
});
