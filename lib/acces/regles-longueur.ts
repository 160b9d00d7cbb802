import type { Profil } from './modules';

/** Ce que demande le guide (2.2), pour tous. */
export const LONGUEUR_GUIDE = 6;
/** Ce que la CNIL recommande d'un mot de passe qui protège seul un accès (délibération 2022-100). */
export const LONGUEUR_CONSEILLEE = 12;
/** Au-delà, un établissement demanderait plus qu'on ne retient. */
export const LONGUEUR_DEMANDEE_MAX = 32;

export type Longueurs = Partial<Record<Profil, number>>;

/** La longueur qu'un établissement demande au mot de passe de ce profil : la sienne, sinon celle du guide. */
export const longueurMinimale = (longueurs: Longueurs, profil: Profil): number =>
  Math.max(LONGUEUR_GUIDE, longueurs[profil] ?? LONGUEUR_GUIDE);
