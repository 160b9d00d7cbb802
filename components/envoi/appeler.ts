import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import type { CodeRefus, Echec, Resultat } from '@/lib/acces/refus';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';

/** Une action du serveur, ou toute demande qui rend comme elle un résultat ou un refus. */
export type Action<E, T> = (saisie: E) => Promise<Resultat<T>>;

/**
 * Appelle une action sans jamais lever : ce qui l'empêche d'aboutir devient un échec de la table. Rend nul quand il n'y a
 * rien à en dire : elle emmène vers une autre page, ou la personne l'a arrêtée.
 */
export async function appeler<E, T>(action: Action<E, T>, saisie: E): Promise<Resultat<T> | null> {
  try {
    return await action(saisie);
  } catch (erreur) {
    return estExceptionDom(erreur, 'AbortError') || emmeneAilleurs(erreur) ? null : lireEchec(erreur);
  }
}

/** L'échec de ce code, avec ce qui complète son texte. */
export const echecDe = (code: keyof typeof TEXTES_ENVOI, suite = ''): Echec => ({
  ok: false,
  code,
  message: TEXTES_ENVOI[code] + suite,
});

/** L'échec d'une page qui se trompe (une exception dans son propre code), écrit aussi à la console. */
export function echecDePage(erreur: unknown): Echec {
  console.error(erreur);
  return echecDe('imprevu-page', erreur instanceof Error ? `${erreur.name}, ${erreur.message}` : String(erreur));
}

const REPRENABLES: readonly CodeRefus[] = [
  'session',
  'autre-compte',
  'connexion-perdue',
  'sans-reponse',
  'reponse-inattendue',
  'imprevu',
];

/** Envoyer de nouveau a un sens : ce n'est pas ce qui est envoyé qui est en cause. */
export const estReprenable = (code: CodeRefus): boolean => REPRENABLES.includes(code);

const estExceptionDom = (erreur: unknown, nom: string): boolean =>
  erreur instanceof DOMException && erreur.name === nom;

/** Une action qui redirige lève, chez Next, une erreur que le routeur suit de lui-même. */
function emmeneAilleurs(erreur: unknown): boolean {
  try {
    unstable_rethrow(erreur);
    return false;
  } catch {
    return true;
  }
}

function lireEchec(erreur: unknown): Echec {
  if (unstable_isUnrecognizedActionError(erreur)) return echecDe('version');
  if (estExceptionDom(erreur, 'TimeoutError')) return echecDe('sans-reponse');
  if (!(erreur instanceof Error)) return echecDePage(erreur);
  // Le texte que le premier filtre (middleware.ts) rend à qui n'a plus de session.
  if (erreur.message === TEXTES_ENVOI.session) return echecDe('session');
  if ('digest' in erreur) return echecDe('imprevu', `${erreur.digest}.`);
  if (erreur.name === 'TypeError' || erreur.message === 'Connection closed.') return echecDe('connexion-perdue');
  return echecDe('reponse-inattendue');
}
