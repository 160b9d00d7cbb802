import { route } from '@/lib/acces/serveur/portes';
import { lireEnvoi } from '@/lib/fichiers/serveur/service-http';
import { joindreAScenario } from '@/lib/scenarios/serveur/mutations-fichiers';

type Parametres = { rne: string; id: string };

/** Joint un fichier à un scénario de l'acteur (SCE-2). Rend la pièce jointe. */
export const POST = route<Parametres>(
  { module: 'scenarios', ecriture: true },
  async ({ acteur, params: { id }, requete }) => Response.json(await joindreAScenario(acteur, id, lireEnvoi(requete))),
);
