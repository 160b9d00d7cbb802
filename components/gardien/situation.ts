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
