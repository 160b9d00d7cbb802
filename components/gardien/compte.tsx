'use client';

import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo } from 'react';
import { absence, type Compte, ouvrirRangement } from './rangement';

/** Une page que le navigateur ressort de sa mémoire après une déconnexion ne montre rien : le serveur la redemande. */
function cacher() {
  document.body.hidden = true;
  window.location.reload();
}

const Contexte = createContext<Compte | null>(null);

/** Posé une fois, dans le gabarit des modules : le compte dont l'appareil garde les saisies. */
export function FournisseurCompte({ rne, id, children }: Compte & { children: ReactNode }) {
  const compte = useMemo(() => ({ rne, id }), [rne, id]);
  useLayoutEffect(() => ouvrirRangement(compte), [compte]);
  useEffect(() => {
    const revenir = (e: PageTransitionEvent) => e.persisted && absence(compte) && cacher();
    window.addEventListener('pageshow', revenir);
    return () => window.removeEventListener('pageshow', revenir);
  }, [compte]);
  return <Contexte value={compte}>{children}</Contexte>;
}

/** Le compte de la page, s'il y en a un : les pages publiques n'en ont pas. */
export const useCompteConnu = (): Compte | null => useContext(Contexte);

/** Le compte qui saisit, le même objet d'un rendu à l'autre. */
export function useCompte(): Compte {
  const compte = useContext(Contexte);
  if (!compte) throw new Error('Une saisie se garde dans FournisseurCompte (gabarit des modules).');
  return compte;
}
