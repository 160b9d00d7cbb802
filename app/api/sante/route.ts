import { sante } from '@/lib/etablissement/serveur/queries-sante';

export const dynamic = 'force-dynamic';

/** `GET /api/sante` : 200 si la base répond, 503 sinon ; la version dans les deux cas. */
export async function GET(): Promise<Response> {
  const etat = await sante();
  return Response.json(etat, { status: etat.base === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
