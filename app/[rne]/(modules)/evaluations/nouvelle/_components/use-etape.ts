import { useEffect, useState } from 'react';

export type Etape = 'sujet' | 'apprenants';

const noter = (etape: Etape) => ({ ...window.history.state, etape });

/**
 * L'étape en cours d'une création. « Précédent » du navigateur ramène de la seconde à la première, au lieu de quitter
 * la page.
 */
export function useEtape() {
  const [etape, setEtape] = useState<Etape>('sujet');

  useEffect(() => {
    window.history.replaceState(noter('sujet'), '');
    const suivre = ({ state }: PopStateEvent) => setEtape(state?.etape === 'apprenants' ? 'apprenants' : 'sujet');
    addEventListener('popstate', suivre);
    return () => removeEventListener('popstate', suivre);
  }, []);

  return {
    etape,
    avancer: () => {
      window.history.pushState(noter('apprenants'), '');
      setEtape('apprenants');
    },
    revenir: () => window.history.back(),
  };
}
