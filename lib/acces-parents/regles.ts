import type { EtatCourriel } from '@/lib/courriels/regles';

export interface ParentLu {
  id: string;
  civilite: string | null;
  nom: string;
  prenom: string;
  login: string;
  courriel: string | null;
  accesEnvoyeLe: Date | null;
  connecteLe: Date | null;
  /** Le dernier message qui lui a été envoyé, avec un mot de passe. */
  message: EtatCourriel | null;
}

/** `suivi` : ses parents peuvent avoir un accès (mineur, ou l'établissement l'a dit pour les majeurs). */
export interface EleveLu {
  id: string;
  nom: string;
  prenom: string;
  majeur: boolean;
  suivi: boolean;
  parents: ParentLu[];
}

/** Où en est l'accès d'un parent, du point de vue d'un de ses enfants. */
export type EtatAcces =
  | { etat: 'majeur' | 'sans-adresse' | 'ferme' | 'preparation' }
  | { etat: 'message'; message: EtatCourriel }
  /** Message effacé depuis : il reste la date. */
  | { etat: 'envoye'; le: Date };

/** `ouvert` : l'accès est donné aux parents de la classe ou du diplôme. */
export function etatAcces(p: ParentLu, enfant: { suivi: boolean }, ouvert: boolean): EtatAcces {
  if (!enfant.suivi) return { etat: 'majeur' };
  if (p.message) return { etat: 'message', message: p.message };
  if (p.accesEnvoyeLe) return { etat: 'envoye', le: p.accesEnvoyeLe };
  if (!p.courriel) return { etat: 'sans-adresse' };
  return { etat: ouvert ? 'preparation' : 'ferme' };
}

/** Son dernier message n'est pas parti : il se renvoie. */
export const enEchec = (p: ParentLu): boolean =>
  p.message !== null && p.message.etat !== 'envoye' && p.message.raison !== null;

/** ACP-5 : un parent ayant une adresse, dont la classe est ouverte, ou qui a déjà reçu ses accès. */
export const reinitialisable = (p: ParentLu, enfant: { suivi: boolean }, ouvert: boolean): boolean =>
  enfant.suivi && p.courriel !== null && (ouvert || p.accesEnvoyeLe !== null);

/** Combien de personnes recevraient leurs accès si l'on ouvrait à ces élèves : une fois chacune, jamais deux. */
export function compterMessages(eleves: readonly EleveLu[]): number {
  const aPrevenir = eleves.filter((e) => e.suivi).flatMap((e) => e.parents);
  return new Set(aPrevenir.filter((p) => p.courriel && !p.accesEnvoyeLe).map((p) => p.id)).size;
}
