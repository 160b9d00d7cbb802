'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaFiltre, schemaIdFiltre } from '@/lib/filtres/schema';
import { garderFiltre, supprimerFiltre } from '@/lib/filtres/serveur/mutations';

export const garder = action({
  module: 'tableau-de-bord-classe',
  schema: schemaFiltre,
  executer: (acteur, saisie) => garderFiltre(acteur, 'tableau-de-bord-classe', saisie),
  revalide: 'tableau-de-bord-classe',
});

export const supprimer = action({
  module: 'tableau-de-bord-classe',
  schema: schemaIdFiltre,
  executer: (acteur, { id }) => supprimerFiltre(acteur, 'tableau-de-bord-classe', id),
  revalide: 'tableau-de-bord-classe',
});
