import { consigner } from '@/lib/acces/serveur/erreurs';
import { refusDePorteur } from '@/lib/acces/serveur/porteur';
import { env } from '@/lib/env';
import { passer } from '@/lib/travaux/serveur/passage';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

/** Secondes de travail par appel, sous la limite de l'hébergeur. */
const DUREE = 50;

/**
 * `GET` ou `POST /api/travaux`, `Authorization: Bearer <TRAVAUX_SECRET>` : fait les travaux dus et en rend le compte.
 * 404 si le secret n'est pas configuré, 401 s'il n'est pas le bon.
 */
async function repondre(requete: Request): Promise<Response> {
  const refus = refusDePorteur(requete, env().TRAVAUX_SECRET);
  if (refus) return refus;
  try {
    return Response.json(await passer(DUREE), { headers: { 'cache-control': 'no-store' } });
  } catch (e) {
    return Response.json({ reference: consigner(e, 'passage des travaux') }, { status: 500 });
  }
}

export { repondre as GET, repondre as POST };
