/** Ce fichier n'importe rien : le navigateur le charge avec les pièces jointes. */

/** Taille admise d'un fichier, en octets. */
export const OCTETS_FICHIER = 50 * 1024 ** 2;

/** Fichiers par scénario, ou par partie de fiche. */
export const NOMBRE_FICHIERS = 20;

const DOCUMENTS: readonly string[] = ['pdf', 'zip'];
/** Extensions des photos, là où elles sont admises : le serveur en fait des PDF. */
export const PHOTOS: readonly string[] = ['jpg', 'jpeg', 'png', 'heic', 'heif'];

/** L'extension d'un nom, en minuscules et sans le point ; vide s'il n'en a pas. */
export const extensionDe = (nom: string): string =>
  /\.([\p{L}\p{N}]{1,10})$/u.exec(nom.trim())?.[1]?.toLowerCase() ?? '';

/** Les extensions admises : celles des documents, et des photos là où elles le sont. */
export const extensionsAdmises = (photos: boolean): readonly string[] =>
  photos ? [...DOCUMENTS, ...PHOTOS] : DOCUMENTS;

/** Un nom sans extension passe : le contenu dira ce que c'est. */
export const nomAdmis = (nom: string, photos: boolean): boolean =>
  ['', ...extensionsAdmises(photos)].includes(extensionDe(nom));
