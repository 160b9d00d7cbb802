import 'server-only';
import type { Ecritures } from '../plan/types';
import type { Etat } from './queries-etat';

/** Une table dont un import peut changer des lignes : ce qui désigne la ligne, et ce qu'il en change. */
export interface TableRelevee {
  cle: readonly string[];
  colonnes: readonly string[];
  /** Peut avoir changé depuis sans empêcher d'annuler : alors elle reste. */
  libres?: readonly string[];
}

export const TABLES_RELEVEES = {
  responsabilite: { cle: ['responsable_id', 'apprenant_id'], colonnes: ['niveau', 'parente', 'fin_le'] },
  affectation: {
    cle: ['structure_id', 'compte_id'],
    colonnes: ['role', 'origine', 'depuis', 'fin_le', 'exclue_le'],
  },
  filtre: { cle: ['id'], colonnes: ['contenu'], libres: ['contenu'] },
  acces_parents: { cle: ['structure_id', 'referentiel'], colonnes: ['donne_par', 'donne_le'] },
  apprenant: {
    cle: ['compte_id'],
    colonnes: ['ine', 'ine_ancien', 'elenoet', 'sexe', 'mef', 'referentiel', 'referentiel_manuel', 'entre_le'],
  },
  enseignant: { cle: ['compte_id'], colonnes: ['discipline'] },
  compte: {
    cle: ['id'],
    colonnes: [
      'profil',
      'civilite',
      'nom',
      'prenom',
      'date_naissance',
      'courriel',
      'courriel_siecle',
      'origine',
      'champs_manuels',
      'siecle',
      'siecle_genre',
      'siecle_id',
      'sorti_le',
      'suspendu_le',
      'masque_le',
    ],
    libres: ['courriel'],
  },
  structure: {
    cle: ['id'],
    colonnes: ['libelle', 'mefs', 'referentiel', 'niveau', 'rattachement_manuel', 'masquee_le'],
  },
} as const satisfies Record<string, TableRelevee>;

export type NomReleve = keyof typeof TABLES_RELEVEES;

/** Les lignes, déjà là, qu'un plan va toucher : de quoi les lire avant et après. */
export interface Touchees {
  comptes: string[];
  apprenants: string[];
  enseignants: string[];
  structures: string[];
  /** Divisions qui reçoivent ce qu'une autre avait. */
  heritieres: string[];
  renommees: string[];
  affectations: { structureId: string; compteId: string }[];
  responsabilites: { responsableId: string; apprenantId: string }[];
}

/** Ce qu'un plan crée, et ce qu'il touche de ce qui existe. */
export function relever(etat: Etat, e: Ecritures) {
  const comptesCrees = new Set(e.comptesNeufs.map((c) => c.id));
  const connues = new Set(etat.structures.map((s) => s.id));
  const existe = (id: string) => !comptesCrees.has(id);
  const touchees: Touchees = {
    comptes: [...e.comptesModifies, ...e.identifiantsRendus].map((c) => c.id),
    apprenants: e.apprenants.map((a) => a.compteId).filter(existe),
    enseignants: e.enseignants.map((a) => a.compteId).filter(existe),
    structures: e.structures.map((s) => s.id).filter((id) => connues.has(id)),
    heritieres: e.renommages.map((r) => r.vers),
    renommees: e.renommages.map((r) => r.de),
    affectations: [...e.affectations, ...e.affectationsFinies].filter((a) => existe(a.compteId)),
    responsabilites: [...e.responsabilites, ...e.responsabilitesFinies].filter(
      (r) => existe(r.responsableId) && existe(r.apprenantId),
    ),
  };
  return {
    comptesCrees: [...comptesCrees],
    structuresCreees: e.structures.map((s) => s.id).filter((id) => !connues.has(id)),
    touchees,
  };
}

/** Vrai si le plan n'écrirait rien : l'établissement est déjà ce que dit le fichier. */
export function rienAEcrire(etat: Etat, { annee, ecritures: e }: { annee: number; ecritures: Ecritures }): boolean {
  const { groupesDivisions, ...listes } = e;
  if (annee !== etat.anneeCourante || Object.values(listes).some((l) => l.length > 0)) return false;
  const cles = (lignes: readonly { groupeId: string; divisionId: string }[]) =>
    lignes.map((g) => `${g.groupeId} ${g.divisionId}`).sort();
  return groupesDivisions === null || cles(groupesDivisions).join() === cles(etat.groupesDivisions).join();
}
