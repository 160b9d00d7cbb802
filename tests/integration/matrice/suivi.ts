import { DIRECTION, requete, type Scenarios } from './scenario';

/** Tableaux de bord, bilan, exports. */
export const SUIVI: Scenarios = {
  'tableau-de-bord/page.tsx#default': {
    module: 'tableau-de-bord',
    vise: true,
    voient: DIRECTION,
    demander: async (c) => ({ recherche: { apprenant: c.apprenant.compteId } }),
  },
  'bilan/page.tsx#default': {
    module: 'bilan',
    vise: true,
    voient: DIRECTION,
    demander: async (c) => ({ recherche: { classe: c.division.id } }),
  },
  'bilan/export/route.ts#GET': {
    module: 'bilan',
    vise: true,
    voient: DIRECTION,
    demander: async (c) => ({ requete: requete(`/bilan/export?apprenant=${c.apprenant.compteId}`) }),
  },
};
