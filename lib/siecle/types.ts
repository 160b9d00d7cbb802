/** Les trois fichiers de l'établissement, reconnus à leur racine. */
export type Genre = 'sts' | 'eleves' | 'responsables';

export type Civilite = 'M.' | 'Mme';

/** `ignore` : la ligne n'entre pas ; `avertissement` : elle entre, amputée de ce qui est dit. */
export type Gravite = 'ignore' | 'avertissement';

/** Une faute de ligne. `cle` est l'identifiant du fichier, `qui` le nom lisible ; chaînes vides si le fichier est visé. */
export interface Anomalie {
  fichier: string;
  ligne?: number;
  cle: string;
  qui: string;
  code: string;
  gravite: Gravite;
  message: string;
}

/** Ce dont un tableur peut ne rien dire, et qui reste alors comme il est (IMP-10). */
export type Tu = 'personnels' | 'divisions' | 'groupes' | 'eleves' | 'responsables';

/** Ce que tout fichier dit de lui-même. Dates `aaaa-mm-jj` ; `annee` est celle de la rentrée. */
export interface Entete {
  fichier: string;
  rne: string;
  /** Nulle seulement quand le fichier n'en porte pas et qu'aucune n'était attendue. */
  annee: number | null;
  dateExport: string | null;
  version: string | null;
  anomalies: Anomalie[];
  /** Absente : un export de STSWEB ou de SIECLE. Les identifiants d'un tableur ne sont pas les leurs. */
  source?: 'tableur';
  tait?: readonly Tu[];
}

/** Une personne de STSWEB n'est unique que par la paire type + identifiant. */
export interface CleIndividu {
  type: string;
  id: string;
}

export interface IndividuLu extends CleIndividu {
  /** Sa ligne au fichier, pour en parler. */
  ligne?: number;
  role: 'enseignant' | 'chef';
  civilite: Civilite | null;
  nom: string;
  prenom: string;
  dateNaissance: string | null;
  /** FONCTION du fichier, nulle pour un suppléant ou une personne ajoutée à la main dans STSWEB. */
  fonction: string | null;
  disciplines: string[];
  /** Un tableur peut la donner ; STSWEB, jamais. */
  courriel?: string | null;
}

export interface DivisionLue {
  code: string;
  libelle: string;
  mefs: string[];
  /** Enseignants retenus, réunis sur tous les services de la division. */
  enseignants: CleIndividu[];
}

/** Un groupe, avec les divisions dont il prend des élèves (une : partie de classe ; plusieurs : regroupement). */
export interface GroupeLu extends DivisionLue {
  divisions: string[];
}

/** Qui porte, dans le fichier, l'identifiant d'un autre : n'est pas lu, mais n'est pas parti pour autant. */
export interface DoubleLu {
  clef: string;
  nationaux: string[];
  noms: string[];
  prenom: string;
  naissance: string | null;
}

export interface LectureSts extends Entete {
  genre: 'sts';
  denomination: string;
  individus: IndividuLu[];
  divisions: DivisionLue[];
  groupes: GroupeLu[];
  /** Présents au fichier mais refusés pour une faute de ligne : ne pas les tenir pour partis. */
  refuses: CleIndividu[];
  doubles?: DoubleLu[];
}

interface EleveBase {
  ligne?: number;
  eleveId: string;
  elenoet: string | null;
  ine: string | null;
  ineAncien: string | null;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  sexe: 'M' | 'F' | null;
  courriel: string | null;
  dateEntree: string | null;
  dateSortie: string | null;
  mef: string | null;
  groupes: string[];
}

/** Un élève inscrit a toujours une division et une date de naissance. */
export type EleveLu =
  | (EleveBase & { inscrit: true; division: string; dateNaissance: string })
  | (EleveBase & { inscrit: false; division: string | null; dateNaissance: string | null });

export interface LectureEleves extends Entete {
  genre: 'eleves';
  eleves: EleveLu[];
  /** ELEVE_ID présents au fichier mais refusés pour une faute de ligne : ne pas les tenir pour partis. */
  refuses: string[];
  doubles?: DoubleLu[];
}

export interface PersonneLue {
  ligne?: number;
  personneId: string;
  civilite: Civilite | null;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  courriel: string | null;
}

/** Codes de parenté du modèle de 2018. */
export type Parente = '10' | '20' | '37' | '38' | '39' | '41' | '42' | '50' | '51' | '70' | '90';

export interface LienLu {
  eleveId: string;
  personneId: string;
  /** 1 représentant légal, 2 personne en charge, 3 personne à contacter. */
  niveau: 1 | 2 | 3;
  parente: Parente;
}

export interface LectureResponsables extends Entete {
  genre: 'responsables';
  personnes: PersonneLue[];
  liens: LienLu[];
  /** PERSONNE_ID présents au fichier mais refusés pour une faute de ligne : ne pas les tenir pour partis. */
  refuses: string[];
  doubles?: DoubleLu[];
}

/** Données simples, sans Map ni Date : elles se gardent telles quelles entre l'analyse et l'import. */
export type Lecture = LectureSts | LectureEleves | LectureResponsables;
