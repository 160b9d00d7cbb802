import { Refus } from '@/lib/acces/refus';
import { route } from '@/lib/acces/serveur/portes';
import { enGenreImage, TAILLE_IMAGE } from '@/lib/parametres/regles-limites';
import { deposerImage } from '@/lib/parametres/serveur/mutations';
import { lireImage } from '@/lib/parametres/serveur/queries';

type Parametres = { rne: string; genre: string };

const genreDe = ({ genre }: Parametres) => {
  const connu = enGenreImage(genre);
  if (!connu) throw new Refus('introuvable');
  return connu;
};

/** Le logo ou le cachet, pour toute personne connectée à l'établissement. */
export const GET = route<Parametres>({ module: 'accueil' }, async ({ acteur, params }) => {
  const png = await lireImage(acteur, genreDe(params));
  return new Response(new Uint8Array(png), {
    headers: {
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
});

/** Dépose une image (`multipart/form-data`, champ `image`). La taille se contrôle avant de lire le corps. */
export const POST = route<Parametres>({ module: 'parametres', ecriture: true }, async ({ acteur, params, requete }) => {
  const genre = genreDe(params);
  const octets = Number(requete.headers.get('content-length') ?? Number.NaN);
  if (!(octets <= TAILLE_IMAGE + ENTOURAGE)) throw new Refus('image-trop-grosse');
  const formulaire = await requete.formData().catch(() => {
    throw new Refus('envoi-interrompu');
  });
  const image = formulaire.get('image');
  if (!(image instanceof File) || image.size === 0) throw new Refus('image-absente');
  await deposerImage(acteur, genre, image);
  return new Response(null, { status: 204 });
});

/** Ce que `multipart/form-data` ajoute autour du fichier. */
const ENTOURAGE = 64 * 1024;
