import type { Resultat } from '@/lib/acces/refus';

const COUPURE =
  'L’enregistrement n’a pas abouti : la connexion est coupée, ou votre session est terminée. Votre saisie est restée à l’écran : reconnectez-vous dans un autre onglet, puis réessayez.';

/** Attend une action ; une coupure du réseau ou de la session devient un refus comme un autre, la saisie restant là. */
export const tenter = <T>(envoi: Promise<Resultat<T>>): Promise<Resultat<T>> =>
  envoi.catch(() => ({ ok: false, code: 'session', message: COUPURE }));
