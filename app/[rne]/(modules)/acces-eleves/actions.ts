'use server';

import { action } from '@/lib/acces/portes';
import { reinitialiserEleves } from '@/lib/acces-eleves/mutations';
import { schemaReinitialisation } from '@/lib/acces-eleves/schema';

export const reinitialiser = action({
  module: 'acces-eleves',
  schema: schemaReinitialisation,
  executer: reinitialiserEleves,
  revalide: '/acces-eleves',
});
