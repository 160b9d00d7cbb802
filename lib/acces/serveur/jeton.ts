import 'server-only';
import { LRUCache } from 'lru-cache';
import { decode, encode } from 'next-auth/jwt';
import { enHttps, env } from '@/lib/env';

/** Ce que porte le jeton : de quoi retrouver la session dans la base, et ce que le premier filtre doit savoir. */
export interface Jeton {
  rne: string;
  sessionId: string;
  /** Première connexion : seule la personnalisation du mot de passe est ouverte (AUT-5). */
  aPersonnaliser: boolean;
}

/** Une session qui vient de s'ouvrir. */
export interface Ouverture extends Jeton {
  compteId: string;
  finLe: Date;
  /** Le cookie survit à la fermeture du navigateur. */
  reste: boolean;
}

declare module 'next-auth/jwt' {
  interface JWT extends Partial<Jeton> {}
}

/** En https, `__Host-` : ni un autre sous-domaine, ni une page en clair ne peut poser ce cookie. */
export const nomCookieSession = (): string => (enHttps() ? '__Host-griotte-session' : 'griotte-session');

const secret = (): string => {
  const valeur = env().NEXTAUTH_SECRET;
  if (!valeur) throw new Error('NEXTAUTH_SECRET manque : voir .env.example.');
  return valeur;
};

/** Les cookies déchiffrés dans la minute : une page se lit deux fois (premier filtre, porte), et une autre suit. */
const dechiffres = new LRUCache<string, Jeton>({ max: 1000, ttl: 60_000 });

/**
 * Lit le jeton chiffré du cookie de session ; nul s'il manque, est expiré ou illisible. Qu'il vaille encore, la base seule le
 * dit (`lireSession`).
 */
export async function lireJeton(cookie: string | undefined): Promise<Jeton | null> {
  if (!cookie) return null;
  const connu = dechiffres.get(cookie);
  if (connu) return connu;
  try {
    const { rne, sessionId, aPersonnaliser = true } = (await decode({ token: cookie, secret: secret() })) ?? {};
    if (!rne || !sessionId) return null;
    const jeton = { rne, sessionId, aPersonnaliser };
    dechiffres.set(cookie, jeton);
    return jeton;
  } catch {
    return null; // cookie d'un autre secret, abîmé ou expiré : pas de session
  }
}

/** Le cookie d'un jeton, qui ne se lit plus après `finLe`. */
export const ecrireJeton = ({ rne, sessionId, aPersonnaliser }: Jeton, finLe: Date): Promise<string> =>
  encode({
    token: { rne, sessionId, aPersonnaliser },
    secret: secret(),
    maxAge: (finLe.getTime() - Date.now()) / 1000,
  });
