'use server';

import { ouvrirSession } from '@/lib/acces/serveur/ouvrir-session';
import { action } from '@/lib/acces/serveur/portes';
import { schemaChangerMotDePasse, schemaCourriel } from '@/lib/comptes/schema';
import {
  changerMotDePasse as changer,
  changerCourriel as changerCourrielDuCompte,
} from '@/lib/comptes/serveur/mutations';
import { schemaResume } from '@/lib/notifications/schema';
import { reglerResume as regler } from '@/lib/notifications/serveur/mutations';

export const changerCourriel = action({
  module: 'mon-compte',
  schema: schemaCourriel,
  executer: (acteur, { courriel }) => changerCourrielDuCompte(acteur, courriel),
  revalide: 'mon-compte',
});

/** Ferme les autres sessions du compte ; celle-ci continue, sous la nouvelle version. */
export const changerMotDePasse = action({
  module: 'mon-compte',
  schema: schemaChangerMotDePasse,
  executer: async (acteur, { actuel, nouveau }) => {
    const versionSession = await changer(acteur, actuel, nouveau);
    await ouvrirSession({ rne: acteur.rne, compteId: acteur.compteId, versionSession, aPersonnaliser: false });
  },
});

/** Le résumé par courriel de ce qui est nouveau : son rythme, ou aucun. */
export const reglerResume = action({
  module: 'mon-compte',
  profils: ['administrateur', 'chef', 'enseignant', 'parent', 'apprenant'],
  schema: schemaResume,
  executer: regler,
  revalide: 'mon-compte',
});
