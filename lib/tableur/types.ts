/** Une ligne qui n'est pas vide : son numéro dans le fichier, comme le tableur l'affiche, et ses cellules en texte. */
export interface LigneLue {
  numero: number;
  cellules: string[];
}

/** Une plage de cellules fusionnées : ses lignes, et comme le tableur la nomme (« A4:A9 »). */
export interface Fusion {
  debut: number;
  fin: number;
  plage: string;
}

/** Une feuille de classeur, ou un fichier de texte : tout y est du texte, une date étant `aaaa-mm-jj`. */
export interface FeuilleLue {
  nom: string;
  lignes: LigneLue[];
  fusions: Fusion[];
}

/** Un fichier lu, tel qu'il est gardé entre le dépôt et l'analyse. */
export interface Classeur {
  feuilles: FeuilleLue[];
  /** Ses nombres comptent les jours depuis 1904 (un classeur fait sur un ancien Mac). */
  depuis1904: boolean;
}

/** Une colonne d'une feuille, telle que la page de correspondance la montre. */
export interface Colonne {
  rang: number;
  /** Vide : la feuille n'a pas de ligne d'en-tête. */
  entete: string;
  /** Les premières valeurs, pour reconnaître la colonne sans ouvrir le fichier. */
  exemples: string[];
}

/** Ce qu'une feuille contient ; vide : on ne la prend pas. */
export type Contenu = 'apprenants' | 'responsables' | 'personnels' | 'classes';

/** Ce qui a été choisi pour une feuille : son contenu, et par rang de colonne ce qu'elle donne (vide : rien). */
export interface Choix {
  contenu: Contenu | '';
  champs: string[];
  /** La classe de tous, quand aucune colonne ne la donne. */
  classe: string;
}
