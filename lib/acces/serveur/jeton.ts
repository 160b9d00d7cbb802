import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env';

/** Durée d'une session, en secondes : une journée de cours. */
export const DUREE_SESSION = 10 * 3600;

/** Ce que porte le jeton : de quoi relire le compte, rien qui vieillisse mal. */
export interface Jeton {
  rne: string;
  compteId: string;
  versionSession: number;
  /** Première connexion : seule la personnalisation du mot de passe est ouverte (AUT-5). */
  aPersonnaliser: boolean;
}

declare module 'next-auth' {
  interface User extends Jeton {}
}
declare module 'next-auth/jwt' {
  interface JWT extends Partial<Jeton> {}
}

const enHttps = () => env().NEXTAUTH_URL?.startsWith('https://') ?? false;

export const nomCookieSession = (): string =>
  enHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token';

export const cookieSecurise = (): boolean => enHttps();

const secret = (): string => {
  const valeur = env().NEXTAUTH_SECRET;
  if (!valeur) throw new Error('NEXTAUTH_SECRET manque : voir .env.example.');
  return valeur;
};

export function enJeton(jwt: Partial<Jeton> | null): Jeton | null {
  const { rne, compteId, versionSession, aPersonnaliser } = jwt ?? {};
  if (!rne || !compteId || versionSession === undefined) return null;
  return { rne, compteId, versionSession, aPersonnaliser: aPersonnaliser ?? true };
}

/** Lit le jeton chiffré du cookie de session ; nul s'il manque, est expiré ou illisible. */
export async function lireJeton(cookie: string | undefined): Promise<Jeton | null> {
  if (!cookie) return null;
  try {
    return enJeton(await decode({ token: cookie, secret: secret() }));
  } catch {
    return null; // cookie d'un autre secret, abîmé ou expiré : pas de session
  }
}

/** Le cookie d'un jeton, tel que next-auth l'écrit (tests). */
export const ecrireJeton = (jeton: Jeton): Promise<string> =>
  encode({ token: { ...jeton }, secret: secret(), maxAge: DUREE_SESSION });
