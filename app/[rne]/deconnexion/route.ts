import { cookies } from 'next/headers';
import { nomCookieSession } from '@/lib/acces/serveur/jeton';
import { adresseDe } from '@/lib/adresses/regles';

/** Ferme la session de ce navigateur (AUT-10) et revient à la page de connexion. */
export async function POST(_: Request, { params }: { params: Promise<{ rne: string }> }): Promise<Response> {
  (await cookies()).delete(nomCookieSession());
  const { rne } = await params;
  return new Response(null, {
    status: 303,
    headers: { location: adresseDe(rne, 'connexion', { message: 'deconnecte' }) },
  });
}
