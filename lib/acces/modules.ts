import { PROFILS } from '@/db/schema/enumerations';

export { PROFILS };
export type Profil = (typeof PROFILS)[number];

export const LIBELLES_PROFIL: Record<Profil, string> = {
  administrateur: 'Administrateur',
  chef: 'Chef d’établissement',
  enseignant: 'Enseignant',
  lecteur: 'Lecteur',
  parent: 'Parent',
  apprenant: 'Apprenant',
};

export interface Module {
  titre: string;
  description: string;
  /** Ce que la tuile en dit à qui n'y fait pas la même chose. */
  descriptions?: Partial<Record<Profil, string>>;
  /** Profils qui y entrent (tableau du guide, 1.2). */
  profils: readonly Profil[];
  /** Parmi eux, ceux qui n'y font que consulter. */
  lecture?: readonly Profil[];
  /** Faux tant que le module n'est pas construit : ni tuile, ni porte. */
  ouvert: boolean;
}

/**
 * Le tableau des 15 modules et des 6 profils (G 1.2) : seule source des tuiles, de la navigation, des portes (page,
 * action, route) et du test de la matrice ; chacun est un dossier sous `/[rne]`. Le passeport y compte pour deux lignes du guide, un seul chemin.
 */
export const MODULES = {
  import: {
    titre: 'Importer des fichiers',
    description: 'Enseignants, apprenants et responsables, depuis les fichiers de SIECLE et de STSWeb.',
    profils: ['administrateur'],
    ouvert: true,
  },
  abonnement: {
    titre: 'Informations abonnement',
    description: 'Votre compte, vos commandes et l’espace disque utilisé.',
    profils: ['administrateur'],
    ouvert: true,
  },
  utilisateurs: {
    titre: 'Gestion des utilisateurs',
    description: 'Consulter, créer et modifier les comptes des personnels.',
    profils: ['administrateur'],
    ouvert: true,
  },
  'acces-eleves': {
    titre: 'Gestion des accès élèves',
    description: 'Identifiants des apprenants et réinitialisation de leurs comptes.',
    profils: ['administrateur'],
    ouvert: true,
  },
  'acces-parents': {
    titre: 'Gestion des accès parents',
    description: 'Ouvrir l’accès aux responsables légaux, classe par classe.',
    profils: ['administrateur'],
    ouvert: true,
  },
  parametres: {
    titre: 'Paramètres',
    description: 'Renseignements de l’établissement, intitulés et codes des résultats.',
    profils: ['administrateur', 'chef'],
    ouvert: true,
  },
  scenarios: {
    titre: 'Gestion des scénarios',
    description: 'Préparer et partager des scénarios pédagogiques.',
    profils: ['enseignant'],
    ouvert: true,
  },
  evaluations: {
    titre: 'Gestion des évaluations',
    description: 'Créer, saisir et consulter les évaluations de l’année.',
    descriptions: { apprenant: 'Les évaluations que vos enseignants vous montrent, et vos résultats.' },
    profils: ['enseignant', 'apprenant'],
    lecture: ['apprenant'],
    ouvert: true,
  },
  'evaluations-anterieures': {
    titre: 'Consultation des évaluations',
    description: 'Les évaluations des années scolaires précédentes.',
    profils: ['enseignant'],
    ouvert: true,
  },
  passeport: {
    titre: 'Passeport professionnel',
    description: 'Les fiches de situations professionnelles et leurs évaluations.',
    descriptions: {
      apprenant: 'Vos fiches de situations professionnelles et leurs évaluations.',
      parent: 'Les fiches de situations professionnelles de votre enfant et leurs évaluations.',
    },
    profils: ['enseignant', 'parent', 'apprenant'],
    lecture: ['parent'],
    ouvert: true,
  },
  'tableau-de-bord': {
    titre: 'Tableau de bord',
    description: 'La maîtrise de chaque compétence, apprenant par apprenant.',
    descriptions: {
      apprenant: 'Où vous en êtes dans chaque compétence de votre diplôme.',
      parent: 'Où en est votre enfant dans chaque compétence de son diplôme.',
    },
    profils: ['chef', 'enseignant', 'lecteur', 'parent', 'apprenant'],
    // L'enseignant y garde ses filtres.
    lecture: ['chef', 'lecteur', 'parent', 'apprenant'],
    ouvert: true,
  },
  'tableau-de-bord-classe': {
    titre: 'Tableau de bord classe',
    description: 'La maîtrise de chaque compétence pour toute une classe.',
    profils: ['chef', 'enseignant', 'lecteur'],
    lecture: ['chef', 'lecteur'],
    ouvert: true,
  },
  bilan: {
    titre: 'Export du bilan de formation',
    description: 'Le bilan de formation de l’apprenant, en PDF.',
    profils: ['chef', 'enseignant'],
    lecture: ['chef', 'enseignant'],
    ouvert: true,
  },
  'export-passeport': {
    titre: 'Export du passeport professionnel',
    description: 'Choisir vos fiches, pour les enregistrer et les imprimer.',
    profils: ['apprenant'],
    lecture: ['apprenant'],
    ouvert: true,
  },
} as const satisfies Record<string, Module>;

export type NomModule = keyof typeof MODULES;

/** Ce que tout compte connecté peut ouvrir, hors tableau (spécification, « Outside the table »). */
export const HORS_TABLEAU = ['accueil', 'mon-compte'] as const;
export type NomPorte = NomModule | (typeof HORS_TABLEAU)[number];

const estModule = (porte: NomPorte): porte is NomModule => porte in MODULES;

/** Un apprenant sorti ne garde que l'export de son passeport (AUT-9). */
const APRES_SORTIE: readonly NomPorte[] = ['accueil', 'mon-compte', 'export-passeport'];

/**
 * Le droit d'entrer. `ecriture` : la porte modifie des données.
 * Rend faux pour un module pas encore ouvert, un profil hors du tableau, un profil lecteur devant une écriture.
 */
export function peutEntrer(
  acteur: { profil: Profil; sorti: boolean },
  porte: NomPorte,
  options: { ecriture?: boolean; profils?: readonly Profil[] } = {},
): boolean {
  if (acteur.sorti && !APRES_SORTIE.includes(porte)) return false;
  if (options.profils && !options.profils.includes(acteur.profil)) return false;
  if (!estModule(porte)) return true;
  const module: Module = MODULES[porte];
  if (!module.ouvert || !module.profils.includes(acteur.profil)) return false;
  return !(options.ecriture && module.lecture?.includes(acteur.profil));
}

/** Modules à montrer à cet acteur (tuiles et navigation), dans l'ordre du guide, dits dans ses mots. */
export function modulesDe(acteur: { profil: Profil; sorti: boolean }): (Module & { nom: NomModule })[] {
  return (Object.keys(MODULES) as NomModule[])
    .filter((nom) => peutEntrer(acteur, nom))
    .map((nom) => {
      const module: Module = MODULES[nom];
      return { nom, ...module, description: module.descriptions?.[acteur.profil] ?? module.description };
    });
}
