import { cookies } from 'next/headers';
import { nomCookieSession } from '@/lib/acces/serveur/jeton';

/** Ferme la session de ce navigateur (AUT-10) et revient à la page de connexion. */
export async function POST(requete: Request, { params }: { params: Promise<{ rne: string }> }): Promise<Response> {
  (await cookies()).delete(nomCookieSession());
  const { rne } = await params;
  const vers = new URL(`/${rne}/connexion?message=deconnecte`, requete.url);
  return new Response(null, { status: 303, headers: { location: vers.pathname + vers.search } });
}
