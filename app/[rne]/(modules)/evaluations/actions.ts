'use server';

import { action } from '@/lib/acces/serveur/portes';
import {
  schemaApprenants,
  schemaCollegues,
  schemaCreation,
  schemaEvaluation,
  schemaModification,
  schemaVisible,
} from '@/lib/evaluations/schema';
import * as mutations from '@/lib/evaluations/serveur/mutations';
import { nommerCollegues as nommer } from '@/lib/evaluations/serveur/mutations-collegues';
import * as corbeille from '@/lib/evaluations/serveur/mutations-corbeille';
import { compterPertes as compter } from '@/lib/evaluations/serveur/queries-pertes';

const DE_L_ENSEIGNANT = { module: 'evaluations', profils: ['enseignant'] } as const;
const QUI_CHANGE_LA_LISTE = { ...DE_L_ENSEIGNANT, revalide: 'evaluations' } as const;

export const creerEvaluation = action({
  ...QUI_CHANGE_LA_LISTE,
  schema: schemaCreation,
  executer: mutations.creerEvaluation,
});

export const modifierEvaluation = action({
  ...QUI_CHANGE_LA_LISTE,
  schema: schemaModification,
  executer: mutations.modifierEvaluation,
});

export const modifierApprenants = action({
  ...QUI_CHANGE_LA_LISTE,
  schema: schemaApprenants,
  executer: mutations.modifierApprenants,
});

export const nommerCollegues = action({ ...QUI_CHANGE_LA_LISTE, schema: schemaCollegues, executer: nommer });

export const rendreVisible = action({
  ...QUI_CHANGE_LA_LISTE,
  schema: schemaVisible,
  executer: mutations.rendreVisible,
});

/** Ce que la question posée avant de supprimer doit dire. */
export const compterPertes = action({ ...DE_L_ENSEIGNANT, schema: schemaEvaluation, executer: compter });

export const supprimerEvaluation = action({
  ...QUI_CHANGE_LA_LISTE,
  schema: schemaEvaluation,
  executer: corbeille.supprimerEvaluation,
});

export const restaurerEvaluation = action({
  ...QUI_CHANGE_LA_LISTE,
  schema: schemaEvaluation,
  executer: corbeille.restaurerEvaluation,
});
