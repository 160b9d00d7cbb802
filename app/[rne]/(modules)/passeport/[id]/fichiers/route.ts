import { route } from '@/lib/acces/serveur/portes';
import { lireEnvoi } from '@/lib/fichiers/serveur/service-http';
import { joindreAFiche } from '@/lib/passeport/serveur/mutations-fichiers';

type Parametres = { rne: string; id: string };

/** Joint un fichier à une fiche : à sa partie BEP avec `?partie=bep` (PAS-2). Rend la pièce jointe. */
export const POST = route<Parametres>(
  { module: 'passeport', ecriture: true, profils: ['apprenant'] },
  async ({ acteur, params: { id }, requete }) => {
    const bep = new URL(requete.url).searchParams.get('partie') === 'bep';
    return Response.json(await joindreAFiche(acteur, { id, partie: bep ? 'bep' : 'bacpro' }, lireEnvoi(requete)));
  },
);
