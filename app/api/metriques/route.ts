import { consigner } from '@/lib/acces/serveur/erreurs';
import { refusDePorteur } from '@/lib/acces/serveur/porteur';
import { env } from '@/lib/env';
import { mesurerBase } from '@/lib/etablissement/serveur/queries-mesures';
import { lireMesures } from '@/lib/serveur/mesures-grappe';

export const dynamic = 'force-dynamic';

/**
 * `GET /api/metriques`, `Authorization: Bearer <METRIQUES_SECRET>` : les mesures de Griotte, en texte de Prometheus. 404 si le
 * secret n'est pas configuré, 401 s'il n'est pas le bon, 503 si la base ou un processus ne répond pas.
 */
export async function GET(requete: Request): Promise<Response> {
  const refus = refusDePorteur(requete, env().METRIQUES_SECRET);
  if (refus) return refus;
  try {
    const textes = await Promise.all([lireMesures(), mesurerBase()]);
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(textes.join('\n'), { headers });
  } catch (e) {
    return Response.json({ reference: consigner(e, 'mesures') }, { status: 503 });
  }
}
