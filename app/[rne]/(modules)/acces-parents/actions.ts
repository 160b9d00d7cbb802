'use server';

import { action } from '@/lib/acces/portes';
import { donnerAcces, reglerMajeurs, reinitialiserParent } from '@/lib/acces-parents/mutations';
import { schemaDonnerAcces, schemaMajeurs, schemaReinitialiserParent } from '@/lib/acces-parents/schema';

export const donner = action({
  module: 'acces-parents',
  schema: schemaDonnerAcces,
  executer: donnerAcces,
  revalide: '/acces-parents',
});

export const reinitialiser = action({
  module: 'acces-parents',
  schema: schemaReinitialiserParent,
  executer: reinitialiserParent,
  revalide: '/acces-parents',
});

export const regler = action({
  module: 'acces-parents',
  schema: schemaMajeurs,
  executer: reglerMajeurs,
  revalide: '/acces-parents',
});
