import type { RouterTransitionType } from 'next';
import { useSyncExternalStore } from 'react';

/** Une navigation partie, par un lien, des critères, Retour ou Avancer, ou la fin d'une action. */
export interface Depart {
  href: string;
  genre: RouterTransitionType;
  /** Vrai si le serveur en a été prié : une page revenue de la mémoire du navigateur ne lui demande rien. */
  demandee: boolean;
}

interface Navigations {
  /** Celle que l'on attend. */
  enCours: Depart | null;
  /** Celle que le serveur n'a pas pu servir : on est resté où l'on était. */
  coupee: Depart | null;
}

const AUCUNE: Navigations = { enCours: null, coupee: null };

let etat = AUCUNE;
const abonnes = new Set<() => void>();
/** Appelé dans la transition où le routeur attend la page : ce qui s'y met en attente finit avec elle. */
let attendre: (() => void) | null = null;
/** Les demandes restées sans réponse, par adresse : le routeur garde ces pages, qu'il attend toujours. */
const suspendues = new Map<string, (reprise: Depart) => void>();
/** De combien de pas l'historique s'est éloigné de la page montrée. */
let ecart = 0;
/** Vrai le temps que l'historique revienne à la page montrée. */
let rappel = false;

function poser(suivant: Navigations): void {
  etat = suivant;
  for (const dire of abonnes) dire();
}

function sAbonner(dire: () => void): () => void {
  abonnes.add(dire);
  return () => abonnes.delete(dire);
}

export const useNavigations = (): Navigations =>
  useSyncExternalStore(
    sAbonner,
    () => etat,
    () => AUCUNE,
  );

/** `suivre` est appelé à chaque départ, dans la transition du routeur. Rend de quoi l'oublier. */
export function suivreDeparts(suivre: () => void): () => void {
  attendre = suivre;
  return () => {
    attendre = null;
  };
}

/** Le routeur l'appelle à chaque départ (`instrumentation-client.ts`), avant de rien demander. */
export function partir(href: string, genre: RouterTransitionType): void {
  if (rappel) {
    rappel = false;
    return;
  }
  const depart = { href: new URL(href, location.href).href, genre, demandee: false };
  attendre?.();
  poser({ enCours: depart, coupee: null });
  if (genre === 'traverse') reprendre(depart);
}

/** Au Retour, le routeur reprend une page dans sa mémoire sans la redemander, fût-elle encore attendue. */
function reprendre(depart: Depart): void {
  suspendues.get(depart.href)?.(depart);
  suspendues.delete(depart.href);
}

/** La page attendue est là. */
export const arriver = (): void => poser({ ...etat, enCours: null });

/** On reste sur la page montrée ; l'historique y revient s'il en était parti. */
export function abandonner(): void {
  const depart = etat.enCours;
  poser(AUCUNE);
  if (depart?.genre === 'traverse') {
    rappel = ecart !== 0;
    if (rappel) history.go(-ecart);
  } else if (depart) {
    // Le routeur suit `replaceState` : cette adresse, qui est celle de la page montrée, remplace celle qu'il attendait.
    history.replaceState({ ...history.state, __NA: undefined }, '', location.href);
  }
}

/** Ce que répond un relais dont le serveur est arrêté. */
const SANS_SERVEUR = new Set([502, 503, 504]);

const demandeUnePage = (options?: RequestInit): boolean => new Headers(options?.headers).has('rsc');

/**
 * La réponse du serveur. S'il n'en vient pas, on reste sur la page montrée, et la demande reste en suspens jusqu'à ce qu'un
 * Retour y revienne : conclue, elle ferait faire à Next une navigation du navigateur.
 */
async function obtenir(demander: () => Promise<Response>, depart: Depart): Promise<Response> {
  depart.demandee = true;
  try {
    const reponse = await demander();
    if (!SANS_SERVEUR.has(reponse.status)) return reponse;
  } catch (e) {
    // Sans l'API Navigation, rien ne dit de combien de pas revenir.
    if (depart.genre === 'traverse' && !('navigation' in window)) throw e;
  }
  if (etat.enCours === depart) {
    abandonner();
    poser({ enCours: null, coupee: depart });
  }
  const reprise = await new Promise<Depart>((ok) => suspendues.set(depart.href, ok));
  return obtenir(demander, reprise);
}

/**
 * À appeler avant l'hydratation. D'une page qu'il n'a pas pu obtenir, Next fait une navigation du navigateur, dont la page
 * d'erreur remplacerait tout ce qui est à l'écran : on garde la page, et on le dit.
 */
export function surveiller(): void {
  const demander = window.fetch;
  window.fetch = (...demande) => {
    const depart = etat.enCours;
    return depart && demandeUnePage(demande[1]) ? obtenir(() => demander(...demande), depart) : demander(...demande);
  };

  window.navigation?.addEventListener('currententrychange', ({ from, navigationType }) => {
    if (navigationType !== 'traverse') return;
    const dejaParti = etat.enCours?.genre === 'traverse' ? ecart : 0;
    ecart = dejaParti + (window.navigation.currentEntry?.index ?? from.index) - from.index;
  });
}
