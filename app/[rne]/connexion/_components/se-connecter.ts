import type { Profil } from '@/lib/acces/modules';

export interface Echec {
  code: 'login' | 'mot-de-passe' | 'attente-compte' | 'attente-adresse' | 'reseau';
  profil?: Profil;
  secondes?: number;
}

/**
 * Ouvre une session par next-auth (jeton anti-CSRF, puis identifiants). Rend nul en cas de succès. Le client de
 * next-auth ferait de même avec 10 ko de plus.
 */
export async function seConnecter(rne: string, login: string, motDePasse: string): Promise<Echec | null> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const reponse = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, rne, login, motDePasse, json: 'true' }),
    });
    const { url } = (await reponse.json()) as { url: string };
    const erreur = new URL(url, window.location.href).searchParams.get('error');
    if (erreur === null) return null;
    return JSON.parse(erreur) as Echec;
  } catch {
    return { code: 'reseau' };
  }
}
