import './base';
import { beforeAll, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { lireBilans, lireChoixBilan } from '@/lib/bilan/serveur/queries';
import { lireClasse } from '@/lib/classe/serveur/queries';
import { schemaListe } from '@/lib/evaluations/schema';
import { listerEvaluations, listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { lireNouveautes } from '@/lib/notifications/serveur/queries';
import { listerPourApprenant, listerPourEnseignant, listerPourParent } from '@/lib/passeport/serveur/queries';
import { unParent } from '@/tests/fabriques/etablissement';
import { compterRequetes } from '@/tests/fabriques/requetes';
import { apprenantDe, type TroisAns, unEtablissementDeTroisAns } from '@/tests/fabriques/trois-ans';

interface Monde extends TroisAns {
  eleves: readonly [ga: Acteur, transport: Acteur];
  parents: readonly [ga: Acteur, transport: Acteur];
}

/** Deux classes, GA et Transport : dix ou trente-cinq apprenants, et plus de tout dans la seconde école. */
const PETITE = { divisions: 2, effectif: 10, evaluations: 2, items: 4, fiches: 3 };
const GRANDE = { divisions: 2, effectif: 35, evaluations: 6, items: 10, fiches: 12 };

async function unMonde(taille: typeof PETITE): Promise<Monde> {
  const m = await unEtablissementDeTroisAns(taille);
  const eleves = [await apprenantDe(m, 0), await apprenantDe(m, 1)] as const;
  const [ga, transport] = eleves;
  return { ...m, eleves, parents: [await unParent(m.rne, [ga]), await unParent(m.rne, [transport])] };
}

let petit: Monde;
let grand: Monde;

beforeAll(async () => {
  [petit, grand] = [await unMonde(PETITE), await unMonde(GRANDE)];
});

const FILIERES = [
  ['GA', 0],
  ['Transport', 1],
] as const;
const classe = (m: Monde, f: 0 | 1) => ({ classe: m.divisions[f]?.id ?? '' });
const liste = schemaListe.parse({});

const LECTURES: Record<string, (m: Monde, f: 0 | 1) => Promise<unknown>> = {
  'TDB-1 tableau de bord d’un apprenant, pour lui': (m, f) => lireTableauDeBord(m.eleves[f], {}),
  'TDB-1 tableau de bord d’un apprenant, pour son enseignant': (m, f) =>
    lireTableauDeBord(m.enseignant, { ...classe(m, f), apprenant: m.eleves[f].compteId }),
  'TBC-1 tableau de bord d’une classe': (m, f) => lireClasse(m.enseignant, classe(m, f).classe, true),
  'BIL-1 choix des bilans': (m) => lireChoixBilan(m.chef),
  'BIL-1 bilans de toute une classe': (m, f) => lireBilans(m.chef, m.divisions[f]?.apprenants ?? []),
  'EXP-1 fiches à exporter': (m, f) => lireDossier(m.eleves[f]),
  'PAS-1 passeport d’un apprenant': (m, f) => listerPourApprenant(m.eleves[f]),
  'PAS-1 passeport, pour un parent': (m, f) => listerPourParent(m.parents[f], {}),
  'PAE-1 passeports d’une classe, pour l’enseignant': (m, f) =>
    listerPourEnseignant(m.enseignant, { ...classe(m, f), apprenant: m.eleves[f].compteId }),
  'EVA-3 évaluations de l’enseignant': (m) => listerEvaluations(m.enseignant, liste),
  'EVA-4 évaluations d’un apprenant': (m, f) => listerMesEvaluations(m.eleves[f], liste),
  'ACC-1 nouveautés de l’accueil': (m) => lireNouveautes(m.enseignant),
};

test.each(Object.keys(LECTURES).flatMap((nom) => FILIERES.map(([filiere, f]) => [nom, filiere, f] as const)))(
  '%s (%s) : autant de requêtes pour 10 apprenants que pour 35',
  async (nom, _filiere, f) => {
    const compter = (m: Monde) => compterRequetes(async () => LECTURES[nom]?.(m, f));
    // La première lecture d'un processus ouvre sa connexion : elle ne compte pas.
    await compter(petit);
    const nombre = await compter(petit);
    // `begin`, l'établissement, une lecture au moins, `commit`.
    expect(nombre).toBeGreaterThanOrEqual(4);
    expect(await compter(grand)).toBe(nombre);
  },
);
