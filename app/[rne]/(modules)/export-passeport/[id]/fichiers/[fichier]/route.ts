import { route } from '@/lib/acces/serveur/portes';
import { telechargerFichier } from '@/lib/fichiers/serveur/service-http';
import { telechargerDeFiche } from '@/lib/passeport/serveur/mutations-fichiers';

type Parametres = { rne: string; id: string; fichier: string };

/** Le fichier d'une de ses fiches, quand le passeport lui est fermé : l'apprenant sorti garde cette porte. */
export const GET = route<Parametres>({ module: 'export-passeport' }, async ({ acteur, params: { id, fichier } }) =>
  telechargerFichier(await telechargerDeFiche(acteur, { id, fichierId: fichier })),
);
