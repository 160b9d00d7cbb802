import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { ENSEIGNANT, requete, type Scenarios } from './scenario';

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
};
