/** Octets d'un envoi, tous fichiers compris. Ce fichier n'importe rien : le navigateur le charge aussi. */
export const ENVOI_MAX = 200 * 1024 * 1024;
