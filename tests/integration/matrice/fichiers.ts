import { joindreAFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { joindreAScenario } from '@/lib/scenarios/serveur/mutations-fichiers';
import { uneFiche } from '@/tests/fabriques/fiche';
import { unEnvoi, unPdf } from '@/tests/fabriques/fichiers';
import { unScenario } from '@/tests/fabriques/scenario';
import type { Classe } from './monde';
import { APPRENANT, ecrit, requete, type Scenarios, TOUT } from './scenario';

const envoi = () =>
  requete('/fichiers', {
    method: 'POST',
    body: new Uint8Array(unPdf()),
    headers: { 'x-nom-fichier': 'compte%20rendu.pdf' },
  });

/** Une fiche de la classe visée, et son fichier. */
async function piece(c: Classe) {
  const id = await uneFiche(c.apprenant);
  const { piece: jointe } = await joindreAFiche(c.apprenant, { id, partie: 'bacpro' }, unEnvoi());
  return { params: { id, fichier: jointe.id } };
}

const ENSEIGNANTS = ['enseignant' as const];

/** Un scénario public : toute l'équipe en télécharge les fichiers, son auteur seul en joint. */
async function pieceDeScenario(c: Classe, options = {}) {
  const { id } = await unScenario(c.enseignant, options);
  const { piece: jointe } = await joindreAScenario(c.enseignant, id, unEnvoi());
  return { params: { id, fichier: jointe.id } };
}

export const FICHIERS: Scenarios = {
  'passeport/[id]/fichiers/route.ts#POST': ecrit('passeport', APPRENANT, async (c) => ({
    params: { id: await uneFiche(c.apprenant) },
    requete: envoi(),
  })),
  'passeport/[id]/fichiers/[fichier]/route.ts#GET': { module: 'passeport', vise: true, demander: piece },
  'passeport/[id]/fichiers/[fichier]/route.ts#DELETE': ecrit('passeport', APPRENANT, piece),
  'scenarios/[id]/fichiers/route.ts#POST': ecrit('scenarios', ENSEIGNANTS, async (c) => ({
    params: { id: (await unScenario(c.enseignant, { prive: true })).id },
    requete: envoi(),
  })),
  'scenarios/[id]/fichiers/[fichier]/route.ts#GET': {
    module: 'scenarios',
    vise: true,
    voient: { enseignant: TOUT },
    demander: (c) => pieceDeScenario(c),
  },
  'scenarios/[id]/fichiers/[fichier]/route.ts#DELETE': ecrit('scenarios', ENSEIGNANTS, (c) =>
    pieceDeScenario(c, { prive: true }),
  ),
};
