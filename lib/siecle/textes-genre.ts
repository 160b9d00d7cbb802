import type { GenreImport } from './serveur/mutations';

const GENRES: Record<GenreImport, string> = {
  enseignants: 'des enseignants',
  apprenants: 'des apprenants',
  tableur: 'd’un tableur',
};

/** « des enseignants », « d’un tableur » : ce qu'un import, ou son analyse, a pour objet. */
export const objetImport = (genre: GenreImport): string => GENRES[genre];
