import 'server-only';
import { cookies } from 'next/headers';
import { cookieSecurise, DUREE_SESSION, ecrireJeton, type Jeton, nomCookieSession } from './jeton';

/** Remplace le cookie de session de cette réponse : la session en cours survit à un changement de version. */
export async function ouvrirSession(jeton: Jeton): Promise<void> {
  (await cookies()).set(nomCookieSession(), await ecrireJeton(jeton), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: cookieSecurise(),
    maxAge: DUREE_SESSION,
  });
}
