import { v7 as uuidv7 } from 'uuid';
import { uneFiche, uneSaisie } from '@/tests/fabriques/fiche';
import type { Classe } from './monde';
import { APPRENANT, ENSEIGNANT, ecrit, ITEM, page, type Scenario, type Scenarios } from './scenario';

/** Une fiche posée par la fabrique, et la version qu'en aurait sous les yeux qui vient de l'ouvrir. */
async function fiche(c: Classe, options = {}) {
  const id = await uneFiche(c.apprenant, { item: ITEM, ...options });
  return { id, version: { numero: 1, choix: `${ITEM}|` } };
}

const surFiche =
  (faire: (f: Awaited<ReturnType<typeof fiche>>) => unknown, options = {}): Scenario['demander'] =>
  async (c) => ({ saisie: faire(await fiche(c, options)) });

export const PASSEPORT: Scenarios = {
  'passeport/page.tsx#default': {
    module: 'passeport',
    vise: true,
    voient: { apprenant: ['la mienne', 'une autre classe', 'un autre établissement'] }, // l'adresse n'y change rien : c'est le sien
    demander: async (c) => ({ recherche: { classe: c.division.id, apprenant: c.apprenant.compteId } }),
  },
  'passeport/nouvelle/page.tsx#default': { ...page('passeport'), profils: APPRENANT },
  'passeport/[id]/page.tsx#default': {
    module: 'passeport',
    vise: true,
    demander: async (c) => ({ params: { id: (await fiche(c)).id } }),
  },
  'passeport/[id]/modifier/page.tsx#default': {
    module: 'passeport',
    profils: APPRENANT,
    vise: true,
    demander: async (c) => ({ params: { id: (await fiche(c)).id } }),
  },
  'passeport/[id]/saisie/route.ts#GET': {
    module: 'passeport',
    profils: APPRENANT,
    vise: true,
    demander: async (c) => ({ params: { id: (await fiche(c)).id } }),
  },
  'passeport/actions.ts#creer': {
    module: 'passeport',
    profils: APPRENANT,
    ecriture: true,
    demander: async () => ({ saisie: { id: uuidv7(), saisie: uneSaisie() } }),
  },
  'passeport/actions.ts#modifier': ecrit(
    'passeport',
    APPRENANT,
    surFiche(({ id, version }) => ({ id, version, saisie: uneSaisie() })),
  ),
  'passeport/actions.ts#supprimer': ecrit(
    'passeport',
    APPRENANT,
    surFiche(({ id }) => ({ id })),
  ),
  'passeport/actions.ts#evaluer': ecrit(
    'passeport',
    ENSEIGNANT,
    surFiche((f) => ({ ...f, partie: 'bacpro', degre: 'totale', appreciation: 'Bien.' })),
  ),
  'passeport/actions.ts#corriger': ecrit(
    'passeport',
    ENSEIGNANT,
    surFiche((f) => ({ ...f, choix: ['1.1.1-C1'], bepItem: '' })),
  ),
  'passeport/actions.ts#reactiver': ecrit(
    'passeport',
    ENSEIGNANT,
    surFiche(({ id }) => ({ id }), { corbeilleLe: new Date() }),
  ),
  'passeport/actions.ts#effacer': ecrit(
    'passeport',
    ENSEIGNANT,
    surFiche(({ id }) => ({ id }), { corbeilleLe: new Date() }),
  ),
};
