/** Octets d'un envoi, tous fichiers compris. Ce fichier n'importe rien : le navigateur le charge aussi. */
export const ENVOI_MAX = 200 * 1024 * 1024;

/** Jours pendant lesquels un import s'annule (IMP-9). */
export const JOURS_ANNULATION = 30;

/** Heures pendant lesquelles une analyse attend d'être importée ; ensuite ce qui a été lu est effacé. */
export const HEURES_ANALYSE = 24;
