import type { ReactNode } from 'react';
import { Reconnexion } from '@/components/envoi/avis-envoi';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import type { EtatEnvois } from './situation';

type Props = {
  etat: EtatEnvois;
  onReessayer: () => void;
  /** De quoi renoncer à ce qui est refusé. */
  renoncer?: ReactNode;
};

/** Ce qui empêche d'enregistrer et attend la personne : session terminée, refus. Une coupure se répare seule. */
export function AvisPanne({ etat, onReessayer, renoncer }: Props) {
  if (etat.phase === 'session')
    return (
      <Avis
        ton="attention"
        className="mb-3"
        titre="Votre session est terminée"
        action={<Reconnexion surReconnexion={onReessayer} />}
      >
        {etat.gardee
          ? 'Reconnectez-vous avec le même compte\u00a0: votre saisie est gardée et s’enregistrera d’elle-même.'
          : 'Reconnectez-vous avec le même compte sans fermer cette page\u00a0: votre saisie s’enregistrera d’elle-même.'}
      </Avis>
    );
  if (etat.phase !== 'refus') return null;
  return (
    <Avis
      ton="erreur"
      className="mb-3"
      titre="Votre saisie n’a pas pu être enregistrée"
      action={
        <div className="flex flex-wrap gap-2">
          <Bouton taille="petit" enCours={etat.enCours} onClick={onReessayer}>
            Réessayer
          </Bouton>
          {renoncer}
        </div>
      }
    >
      {etat.message}
    </Avis>
  );
}
