import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { validate as estUuid } from 'uuid';
import { env } from '@/lib/env';

function signer(rne: string, compteId: string): Buffer {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET manque : voir .env.example.');
  return createHmac('sha256', secret).update(`arreter-resume\n${rne}\n${compteId}`).digest();
}

/** Ce que porte le lien « ne plus recevoir » d'un résumé : il n'ouvre rien d'autre, et vaut tant que le secret vaut. */
export const jetonArret = (rne: string, compteId: string): string =>
  `${compteId}.${signer(rne, compteId).toString('base64url')}`;

/** Le compte d'un jeton de cet établissement ; nul s'il n'est pas de nous. */
export function lireJetonArret(rne: string, jeton: string): string | null {
  const [compteId = '', signature = ''] = jeton.split('.');
  if (!estUuid(compteId)) return null;
  const [donnee, attendue] = [Buffer.from(signature, 'base64url'), signer(rne, compteId)];
  return donnee.length === attendue.length && timingSafeEqual(donnee, attendue) ? compteId : null;
}
