import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Cle, Etat, SaisieGrille } from './saisie-grille';

/** La valeur d'une case ou d'un commentaire ; seul ce qui l'appelle se redessine quand elle change. */
export function useValeur(saisie: SaisieGrille, cle: Cle): string {
  const lire = () => saisie.valeur(cle);
  return useSyncExternalStore(
    useCallback((prevenir) => saisie.abonner(cle, prevenir), [saisie, cle]),
    lire,
    lire,
  );
}

export const useEtat = (saisie: SaisieGrille): Etat =>
  useSyncExternalStore(saisie.abonnerEtat, saisie.etat, saisie.etat);

/** Vrai quand le serveur a refusé des cases qui ne sont plus de l'évaluation. */
export function useDepassee(saisie: SaisieGrille): boolean {
  const lire = () => saisie.etat().erreur?.code === 'evaluation-changee';
  return useSyncExternalStore(saisie.abonnerEtat, lire, lire);
}

/**
 * Ne laisse pas partir une saisie : enregistre quand la page se cache ou que la connexion revient, retient la fermeture
 * de l'onglet, et demande avant de suivre un lien quand le dernier enregistrement a échoué.
 */
export function useGarde(saisie: SaisieGrille): void {
  useEffect(() => {
    const enregistrer = () => void saisie.enregistrer();
    const siCachee = () => document.visibilityState === 'hidden' && enregistrer();
    const retenir = (evenement: BeforeUnloadEvent) => saisie.etat().attente > 0 && evenement.preventDefault();
    const suivre = (evenement: MouseEvent) => {
      const lien = evenement.target instanceof Element && evenement.target.closest('a[href]:not([target])');
      if (!lien || !saisie.etat().erreur || saisie.etat().attente === 0) return;
      if (window.confirm('Des modifications ne sont pas enregistrées et seraient perdues. Quitter la grille\u00a0?'))
        return;
      evenement.preventDefault();
      evenement.stopPropagation();
    };
    document.addEventListener('visibilitychange', siCachee);
    document.addEventListener('click', suivre, true);
    window.addEventListener('online', enregistrer);
    window.addEventListener('beforeunload', retenir);
    return () => {
      document.removeEventListener('visibilitychange', siCachee);
      document.removeEventListener('click', suivre, true);
      window.removeEventListener('online', enregistrer);
      window.removeEventListener('beforeunload', retenir);
      void saisie.enregistrer().finally(() => saisie.arreter());
    };
  }, [saisie]);
}
