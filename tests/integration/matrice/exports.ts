import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { unScenario } from '@/tests/fabriques/scenario';
import type { Classe } from './monde';
import { ENSEIGNANT, requete, type Scenarios, TOUT } from './scenario';

const scenario = async (c: Classe) => (await unScenario(c.enseignant)).id;
const scenarioPrive = async (c: Classe) => (await unScenario(c.enseignant, { prive: true })).id;

export const EXPORTS: Scenarios = {
  'evaluations/[id]/vierge/route.ts#GET': {
    module: 'evaluations',
    profils: ENSEIGNANT,
    vise: true,
    demander: async (c) => ({
      params: { id: (await uneEvaluation(c.enseignant, { apprenants: [c.apprenant] })).id },
      requete: requete('/vierge?format=pdf'),
    }),
  },
  'scenarios/[id]/export/route.ts#GET': {
    module: 'scenarios',
    vise: true,
    demander: async (c) => ({ params: { id: await scenarioPrive(c) }, requete: requete('/export') }),
  },
  'scenarios/[id]/grille/page.tsx#default': {
    module: 'scenarios',
    vise: true,
    voient: { enseignant: TOUT },
    demander: async (c) => ({ params: { id: await scenario(c) } }),
  },
  'scenarios/[id]/grille/export/route.ts#GET': {
    module: 'scenarios',
    vise: true,
    demander: async (c) => ({
      params: { id: await scenario(c) },
      requete: requete(`/grille?classe=${c.division.id}`),
    }),
  },
};
