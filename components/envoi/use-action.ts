import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { useCompteConnu } from '@/components/gardien/compte';
import { absence } from '@/components/gardien/rangement';
import type { Echec, Resultat } from '@/lib/acces/refus';
import { type Action, appeler, echecDe, echecDePage } from './appeler';

/** Ce qui suit un envoi. */
export interface Suites<E, T> {
  /** Ce qui se dit une fois que c'est fait ; sans lui, rien. */
  fait?: ReactNode | ((valeur: T, saisie: E) => ReactNode);
  surFait?: (valeur: T, saisie: E) => void;
  /** Le refus est déjà dit : il reste à en tirer les suites (relire la page, revenir à une étape). */
  surEchec?: (echec: Echec, saisie: E) => void;
  /** Le refus que la page apporte déjà, reçu d'un navigateur sans script. */
  dejaRefuse?: Echec | null;
}

/** Un envoi, et où il en est. */
export interface Envoi<E> {
  /** Envoie ; rend vrai si c'est fait. Ne lève jamais ; pendant un envoi, un autre ne part pas. */
  envoyer: (saisie: E) => Promise<boolean>;
  enCours: boolean;
  echec: Echec | null;
  fait: ReactNode;
  /** Envoie de nouveau la dernière saisie. */
  reessayer: () => void;
  /** Dit cet échec à la place de ce qui était dit. */
  echouer: (echec: Echec) => void;
  /** Retire ce qui est dit du dernier envoi. */
  oublier: () => void;
}

const RIEN = { echec: null, fait: null };

/**
 * La seule façon d'appeler le serveur depuis un écran. Un refus, une connexion perdue, une session terminée ou une erreur
 * deviennent un échec à montrer par `AvisEnvoi` : la page reste, et ce qui y est saisi avec elle.
 */
export function useAction<E, T>(action: Action<E, T>, suites: Suites<E, T> = {}): Envoi<E> {
  const compte = useCompteConnu();
  const [{ partis, finis }, compter] = useState({ partis: 0, finis: 0 });
  const [dit, setDit] = useState<{ echec: Echec | null; fait: ReactNode }>({
    ...RIEN,
    echec: suites.dejaRefuse ?? null,
  });
  const parti = useRef(false);
  const derniere = useRef<{ saisie: E }>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: un envoi fini, et à l'écran, en permet un autre.
  useEffect(() => {
    parti.current = false;
  }, [finis]);

  const echouer = (echec: Echec) => setDit({ echec, fait: null });

  /** Montre ce que l'envoi a donné et en tire les suites. */
  function conclure(resultat: Resultat<T> | null, saisie: E) {
    if (resultat?.ok === false) {
      echouer(resultat);
      suites.surEchec?.(resultat, saisie);
      return;
    }
    setDit({ echec: null, fait: resultat && dire(suites.fait, resultat.valeur, saisie) });
    if (resultat) suites.surFait?.(resultat.valeur, saisie);
  }

  async function envoyer(saisie: E): Promise<boolean> {
    if (parti.current) return false;
    parti.current = true;
    derniere.current = { saisie };
    compter((c) => ({ ...c, partis: c.partis + 1 }));
    const obstacle = compte && absence(compte);
    const resultat = obstacle ? echecDe(obstacle) : await appeler(action, saisie);
    try {
      conclure(resultat, saisie);
    } catch (erreur) {
      echouer(echecDePage(erreur));
    }
    // Le bouton attend encore tant que la page où mène `surFait` n'est pas là : un autre clic n'y referait rien partir.
    const finir = () => compter((c) => ({ ...c, finis: c.finis + 1 }));
    if (resultat?.ok === false) finir();
    else startTransition(finir);
    return resultat?.ok === true;
  }

  return {
    envoyer,
    enCours: partis > finis,
    ...dit,
    reessayer: () => derniere.current && void envoyer(derniere.current.saisie),
    echouer,
    oublier: () => setDit(RIEN),
  };
}

const dire = <E, T>(fait: Suites<E, T>['fait'], valeur: T, saisie: E): ReactNode =>
  typeof fait === 'function' ? fait(valeur, saisie) : (fait ?? null);
