/** Octets d'un envoi, tous fichiers compris. Ce fichier n'importe rien : le navigateur le charge aussi. */
export const ENVOI_MAX = 200 * 1024 * 1024;

/** Jours pendant lesquels un import s'annule (IMP-9). */
export const JOURS_ANNULATION = 30;
