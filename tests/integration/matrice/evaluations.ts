import { anneeScolaire } from '@/lib/annee-scolaire';
import { unEnseignant } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import type { Classe } from './monde';
import { ENSEIGNANT, ecrit, ITEM, page, requete, type Scenario, type Scenarios } from './scenario';

/** Un jour de cette année scolaire. */
const LE = `${anneeScolaire()}-11-16`;

const evaluation = async (c: Classe, options: { annee?: number; supprimeLe?: Date } = {}) =>
  (await uneEvaluation(c.enseignant, { apprenants: [c.apprenant], visible: true, ...options })).id;

const surEvaluation =
  (faire: (id: string, c: Classe) => unknown): Scenario['demander'] =>
  async (c) => ({ saisie: faire(await evaluation(c), c) });

export const EVALUATIONS: Scenarios = {
  'evaluations/page.tsx#default': page('evaluations'),
  'evaluations/nouvelle/page.tsx#default': { ...page('evaluations'), profils: ENSEIGNANT },
  'evaluations/[id]/page.tsx#default': {
    module: 'evaluations',
    vise: true,
    demander: async (c) => ({ params: { id: await evaluation(c) } }),
  },
  'evaluations/[id]/modifier/page.tsx#default': {
    module: 'evaluations',
    profils: ENSEIGNANT,
    vise: true,
    demander: async (c) => ({ params: { id: await evaluation(c) } }),
  },
  'evaluations/[id]/apprenants/page.tsx#default': {
    module: 'evaluations',
    profils: ENSEIGNANT,
    vise: true,
    demander: async (c) => ({ params: { id: await evaluation(c) } }),
  },
  'evaluations/[id]/collegues/page.tsx#default': {
    module: 'evaluations',
    profils: ENSEIGNANT,
    vise: true,
    demander: async (c) => ({ params: { id: await evaluation(c) } }),
  },
  'evaluations/actions.ts#creerEvaluation': ecrit('evaluations', ENSEIGNANT, async (c) => ({
    saisie: {
      titre: 'Contrôle',
      faiteLe: LE,
      referentiel: 'BACPRO-GA',
      niveau: 3,
      items: [ITEM],
      apprenants: [c.apprenant.compteId],
    },
  })),
  'evaluations/actions.ts#modifierEvaluation': ecrit(
    'evaluations',
    ENSEIGNANT,
    surEvaluation((id) => ({ id, titre: 'Autre titre', faiteLe: LE, items: [ITEM], confirme: true })),
  ),
  'evaluations/actions.ts#modifierApprenants': ecrit(
    'evaluations',
    ENSEIGNANT,
    surEvaluation((id, c) => ({ id, apprenants: [c.apprenant.compteId], confirme: true })),
  ),
  'evaluations/actions.ts#rendreVisible': ecrit(
    'evaluations',
    ENSEIGNANT,
    surEvaluation((id) => ({ id, visible: false })),
  ),
  'evaluations/actions.ts#supprimerEvaluation': ecrit(
    'evaluations',
    ENSEIGNANT,
    surEvaluation((id) => ({ id })),
  ),
  'evaluations/actions.ts#compterPertes': ecrit(
    'evaluations',
    ENSEIGNANT,
    surEvaluation((id) => ({ id })),
  ),
  'evaluations/actions.ts#restaurerEvaluation': ecrit('evaluations', ENSEIGNANT, async (c) => ({
    saisie: { id: await evaluation(c, { supprimeLe: new Date() }) },
  })),
  'evaluations/actions.ts#nommerCollegues': ecrit('evaluations', ENSEIGNANT, async (c) => {
    const collegue = await unEnseignant(c.rne, [c.division.id]);
    return { saisie: { id: await evaluation(c), collegues: [collegue.compteId] } };
  }),
  'evaluations/[id]/saisie/route.ts#GET': {
    module: 'evaluations',
    profils: ENSEIGNANT,
    vise: true,
    demander: async (c, acteur) => ({
      params: { id: await evaluation(c) },
      requete: requete(`/saisie?version=0&compte=${acteur.compteId}`),
    }),
  },
  'evaluations/[id]/saisie/route.ts#POST': ecrit('evaluations', ENSEIGNANT, async (c, acteur) => ({
    params: { id: await evaluation(c) },
    requete: requete(`/saisie?compte=${acteur.compteId}`, {
      method: 'POST',
      body: JSON.stringify({
        cellules: [{ apprenant: c.apprenant.compteId, item: ITEM, degre: 'totale', avant: [null] }],
        commentaires: [],
      }),
    }),
  })),
  'evaluations-anterieures/page.tsx#default': page('evaluations-anterieures'),
  'evaluations-anterieures/[id]/page.tsx#default': {
    module: 'evaluations-anterieures',
    vise: true,
    demander: async (c) => ({ params: { id: await evaluation(c, { annee: anneeScolaire() - 1 }) } }),
  },
};
