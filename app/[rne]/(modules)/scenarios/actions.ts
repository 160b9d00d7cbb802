'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaCible, schemaDuplication, schemaModification, schemaScenario } from '@/lib/scenarios/schema';
import * as mutations from '@/lib/scenarios/serveur/mutations';
import { dupliquerScenario as dupliquer } from '@/lib/scenarios/serveur/mutations-duplication';

export const creerScenario = action({
  module: 'scenarios',
  schema: schemaScenario,
  executer: mutations.creerScenario,
  revalide: 'scenarios',
});

export const modifierScenario = action({
  module: 'scenarios',
  schema: schemaModification,
  executer: mutations.modifierScenario,
  revalide: 'scenarios',
});

export const dupliquerScenario = action({
  module: 'scenarios',
  schema: schemaDuplication,
  executer: dupliquer,
  revalide: 'scenarios',
});

export const supprimerScenario = action({
  module: 'scenarios',
  schema: schemaCible,
  executer: mutations.supprimerScenario,
  revalide: 'scenarios',
});
