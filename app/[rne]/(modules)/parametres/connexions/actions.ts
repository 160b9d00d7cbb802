'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaLimite } from '@/lib/comptes/schema';
import * as limites from '@/lib/comptes/serveur/mutations-attaques';

export const leverLimite = action({
  module: 'parametres',
  schema: schemaLimite,
  executer: limites.leverLimite,
  revalide: 'parametres',
});
