import type { ReactNode } from 'react';
import { Reconnexion } from '@/components/envoi/avis-envoi';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { formaterHeure } from '@/lib/dates';
import type { Phase } from './envois';

/** Où en est l'enregistrement d'une saisie. */
export interface EtatEnvois {
  phase: Phase;
  /** Le refus du serveur, en clair. */
  message: string;
  enCours: boolean;
  /** Faux si l'appareil ne garde rien : fermer la page perdrait ce qui attend. */
  gardee: boolean;
  enregistreLe: Date | null;
}

const PANNES: Record<Exclude<Phase, 'calme'>, string> = {
  reseau: 'Hors ligne',
  serveur: 'Le serveur ne répond pas',
  session: 'Session terminée',
  refus: 'Non enregistré',
};

/**
 * Où en est l'enregistrement, en quelques mots. `quoi` : ce qui attend, « 3 modifications », « votre saisie » ; vide si
 * tout est enregistré. `gardes` : son participe, « gardées », « gardée ».
 */
export function direEnvois(etat: EtatEnvois, quoi: string, gardes: 'gardée' | 'gardées'): string {
  const { phase, enCours, enregistreLe, gardee } = etat;
  if (!quoi) return enregistreLe ? `Enregistré à ${formaterHeure(enregistreLe)}` : 'Enregistré';
  if (enCours) return 'Enregistrement…';
  if (phase === 'calme') return `${quoi.charAt(0).toUpperCase()}${quoi.slice(1)} en attente`;
  const suite = gardee ? `${gardes} sur cet appareil` : 'en attente\u00a0; ne fermez pas cette page';
  return `${PANNES[phase]}\u00a0: ${quoi} ${suite}`;
}

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
