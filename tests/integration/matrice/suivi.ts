import { garderFiltre } from '@/lib/filtres/serveur/mutations';
import { joindreAFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { uneFiche } from '@/tests/fabriques/fiche';
import { unEnvoi } from '@/tests/fabriques/fichiers';
import { DIRECTION, ENSEIGNANT, ecrit, page, requete, type Scenarios } from './scenario';

let numero = 0;

const surClasse = { module: 'tableau-de-bord-classe', vise: true, voient: DIRECTION };

const exportPasseport = { module: 'export-passeport', vise: true };

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
  'tableau-de-bord/filtre/page.tsx#default': {
    module: 'tableau-de-bord',
    profils: ['chef', 'enseignant', 'lecteur'],
    vise: true,
    voient: DIRECTION,
    demander: async (c) => ({ recherche: { apprenant: c.apprenant.compteId } }),
  },
  'tableau-de-bord/actions.ts#garder': {
    ...page('tableau-de-bord'),
    ecriture: true,
    demander: async () => ({
      saisie: { referentiel: 'BACPRO-GA', nom: `Filtre ${++numero}`, contenu: { items: '1.1.1' } },
    }),
  },
  'tableau-de-bord/actions.ts#supprimer': ecrit('tableau-de-bord', ENSEIGNANT, async (c) => {
    const saisie = { referentiel: 'BACPRO-GA', nom: `Filtre ${++numero}`, contenu: {} };
    return { saisie: await garderFiltre(c.enseignant, 'tableau-de-bord', saisie) };
  }),
  'tableau-de-bord-classe/page.tsx#default': {
    ...surClasse,
    demander: async (c) => ({ recherche: { classe: c.division.id, competence: '50' } }),
  },
  'tableau-de-bord-classe/ccf/page.tsx#default': {
    ...surClasse,
    demander: async (c) => ({ recherche: { classe: c.division.id } }),
  },
  'tableau-de-bord-classe/export/route.ts#GET': {
    ...surClasse,
    demander: async (c) => ({
      requete: requete(`/tableau-de-bord-classe/export?classe=${c.division.id}&competence=50`),
    }),
  },
  'tableau-de-bord-classe/actions.ts#garder': {
    ...page('tableau-de-bord-classe'),
    ecriture: true,
    demander: async (_, { compteId }) => ({
      saisie: { referentiel: 'BACPRO-GA', nom: `Filtre ${compteId} ${++numero}`, contenu: { competence: '50' } },
    }),
  },
  'tableau-de-bord-classe/actions.ts#supprimer': ecrit('tableau-de-bord-classe', ENSEIGNANT, async (c) => {
    const saisie = { referentiel: 'BACPRO-GA', nom: `Filtre ${++numero}`, contenu: {} };
    return { saisie: await garderFiltre(c.enseignant, 'tableau-de-bord-classe', saisie) };
  }),
  'export-passeport/page.tsx#default': page('export-passeport'),
  'export-passeport/[id]/page.tsx#default': {
    ...exportPasseport,
    demander: async (c) => ({ params: { id: await uneFiche(c.apprenant) } }),
  },
  'export-passeport/[id]/fichiers/[fichier]/route.ts#GET': {
    ...exportPasseport,
    demander: async (c) => {
      const id = await uneFiche(c.apprenant);
      const { piece } = await joindreAFiche(c.apprenant, { id, partie: 'bacpro' }, unEnvoi());
      return { params: { id, fichier: piece.id } };
    },
  },
  'export-passeport/export/route.ts#POST': {
    ...exportPasseport,
    demander: async (c) => {
      const cle = `${await uneFiche(c.apprenant)}:bacpro`;
      const body = new URLSearchParams({ fiche: cle, [`nom:${cle}`]: 'Ma fiche' });
      return { requete: requete('/export-passeport/export', { method: 'POST', body }) };
    },
  },
};
