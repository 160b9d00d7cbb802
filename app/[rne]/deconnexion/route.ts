import { TEXTES } from '@/lib/acces/refus';
import { retirerCookie } from '@/lib/acces/serveur/cookie-session';
import { finirSession } from '@/lib/acces/serveur/mutations-sessions';
import { memeOrigine } from '@/lib/acces/serveur/origine';
import { jetonCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';

/** Finit la session de ce navigateur (AUT-10) et revient à la page de connexion ; un autre site ne peut pas la demander. */
export async function POST(requete: Request, { params }: { params: Promise<{ rne: string }> }): Promise<Response> {
  if (!memeOrigine(requete.headers)) return new Response(TEXTES['autre-site'], { status: 403 });
  const jeton = await jetonCourant();
  if (jeton) await finirSession(jeton);
  await retirerCookie();
  const { rne } = await params;
  return new Response(null, {
    status: 303,
    headers: { location: adresseDe(rne, 'connexion', { message: 'deconnecte' }) },
  });
}
