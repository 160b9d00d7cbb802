import { joindreAFiche } from '@/lib/passeport/fichiers';
import { uneFiche } from '@/tests/fabriques/fiche';
import { unEnvoi, unPdf } from '@/tests/fabriques/fichiers';
import type { Classe } from './monde';
import { APPRENANT, ecrit, requete, type Scenarios } from './scenario';

const envoi = () =>
  requete('/fichiers', {
    method: 'POST',
    body: new Uint8Array(unPdf()),
    headers: { 'x-nom-fichier': 'compte%20rendu.pdf' },
  });

/** Une fiche de la classe visée, et son fichier. */
async function piece(c: Classe) {
  const id = await uneFiche(c.apprenant);
  const { id: fichier } = await joindreAFiche(c.apprenant, { id, partie: 'bacpro' }, unEnvoi());
  return { params: { id, fichier } };
}

export const FICHIERS: Scenarios = {
  'passeport/[id]/fichiers/route.ts#POST': ecrit('passeport', APPRENANT, async (c) => ({
    params: { id: await uneFiche(c.apprenant) },
    requete: envoi(),
  })),
  'passeport/[id]/fichiers/[fichier]/route.ts#GET': { module: 'passeport', vise: true, demander: piece },
  'passeport/[id]/fichiers/[fichier]/route.ts#DELETE': ecrit('passeport', APPRENANT, piece),
};
