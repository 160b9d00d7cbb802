/** Ce fichier n'importe rien : le navigateur le charge aussi. */

/** Octets d'un envoi, tous fichiers compris : sous les 10 Mo que Next accepte d'une demande passée par l'intergiciel. */
export const ENVOI_MAX = 8 * 1024 * 1024;
/** Octets d'un `.scpro`, tel qu'il est écrit. */
export const FICHIER_MAX = 4 * 1024 * 1024;
/** Octets de tous les `.scpro` d'un envoi, archives déployées. */
export const DEPLOYE_MAX = 16 * 1024 * 1024;
/** Scénarios d'un envoi. Un enseignant en a rarement plus de deux cents. */
export const SCENARIOS_MAX = 300;
/** Entrées d'une archive, dossiers et fichiers d'accompagnement compris. */
export const ENTREES_MAX = 1000;
/** Caractères d'une rubrique, mise en forme comprise et images ôtées : trois fois ce qu'un texte en garde. */
export const RUBRIQUE_MAX = 120_000;
/** Caractères de toutes les rubriques d'un envoi : nettoyer du HTML hostile coûte, et les autres attendent. */
export const TEXTES_MAX = 4_000_000;
/** Compétences lues dans un fichier. */
export const ITEMS_LUS_MAX = 500;
