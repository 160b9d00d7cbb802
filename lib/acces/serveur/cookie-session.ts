import 'server-only';
import { cookies } from 'next/headers';
import { enHttps } from '@/lib/env';
import { ecrireJeton, nomCookieSession, type Ouverture } from './jeton';

/** Un navigateur n'efface un cookie que décrit comme il a été posé : `Secure` compris. */
const attributs = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: enHttps() }) as const;

/** Donne à ce navigateur le cookie de cette session ; il le perd en se fermant, sauf si la personne reste connectée. */
export async function poserCookie(ouverture: Ouverture): Promise<void> {
  const { finLe, reste } = ouverture;
  const valeur = await ecrireJeton(ouverture, finLe);
  (await cookies()).set(nomCookieSession(), valeur, { ...attributs(), ...(reste && { expires: finLe }) });
}

/** Fait oublier sa session à ce navigateur. */
export async function retirerCookie(): Promise<void> {
  (await cookies()).set(nomCookieSession(), '', { ...attributs(), maxAge: 0 });
}
