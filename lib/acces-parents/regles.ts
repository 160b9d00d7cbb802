/** Le dernier message envoyé à un parent avec un mot de passe. */
export interface MessageParent {
  etat: 'attente' | 'envoye' | 'echec';
  erreur: string | null;
  envoyeLe: Date | null;
  prochainEssaiLe: Date;
}

export interface ParentLu {
  id: string;
  civilite: string | null;
  nom: string;
  prenom: string;
  login: string;
  courriel: string | null;
  accesEnvoyeLe: Date | null;
  connecteLe: Date | null;
  message: MessageParent | null;
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
  | { etat: 'attente'; erreur: string | null; prochainEssaiLe: Date }
  | { etat: 'envoye'; le: Date }
  | { etat: 'echec'; erreur: string };

/** `ouvert` : l'accès est donné aux parents de la classe ou du diplôme. */
export function etatAcces(p: ParentLu, enfant: { suivi: boolean }, ouvert: boolean): EtatAcces {
  if (!enfant.suivi) return { etat: 'majeur' };
  const { message: m, accesEnvoyeLe: le } = p;
  if (m?.etat === 'echec') return { etat: 'echec', erreur: m.erreur ?? 'sans précision' };
  if (m?.etat === 'attente') return { etat: 'attente', erreur: m.erreur, prochainEssaiLe: m.prochainEssaiLe };
  if (m || le) return { etat: 'envoye', le: m?.envoyeLe ?? le ?? new Date(0) };
  if (!p.courriel) return { etat: 'sans-adresse' };
  return { etat: ouvert ? 'preparation' : 'ferme' };
}

/** ACP-5 : un parent ayant une adresse, dont la classe est ouverte, ou qui a déjà reçu ses accès. */
export const reinitialisable = (p: ParentLu, enfant: { suivi: boolean }, ouvert: boolean): boolean =>
  enfant.suivi && p.courriel !== null && (ouvert || p.accesEnvoyeLe !== null);

/** Combien de personnes recevraient leurs accès si l'on ouvrait à ces élèves : une fois chacune, jamais deux. */
export function compterMessages(eleves: readonly EleveLu[]): number {
  const aPrevenir = eleves.filter((e) => e.suivi).flatMap((e) => e.parents);
  return new Set(aPrevenir.filter((p) => p.courriel && !p.accesEnvoyeLe).map((p) => p.id)).size;
}
