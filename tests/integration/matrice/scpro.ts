import { lireEnvoi } from '@/lib/scpro/serveur/import-depot';
import { unScenario } from '@/tests/fabriques/scenario';
import { unEnvoiScpro, unFichierScpro } from '@/tests/fabriques/scpro';
import type { Classe } from './monde';
import { page, requete, type Scenarios } from './scenario';

const prive = async (c: Classe) => (await unScenario(c.enseignant, { prive: true })).id;
const fichiers = [unFichierScpro('a.scpro')];

const importation = async () => {
  const { scenarios } = await lireEnvoi(fichiers);
  const choix = scenarios.map(({ cle }) => ({ cle, referentiel: 'BACPRO-GA', niveau: 2, prive: true }));
  return { requete: unEnvoiScpro(fichiers, choix) };
};

/** Les scénarios au format de CERISE Pro. */
export const SCPRO: Scenarios = {
  'scenarios/importer/page.tsx#default': page('scenarios'),
  'scenarios/importer/apercu/route.ts#POST': {
    module: 'scenarios',
    ecriture: true,
    demander: async () => ({ requete: unEnvoiScpro(fichiers) }),
  },
  'scenarios/importer/appliquer/route.ts#POST': { module: 'scenarios', ecriture: true, demander: importation },
  'scenarios/[id]/scpro/route.ts#GET': {
    module: 'scenarios',
    vise: true,
    demander: async (c) => ({ params: { id: await prive(c) } }),
  },
  'scenarios/scpro/route.ts#GET': {
    module: 'scenarios',
    vise: true,
    demander: async (c) => ({ requete: requete(`/scenarios/scpro?id=${await prive(c)}`) }),
  },
};
