import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Cle } from '@/lib/evaluations/grille/format';
import type { Etat, SaisieGrille } from './saisie-grille';

/** La valeur d'un commentaire ; seul ce qui l'appelle se redessine quand elle change. */
export function useValeur(saisie: SaisieGrille, cle: Cle): string {
  const lire = () => saisie.valeur(cle);
  return useSyncExternalStore(
    useCallback((prevenir) => saisie.abonnerCases((cles) => cles.includes(cle) && prevenir()), [saisie, cle]),
    lire,
    lire,
  );
}

export const useEtat = (saisie: SaisieGrille): Etat =>
  useSyncExternalStore(saisie.abonnerEtat, saisie.etat, saisie.etat);

/** Vrai si ce commentaire est à départager. */
export function useEcart(saisie: SaisieGrille, cle: Cle): boolean {
  const lire = () => saisie.etat().ecarts.has(cle);
  return useSyncExternalStore(saisie.abonnerEtat, lire, lire);
}

/**
 * Ne laisse rien perdre : reprend ce qu'une page fermée avait laissé, enregistre quand la page se cache ou que la
 * connexion revient, et ne retient la fermeture que si l'appareil ne garde rien.
 */
export function useGarde(saisie: SaisieGrille): void {
  useEffect(() => {
    saisie.reprendre();
    const enregistrer = () => void saisie.enregistrer();
    const surVisibilite = () => {
      if (document.visibilityState === 'hidden') saisie.garder();
      enregistrer();
    };
    const surDepart = () => saisie.garder();
    const retenir = (evenement: BeforeUnloadEvent) => {
      saisie.garder();
      const { attente, ecarts, gardee } = saisie.etat();
      if (attente + ecarts.size > 0 && !gardee) evenement.preventDefault();
    };
    document.addEventListener('visibilitychange', surVisibilite);
    window.addEventListener('focus', enregistrer);
    window.addEventListener('online', enregistrer);
    window.addEventListener('pagehide', surDepart);
    window.addEventListener('beforeunload', retenir);
    return () => {
      document.removeEventListener('visibilitychange', surVisibilite);
      window.removeEventListener('focus', enregistrer);
      window.removeEventListener('online', enregistrer);
      window.removeEventListener('pagehide', surDepart);
      window.removeEventListener('beforeunload', retenir);
      void saisie.enregistrer().finally(() => saisie.arreter());
    };
  }, [saisie]);
}
