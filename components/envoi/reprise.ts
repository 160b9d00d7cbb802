import { adresseDe } from '@/lib/adresses/regles';

/** Le canal par lequel l'onglet où l'on vient de se reconnecter le dit à ceux qui attendent. */
const CANAL = 'griotte-session';

/** Dit aux autres onglets de ce navigateur qu'une session vient de s'ouvrir. */
export function annoncerSession(): void {
  const canal = new BroadcastChannel(CANAL);
  canal.postMessage('ouverte');
  canal.close();
}

/** Attend qu'une session s'ouvre dans un autre onglet. Rend de quoi ne plus attendre. */
export function attendreSession(surOuverte: () => void): () => void {
  const canal = new BroadcastChannel(CANAL);
  canal.onmessage = surOuverte;
  return () => canal.close();
}

/** Où se reconnecter sans quitter cette page : l'établissement est en tête de toute adresse. */
export function adresseReconnexion(): string {
  const [, rne = ''] = window.location.pathname.split('/');
  return adresseDe(rne, 'connexion', { suite: adresseDe(rne, 'connexion/retour') });
}
