import { useEffect, useRef, useState } from 'react';
import type { Resultat } from '@/lib/acces/refus';

export interface Erreurs {
  /** Texte du refus, en tête du formulaire. */
  message?: string;
  /** Un texte par champ. */
  champs: Record<string, string>;
}

export const SANS_ERREUR: Erreurs = { champs: {} };

/** Ce qu'un envoi a donné : le refus en clair, ou une panne de connexion. `items.3` est aussi un défaut de `items`. */
export function lireErreurs(resultat: Resultat<unknown> | null): Erreurs {
  if (!resultat) return { message: 'La connexion a été perdue. Rien n’est effacé\u00a0: réessayez.', champs: {} };
  if (resultat.ok) return SANS_ERREUR;
  const { message, champs = {} } = resultat;
  const entiers = Object.entries(champs).map(([chemin, texte]) => [chemin.split('.')[0] ?? '', texte]);
  return { message, champs: { ...Object.fromEntries(entiers), ...champs } };
}

/**
 * Les erreurs d'un formulaire. `poser` les montre et amène au premier champ fautif ; `corriger` retire celle d'un champ
 * qu'on vient de reprendre.
 */
export function useErreurs() {
  const formulaire = useRef<HTMLFormElement>(null);
  const [{ erreurs, essai }, setEtat] = useState({ erreurs: SANS_ERREUR, essai: 0 });

  useEffect(() => {
    if (essai > 0) montrerErreur(formulaire.current);
  }, [essai]);

  return {
    formulaire,
    erreurs,
    poser: (suite: Erreurs) => setEtat((e) => ({ erreurs: suite, essai: suite === SANS_ERREUR ? 0 : e.essai + 1 })),
    corriger: (champ: string) => setEtat((e) => ({ ...e, erreurs: sansChamp(e.erreurs, champ) })),
  };
}

function sansChamp(erreurs: Erreurs, champ: string): Erreurs {
  if (!(champ in erreurs.champs)) return erreurs;
  const restants = Object.entries(erreurs.champs).filter(([c]) => c !== champ && !c.startsWith(`${champ}.`));
  return restants.length > 0 ? { ...erreurs, champs: Object.fromEntries(restants) } : SANS_ERREUR;
}

function montrerErreur(formulaire: HTMLFormElement | null): void {
  const fautif = formulaire?.querySelector<HTMLElement>('[aria-invalid="true"], [data-erreur]');
  (fautif ?? formulaire?.querySelector<HTMLElement>('[role="alert"]'))?.scrollIntoView({ block: 'center' });
  fautif?.focus({ preventScroll: true });
}
