import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { uneFiche } from '@/tests/fabriques/fiche';
import { uneSaisie, unScenario } from '@/tests/fabriques/scenario';
import type { Classe } from './monde';
import { ecrit, page, type Scenario, type Scenarios, TOUT } from './scenario';

const PROFILS = ['enseignant' as const];

/** Un scénario privé de l'enseignant visé : il n'existe pour personne d'autre. */
const prive = async (c: Classe) => (await unScenario(c.enseignant, { prive: true })).id;
const publie = async (c: Classe) => (await unScenario(c.enseignant)).id;

const surPrive =
  (faire: (id: string, c: Classe) => unknown): Scenario['demander'] =>
  async (c) => ({ saisie: await faire(await prive(c), c) });

/** La page d'un scénario. */
const pagePrivee: Scenario = {
  module: 'scenarios',
  vise: true,
  demander: async (c) => ({ params: { id: await prive(c) } }),
};

/** La page d'un scénario public : toute l'équipe l'ouvre, personne d'un autre établissement. */
const pagePublique: Scenario = {
  module: 'scenarios',
  vise: true,
  voient: { enseignant: TOUT },
  demander: async (c) => ({ params: { id: await publie(c) } }),
};

export const SCENARIOS_PEDAGOGIQUES: Scenarios = {
  'scenarios/page.tsx#default': page('scenarios'),
  'scenarios/nouveau/page.tsx#default': {
    module: 'scenarios',
    vise: true,
    demander: async (c) => ({ recherche: { fiche: await uneFiche(c.apprenant) } }),
  },
  'scenarios/[id]/page.tsx#default': pagePublique,
  'scenarios/[id]/modifier/page.tsx#default': pagePrivee,
  'scenarios/[id]/dupliquer/page.tsx#default': pagePrivee,
  'scenarios/actions.ts#creerScenario': {
    module: 'scenarios',
    ecriture: true,
    demander: async () => ({ saisie: uneSaisie() }),
  },
  'scenarios/actions.ts#modifierScenario': ecrit(
    'scenarios',
    PROFILS,
    surPrive(async (id, c) => {
      const { modifieLe } = await lireScenario(c.enseignant, id);
      const { referentiel: _, ...saisie } = uneSaisie();
      return { ...saisie, id, modifieLe };
    }),
  ),
  'scenarios/actions.ts#dupliquerScenario': ecrit(
    'scenarios',
    PROFILS,
    surPrive((id) => ({ id, titre: 'Copie', referentiel: 'BACPRO-GA', niveau: 1, prive: false, fichiers: true })),
  ),
  'scenarios/actions.ts#supprimerScenario': ecrit(
    'scenarios',
    PROFILS,
    surPrive((id) => ({ id })),
  ),
};
