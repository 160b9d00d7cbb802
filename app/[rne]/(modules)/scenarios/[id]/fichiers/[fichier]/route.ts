import { route } from '@/lib/acces/serveur/portes';
import { telechargerFichier } from '@/lib/fichiers/serveur/service-http';
import { retirerDeScenario, telechargerDeScenario } from '@/lib/scenarios/serveur/mutations-fichiers';

type Parametres = { rne: string; id: string; fichier: string };

/** Le fichier d'un scénario, pour qui voit le scénario. */
export const GET = route<Parametres>({ module: 'scenarios' }, async ({ acteur, params: { id, fichier } }) =>
  telechargerFichier(await telechargerDeScenario(acteur, { id, fichierId: fichier })),
);

/** Retire un fichier d'un scénario de l'acteur. */
export const DELETE = route<Parametres>(
  { module: 'scenarios', ecriture: true },
  async ({ acteur, params: { id, fichier } }) => {
    await retirerDeScenario(acteur, { id, fichierId: fichier });
    return new Response(null, { status: 204 });
  },
);
