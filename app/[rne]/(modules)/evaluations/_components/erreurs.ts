import type { Resultat } from '@/lib/acces/refus';

export interface Erreurs {
  /** Texte du refus, en tête du formulaire. */
  message?: string;
  /** Un texte par champ. */
  champs: Record<string, string>;
}

export const SANS_ERREUR: Erreurs = { champs: {} };

/** Ce qu'un envoi a donné : le refus en clair, ou une panne de connexion. `items.3` est un défaut de `items`. */
export function lireErreurs(resultat: Resultat<unknown> | null): Erreurs {
  if (!resultat) return { message: 'La connexion a été perdue. Rien n’est effacé : réessayez.', champs: {} };
  if (resultat.ok) return SANS_ERREUR;
  const champs = Object.entries(resultat.champs ?? {}).map(([chemin, texte]) => [chemin.split('.')[0] ?? '', texte]);
  return { message: resultat.message, champs: Object.fromEntries(champs) };
}

/** Amène la personne au premier champ à corriger. */
export function montrerErreur(formulaire: HTMLFormElement | null): void {
  const fautif = formulaire?.querySelector<HTMLElement>('[aria-invalid="true"], [data-erreur]');
  (fautif ?? formulaire?.querySelector<HTMLElement>('[role="alert"]'))?.scrollIntoView({ block: 'center' });
  fautif?.focus({ preventScroll: true });
}
