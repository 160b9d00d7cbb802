'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaCible, schemaCreation, schemaModification } from '@/lib/passeport/schema';
import { schemaCorrection, schemaEvaluation } from '@/lib/passeport/schema-evaluation';
import { supprimerFiche } from '@/lib/passeport/serveur/mutations';
import { enregistrerModifiee, enregistrerNeuve } from '@/lib/passeport/serveur/mutations-enregistrement';
import {
  corrigerFiche,
  evaluerFiche,
  reactiverFiche,
  supprimerDefinitivement,
} from '@/lib/passeport/serveur/mutations-enseignant';

/** L'enregistrement automatique ne redemande pas la page à chaque fois : le formulaire la relit quand il la quitte. */
const SANS_RELIRE = { module: 'passeport', profils: ['apprenant'] } as const;
const DE_L_APPRENANT = { ...SANS_RELIRE, revalide: 'passeport' } as const;
const DE_L_ENSEIGNANT = { module: 'passeport', profils: ['enseignant'], revalide: 'passeport' } as const;

export const creer = action({ ...SANS_RELIRE, schema: schemaCreation, executer: enregistrerNeuve });

export const modifier = action({ ...SANS_RELIRE, schema: schemaModification, executer: enregistrerModifiee });

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
