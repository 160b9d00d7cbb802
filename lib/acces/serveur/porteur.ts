import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';

const empreinte = (texte: string) => createHash('sha256').update(texte).digest();

/**
 * Une machine qui appelle en connaît-elle le secret (`Authorization: Bearer <secret>`) ? Nul si oui ; sinon ce qui lui est
 * répondu : 401, ou 404 quand aucun secret n'est configuré. Comparé en temps constant.
 */
export function refusDePorteur(requete: Request, secret: string | undefined): Response | null {
  if (!secret) return new Response(null, { status: 404 });
  const donne = empreinte(requete.headers.get('authorization') ?? '');
  return timingSafeEqual(donne, empreinte(`Bearer ${secret}`)) ? null : new Response(null, { status: 401 });
}
