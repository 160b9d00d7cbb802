'use server';

import { action } from '@/lib/acces/portes';
import { schemaCorrection, schemaEvaluation } from '@/lib/passeport/evaluation-schema';
import { creerFiche, modifierFiche, supprimerFiche } from '@/lib/passeport/mutations';
import {
  corrigerFiche,
  evaluerFiche,
  reactiverFiche,
  supprimerDefinitivement,
} from '@/lib/passeport/mutations-enseignant';
import { schemaCible, schemaFiche, schemaModification } from '@/lib/passeport/schema';

const DE_L_APPRENANT = { module: 'passeport', profils: ['apprenant'], revalide: '/passeport' } as const;
const DE_L_ENSEIGNANT = { module: 'passeport', profils: ['enseignant'], revalide: '/passeport' } as const;

export const creer = action({ ...DE_L_APPRENANT, schema: schemaFiche, executer: creerFiche });

export const modifier = action({ ...DE_L_APPRENANT, schema: schemaModification, executer: modifierFiche });

export const supprimer = action({
  ...DE_L_APPRENANT,
  schema: schemaCible,
  executer: (acteur, { id }) => supprimerFiche(acteur, id),
});

export const evaluer = action({ ...DE_L_ENSEIGNANT, schema: schemaEvaluation, executer: evaluerFiche });

export const corriger = action({ ...DE_L_ENSEIGNANT, schema: schemaCorrection, executer: corrigerFiche });

export const reactiver = action({
  ...DE_L_ENSEIGNANT,
  schema: schemaCible,
  executer: (acteur, { id }) => reactiverFiche(acteur, id),
});

export const effacer = action({
  ...DE_L_ENSEIGNANT,
  schema: schemaCible,
  executer: (acteur, { id }) => supprimerDefinitivement(acteur, id),
});
