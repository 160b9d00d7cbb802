'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaCible, schemaCreation, schemaModification } from '@/lib/utilisateurs/schema';
import { modifierUtilisateur } from '@/lib/utilisateurs/serveur/mutations';
import {
  masquerUtilisateur,
  ramenerUtilisateur,
  reinitialiserMotDePasse,
} from '@/lib/utilisateurs/serveur/mutations-acces';
import { creerUtilisateur } from '@/lib/utilisateurs/serveur/mutations-creation';

export const creer = action({
  module: 'utilisateurs',
  schema: schemaCreation,
  executer: creerUtilisateur,
  revalide: 'utilisateurs',
});

export const modifier = action({
  module: 'utilisateurs',
  schema: schemaModification,
  executer: modifierUtilisateur,
  revalide: 'utilisateurs',
});

export const reinitialiser = action({
  module: 'utilisateurs',
  schema: schemaCible,
  executer: reinitialiserMotDePasse,
  revalide: 'utilisateurs',
});

export const masquer = action({
  module: 'utilisateurs',
  schema: schemaCible,
  executer: masquerUtilisateur,
  revalide: 'utilisateurs',
});

export const ramener = action({
  module: 'utilisateurs',
  schema: schemaCible,
  executer: ramenerUtilisateur,
  revalide: 'utilisateurs',
});
