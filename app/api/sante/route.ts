import { sante } from '@/lib/etablissement/serveur/queries-sante';

export const dynamic = 'force-dynamic';

/** `GET /api/sante` : 200 si la base répond, 503 sinon ; celle du programme dans les deux cas, et celle de la base. */
export async function GET(): Promise<Response> {
  const etat = await sante();
  return Response.json(etat, { status: etat.base === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
