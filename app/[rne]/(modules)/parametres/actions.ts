'use server';

import { action } from '@/lib/acces/serveur/portes';
import {
  schemaDegres,
  schemaImage,
  schemaMasques,
  schemaRenseignements,
  schemaSecurite,
} from '@/lib/parametres/schema';
import * as mutations from '@/lib/parametres/serveur/mutations';

/** Les réglages se voient sur toutes les pages : tout est rafraîchi. */
const PARTOUT = { module: 'parametres', revalide: 'accueil' } as const;

export const enregistrerRenseignements = action({
  ...PARTOUT,
  schema: schemaRenseignements,
  executer: mutations.enregistrerRenseignements,
});

export const retirerImage = action({ ...PARTOUT, schema: schemaImage, executer: mutations.retirerImage });

export const enregistrerMasques = action({
  ...PARTOUT,
  schema: schemaMasques,
  executer: mutations.enregistrerMasques,
});

export const enregistrerDegres = action({ ...PARTOUT, schema: schemaDegres, executer: mutations.enregistrerDegres });

export const enregistrerSecurite = action({
  ...PARTOUT,
  schema: schemaSecurite,
  executer: mutations.enregistrerSecurite,
});
