'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaReinitialisation } from '@/lib/acces-eleves/schema';
import { reinitialiserEleves } from '@/lib/acces-eleves/serveur/mutations';

export const reinitialiser = action({
  module: 'acces-eleves',
  schema: schemaReinitialisation,
  executer: reinitialiserEleves,
  revalide: 'acces-eleves',
});
