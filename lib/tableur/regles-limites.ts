/** Octets d'un tableur déposé : 5 000 apprenants et leurs responsables n'en font pas 2 millions. Le navigateur le lit aussi. */
export const TABLEUR_MAX = 20 * 1024 * 1024;
