import type { Profil } from '@/lib/acces/modules';
import type { Resultat } from '@/lib/acces/refus';

/** Pourquoi la connexion est refusée. */
export interface Echec {
  code: 'login' | 'mot-de-passe' | 'attente-compte' | 'attente-adresse';
  profil?: Profil;
  secondes?: number;
}

/** Ce qu'une demande de connexion donne : une session ouverte, ou le refus. */
export type Issue = 'ouverte' | Echec;

/**
 * Ouvre une session par next-auth (jeton anti-CSRF, puis identifiants), à donner à `useFormulaire`. Le client de next-auth
 * ferait de même avec 10 ko de plus.
 */
export async function seConnecter(saisie: {
  rne: string;
  login: string;
  motDePasse: string;
}): Promise<Resultat<Issue>> {
  const { csrfToken } = await demander<{ csrfToken: string }>('/api/auth/csrf');
  const { url } = await demander<{ url: string }>('/api/auth/callback/credentials', {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, ...saisie, json: 'true' }),
  });
  const erreur = new URL(url, window.location.href).searchParams.get('error');
  return { ok: true, valeur: erreur === null ? 'ouverte' : (JSON.parse(erreur) as Echec) };
}

/** Une réponse de next-auth ; autre chose que du JSON (un portail d'accès) lève. */
const demander = async <T>(adresse: string, demande?: RequestInit): Promise<T> =>
  (await fetch(adresse, demande)).json() as Promise<T>;
