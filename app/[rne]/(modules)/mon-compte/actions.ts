'use server';

import { schemaRien, schemaSession } from '@/lib/acces/schema-session';
import { retirerCookie } from '@/lib/acces/serveur/cookie-session';
import { finirMaSession, finirMesSessions } from '@/lib/acces/serveur/mutations-sessions';
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
  executer: (acteur, { courriel, motDePasse }) => changerCourrielDuCompte(acteur, courriel, motDePasse),
  revalide: 'mon-compte',
});

/** Ferme les autres sessions du compte ; celle-ci continue. */
export const changerMotDePasse = action({
  module: 'mon-compte',
  schema: schemaChangerMotDePasse,
  executer: (acteur, { actuel, nouveau }) => changer(acteur, actuel, nouveau),
  revalide: 'mon-compte',
});

/** « Déconnecter » une de ses sessions (AUT-19). */
export const finirSession = action({
  module: 'mon-compte',
  schema: schemaSession,
  executer: finirMaSession,
  revalide: 'mon-compte',
});

/** « Déconnecter partout » (AUT-19), ici compris. */
export const finirSessions = action({
  module: 'mon-compte',
  schema: schemaRien,
  executer: async (acteur) => {
    await finirMesSessions(acteur);
    await retirerCookie();
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
