import { route } from '@/lib/acces/portes';
import { telecharger } from '@/lib/fichiers/http';
import { telechargerDeFiche } from '@/lib/passeport/mutations-fichiers';

type Parametres = { rne: string; id: string; fichier: string };

/** Le fichier d'une de ses fiches, quand le passeport lui est fermé : l'apprenant sorti garde cette porte. */
export const GET = route<Parametres>({ module: 'export-passeport' }, async ({ acteur, params: { id, fichier } }) =>
  telecharger(await telechargerDeFiche(acteur, { id, fichierId: fichier })),
);
