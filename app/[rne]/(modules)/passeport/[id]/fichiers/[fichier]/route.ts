import { route } from '@/lib/acces/serveur/portes';
import { telechargerFichier } from '@/lib/fichiers/serveur/service-http';
import { retirerDeFiche, telechargerDeFiche } from '@/lib/passeport/serveur/mutations-fichiers';

type Parametres = { rne: string; id: string; fichier: string };

/** Le fichier d'une fiche, pour qui voit la fiche. */
export const GET = route<Parametres>({ module: 'passeport' }, async ({ acteur, params: { id, fichier } }) =>
  telechargerFichier(await telechargerDeFiche(acteur, { id, fichierId: fichier })),
);

/** Retire un fichier d'une fiche de l'apprenant. */
export const DELETE = route<Parametres>(
  { module: 'passeport', ecriture: true, profils: ['apprenant'] },
  async ({ acteur, params: { id, fichier } }) => {
    await retirerDeFiche(acteur, { id, fichierId: fichier });
    return new Response(null, { status: 204 });
  },
);
