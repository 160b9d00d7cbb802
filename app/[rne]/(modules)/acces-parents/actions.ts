'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaDonnerAcces, schemaMajeurs, schemaParent } from '@/lib/acces-parents/schema';
import { donnerAcces, reglerMajeurs, reinitialiserParent } from '@/lib/acces-parents/serveur/mutations';
import { renvoyer as renvoyerCourriel } from '@/lib/comptes/serveur/mutations-renvoi';

export const donner = action({
  module: 'acces-parents',
  schema: schemaDonnerAcces,
  executer: donnerAcces,
  revalide: 'acces-parents',
});

export const reinitialiser = action({
  module: 'acces-parents',
  schema: schemaParent,
  executer: reinitialiserParent,
  revalide: 'acces-parents',
});

export const renvoyer = action({
  module: 'acces-parents',
  schema: schemaParent,
  executer: (acteur, { parent }) => renvoyerCourriel(acteur, { compteId: parent }),
  revalide: 'acces-parents',
});

export const regler = action({
  module: 'acces-parents',
  schema: schemaMajeurs,
  executer: reglerMajeurs,
  revalide: 'acces-parents',
});
