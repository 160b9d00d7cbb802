import type { Profil } from '@/lib/acces/modules';
import type { Anomalie, LectureEleves, LectureResponsables, LectureSts } from '../types';

/** Ce qui a été lu, gardé entre l'analyse et l'import. */
export interface Lectures {
  sts?: LectureSts;
  eleves?: LectureEleves;
  responsables?: LectureResponsables;
}

export interface LigneCompte {
  id: string;
  login: string;
  profil: Profil;
  civilite: string | null;
  nom: string;
  prenom: string;
  dateNaissance: string | null;
  /** D'un enseignant ; elle a sa table. */
  discipline: string | null;
  courriel: string | null;
  courrielSiecle: string | null;
  origine: 'siecle' | 'manuel' | 'transfert';
  champsManuels: string[];
  siecle: Record<string, string | null> | null;
  siecleGenre: string | null;
  siecleId: string | null;
  sortiLe: string | null;
  suspenduLe: string | null;
  masqueLe: string | null;
  /** Ferme les sessions ouvertes du compte. */
  fermerSessions: boolean;
}

export interface LigneApprenant {
  compteId: string;
  ine: string | null;
  ineAncien: string | null;
  elenoet: string | null;
  sexe: string | null;
  mef: string | null;
  referentiel: string | null;
  referentielManuel: boolean;
  entreLe: string | null;
}

export interface LigneStructure {
  id: string;
  annee: number;
  nature: 'division' | 'groupe';
  code: string;
  libelle: string;
  mefs: string[];
  referentiel: string | null;
  niveau: number | null;
  rattachementManuel: boolean;
  masqueeLe: string | null;
}

export interface LigneAffectation {
  structureId: string;
  compteId: string;
  role: 'apprenant' | 'enseignant';
}

export interface LigneResponsabilite {
  responsableId: string;
  apprenantId: string;
  niveau: number;
  parente: string;
}

/** Tout ce qu'un import écrira, et rien d'autre. Les lignes sont prêtes ; chaque liste part en une requête. */
export interface Ecritures {
  comptesNeufs: LigneCompte[];
  comptesModifies: LigneCompte[];
  /** Les comptes dont l'identifiant SIECLE est désormais celui d'un autre, ou change : rendu avant toute écriture. */
  identifiantsRendus: { id: string }[];
  enseignants: { compteId: string; discipline: string | null }[];
  apprenants: LigneApprenant[];
  structures: LigneStructure[];
  /** Composition des groupes de l'année, remplacée en entier quand elle est donnée. */
  groupesDivisions: { groupeId: string; divisionId: string }[] | null;
  affectations: LigneAffectation[];
  affectationsFinies: { structureId: string; compteId: string }[];
  responsabilites: LigneResponsabilite[];
  responsabilitesFinies: { responsableId: string; apprenantId: string }[];
  /** Une division qui a changé de code : ce qu'on avait donné ou choisi à la main pour la première passe à la seconde. */
  renommages: { de: string; vers: string }[];
}

/** Une personne dans un compte rendu. `detail` : classes, enfants, ou ce qui change. */
export interface Mention {
  id: string;
  nom: string;
  prenom: string;
  login: string;
  detail: string;
}

export interface Mouvements {
  crees: Mention[];
  modifies: Mention[];
  revenus: Mention[];
  partis: Mention[];
  inchanges: number;
}

export interface MouvementsStructures {
  creees: string[];
  modifiees: string[];
  disparues: string[];
  inchangees: number;
}

/** Qui est quelqu'un, tel qu'une question ou un changement d'identité le dit. */
export interface IdentiteDite {
  nom: string;
  prenom: string;
  naissance: string | null;
  ine: string | null;
}

/** « Est-ce la même personne ? » : rien d'elle ne s'écrit avant la réponse (IMP-8). */
export interface Question {
  /** La même d'un import à l'autre. */
  cle: string;
  /** L'identifiant du fichier. */
  clef: string;
  lue: IdentiteDite;
  candidats: (IdentiteDite & { id: string; login: string })[];
}

/** Ce qu'un import corrige de l'identité d'un compte connu. */
export interface ChangementIdentite {
  id: string;
  login: string;
  avant: IdentiteDite;
  apres: IdentiteDite;
}

export type CodeConfirmation = 'partants' | 'annee' | 'export-ancien';

/** Ce que l'écran montre de l'analyse, puis du résultat. */
export interface Resume {
  divisions: MouvementsStructures;
  groupes: MouvementsStructures;
  enseignants: Mouvements;
  chefs: Mouvements;
  apprenants: Mouvements;
  responsables: Mouvements;
  liens: { ajoutes: number; retires: number };
  /** Classes qui ont changé de code, reconnues à leurs élèves : `memes` sur `membres`. */
  renommages: { de: string; vers: string; memes: number; membres: number }[];
  anomalies: Anomalie[];
  questions: Question[];
  /** Montrés d'abord : un compte ne doit pas changer de personne. */
  identites: ChangementIdentite[];
  /** Ce qu'il faut confirmer avant d'importer. */
  confirmations: { code: CodeConfirmation; message: string }[];
}

export interface Plan {
  annee: number;
  ecritures: Ecritures;
  resume: Resume;
}
