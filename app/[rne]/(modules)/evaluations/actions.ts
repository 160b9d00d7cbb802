'use server';

import { action } from '@/lib/acces/portes';
import * as mutations from '@/lib/evaluations/mutations';
import { saisirResultats as saisir } from '@/lib/evaluations/mutations-saisie';
import {
  schemaApprenants,
  schemaCreation,
  schemaEvaluation,
  schemaModification,
  schemaSaisie,
  schemaVisible,
} from '@/lib/evaluations/schema';

export const creerEvaluation = action({
  module: 'evaluations',
  profils: ['enseignant'],
  schema: schemaCreation,
  executer: mutations.creerEvaluation,
  revalide: '/evaluations',
});

export const modifierEvaluation = action({
  module: 'evaluations',
  profils: ['enseignant'],
  schema: schemaModification,
  executer: mutations.modifierEvaluation,
  revalide: '/evaluations',
});

export const modifierApprenants = action({
  module: 'evaluations',
  profils: ['enseignant'],
  schema: schemaApprenants,
  executer: mutations.modifierApprenants,
  revalide: '/evaluations',
});

export const rendreVisible = action({
  module: 'evaluations',
  profils: ['enseignant'],
  schema: schemaVisible,
  executer: mutations.rendreVisible,
  revalide: '/evaluations',
});

export const supprimerEvaluation = action({
  module: 'evaluations',
  profils: ['enseignant'],
  schema: schemaEvaluation,
  executer: mutations.supprimerEvaluation,
  revalide: '/evaluations',
});

/** Sans `revalide` : la grille sait déjà ce qu'elle vient d'enregistrer, et s'enregistre souvent. */
export const saisirResultats = action({
  module: 'evaluations',
  profils: ['enseignant'],
  schema: schemaSaisie,
  executer: saisir,
});
