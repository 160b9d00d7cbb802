'use client';

import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { prevoirDepart } from '@/components/gardien/depart';
import type { Compte } from '@/components/gardien/rangement';
import { adresseDe } from '@/lib/adresses/regles';
import { finirSessions } from '../actions';

/** Finit toutes ses sessions ; ce que cet appareil garde de saisies pas encore envoyées y reste. */
export function DeconnecterPartout({ compte }: { compte: Compte }) {
  function partir() {
    prevoirDepart({ compte, effacer: false });
    window.location.assign(adresseDe(compte.rne, 'connexion', { message: 'deconnecte' }));
  }
  return (
    <ConfirmationAction
      action={finirSessions}
      saisie={{}}
      surFait={partir}
      libelle="Déconnecter partout"
      titre="Déconnecter partout ?"
      confirmer="Déconnecter partout"
    >
      Toutes vos sessions finissent, celle-ci comprise&nbsp;: vous revenez à la page de connexion.
    </ConfirmationAction>
  );
}
