'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaAcceptation, schemaActivation, schemaProposition, schemaRien } from '@/lib/transfert/schema';
import * as mutations from '@/lib/transfert/serveur/mutations';

/** Le nombre de propositions se lit aussi sur l'accueil : tout est rafraîchi. */
const PARTOUT = { module: 'parametres', revalide: 'accueil' } as const;

export const activer = action({ ...PARTOUT, schema: schemaActivation, executer: mutations.activerTransfert });

export const accepter = action({
  ...PARTOUT,
  schema: schemaAcceptation,
  executer: (acteur, { ids }) => mutations.accepterTransferts(acteur, ids),
});

export const refuser = action({
  ...PARTOUT,
  schema: schemaProposition,
  executer: (acteur, { id }) => mutations.refuserTransfert(acteur, id),
});

export const rouvrir = action({
  ...PARTOUT,
  schema: schemaProposition,
  executer: (acteur, { id }) => mutations.rouvrirTransfert(acteur, id),
});

export const redemander = action({ ...PARTOUT, schema: schemaRien, executer: mutations.redemanderFichiers });
