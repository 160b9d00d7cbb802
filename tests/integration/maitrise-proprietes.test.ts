import './base';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { lireBilans } from '@/lib/bilan/serveur/queries';
import { lireClasse } from '@/lib/classe/serveur/queries';
import { DEGRES, type Degre } from '@/lib/degres/regles';
import { POURCENTAGES } from '@/lib/maitrise/regles';
import { construireTableau, lignesDe, type Matiere } from '@/lib/maitrise/regles-tableau';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { type Tirages, tirages } from '@/tests/fabriques/tirages';

type Diplome = NonNullable<Awaited<ReturnType<typeof lireReferentiel>>>;

/** Un résultat posé dans la base, et ce que l'essai sait de lui sans la relire. */
interface Fait {
  source: 'evaluation' | 'fiche';
  item: string;
  degre: Degre;
  /** Un jour différent pour chaque fait d'un apprenant : le dernier est sans ambiguïté. */
  jour: string;
  /** Compte pour les personnels ; compte aussi pour l'apprenant et ses parents. */
  compte: boolean;
  visible: boolean;
}

const ANNEE = anneeScolaire();
const GRAINES = [1, 2, 3, 4, 5, 6];

/** Le rang d'un fait donne son jour : trois années scolaires, de la plus ancienne à celle-ci. */
const jourDe = (rang: number) => `${ANNEE - 2 + (rang % 3)}-09-${String(rang + 1).padStart(2, '0')}`;

async function poser(t: Tirages, rang: number, qui: { enseignant: Acteur; apprenant: Acteur }, cadre: Cadre) {
  const { enseignant, apprenant } = qui;
  const [item, degre, jour, etat] = [t.parmi(cadre.items), t.parmi(DEGRES), jourDe(rang), t.suivant(4)];
  const { referentiel } = cadre;
  const instant = new Date(`${jour}T10:00:00Z`);
  if (t.suivant(2) === 0) {
    const fiche = await uneFiche(apprenant, {
      ...{ referentiel, item, faiteLe: jour, brouillon: etat === 0 },
      ...(etat === 1 && { corbeilleLe: new Date() }),
    });
    const note = degre === 'absent' ? 'nonevaluable' : degre;
    await uneEvaluationDeFiche(enseignant, fiche, { referentiel, items: [item], degre: note, creeLe: instant });
    return { source: 'fiche', item, degre: note, jour, compte: etat > 1, visible: true } satisfies Fait;
  }
  await uneEvaluation(enseignant, {
    ...{ apprenants: [apprenant], referentiel, notes: { [item]: degre }, faiteLe: jour, visible: etat !== 1 },
    ...{ annee: anneeScolaire(jour), saisiLe: instant, ...(etat === 0 && { supprimeLe: new Date() }) },
  });
  return { source: 'evaluation', item, degre, jour, compte: etat !== 0, visible: etat !== 1 } satisfies Fait;
}

interface Cadre {
  referentiel: string;
  items: readonly string[];
}

/** Le calcul du guide (3.12.2), refait ici sans rien emprunter à l'application. */
function attendu(faits: readonly Fait[], codes: readonly string[], ga: boolean, famille: boolean): number | null {
  const notes = faits
    .filter((f) => f.compte && (f.visible || !famille) && codes.includes(f.item) && !(ga && f.source === 'evaluation'))
    .filter((f) => POURCENTAGES[f.degre] !== null)
    .sort((a, b) => a.jour.localeCompare(b.jour))
    .map((f) => POURCENTAGES[f.degre] ?? 0);
  if (notes.length === 0) return null;
  return ga ? Math.max(...notes) : (notes.at(-1) ?? null);
}

const mesures = (diplome: Diplome, matiere: Matiere) =>
  new Map(
    lignesDe(construireTableau(diplome, matiere).sections).flatMap((l) =>
      l.barres.flatMap((b) => b.details.map((d) => [d.code, d.mesure.pourcentage] as const)),
    ),
  );

const CAS = [
  { referentiel: 'BACPRO-GA', ga: true, items: ['1.1.1', '1.1.2', '2.1.1'] },
  { referentiel: 'BACPRO-TRANSPORT', ga: false, items: ['G1C1.1', 'G1C1.2', 'G2C1.1'] },
];

describe.each(CAS)('Les chiffres de la base, sur six apprenants tirés au sort ($referentiel)', (cas) => {
  let diplome: Diplome;
  let division: string;
  let personnels: Acteur[];
  let masque: Acteur;
  const eleves: { apprenant: Acteur; parent: Acteur; faits: Fait[] }[] = [];

  beforeAll(async () => {
    const lu = await lireReferentiel(cas.referentiel);
    if (!lu) throw new Error(`référentiel ${cas.referentiel} absent`);
    diplome = lu;
    const rne = await unEtablissement();
    division = (await uneDivision(rne, { referentiel: cas.referentiel })).id;
    const enseignant = await unEnseignant(rne, [division]);
    personnels = [enseignant, await unCompte(rne, 'chef'), await unCompte(rne, 'lecteur')];
    const options = { division, referentiel: cas.referentiel };
    for (const graine of GRAINES) {
      const apprenant = await unApprenant(rne, options);
      const t = tirages(graine);
      const faits: Fait[] = [];
      for (let rang = 0; rang < 24; rang++) faits.push(await poser(t, rang, { enseignant, apprenant }, cas));
      eleves.push({ apprenant, parent: await unParent(rne, [apprenant]), faits });
    }
    masque = await unApprenant(rne, { ...options, compte: { masqueLe: new Date() } });
    await poser(tirages(7), 1, { enseignant, apprenant: masque }, cas);
  });

  /** Chaque item noté, sous la compétence ou la situation qui le porte. */
  const verifier = (vues: ReadonlyMap<string, number | null>, faits: readonly Fait[], famille: boolean) => {
    const attendues = cas.items.map((i) => [i, attendu(faits, [i], cas.ga, famille)]);
    expect(cas.items.map((i) => [i, vues.get(i)])).toEqual(attendues);
    const autres = [...vues].filter(([code]) => !cas.items.includes(code));
    expect(autres.every(([, valeur]) => valeur === null)).toBe(true);
  };

  const dossierVu = async (acteur: Acteur, apprenant: Acteur) => {
    const { dossier } = await lireTableauDeBord(acteur, { apprenant: apprenant.compteId });
    if (!dossier) throw new Error('aucun dossier');
    return dossier;
  };

  test('TDB-1 TDB-2 le tirage a de tout : des faits qui comptent, cachés, à la corbeille', () => {
    const faits = eleves.flatMap((e) => e.faits);
    for (const source of ['evaluation', 'fiche'])
      for (const compte of [true, false])
        expect(faits.some((f) => f.source === source && f.compte === compte)).toBe(true);
    expect(faits.some((f) => f.compte && !f.visible)).toBe(true);
    const differents = eleves.some((e) =>
      cas.items.some((i) => attendu(e.faits, [i], false, true) !== attendu(e.faits, [i], false, false)),
    );
    expect(differents).toBe(true);
  });

  test('TDB-1 TDB-2 enseignant, chef et lecteur : brouillon, corbeille et évaluation supprimée ne comptent pas', async () => {
    for (const { apprenant, faits } of eleves)
      for (const acteur of personnels) verifier(mesures(diplome, await dossierVu(acteur, apprenant)), faits, false);
  });

  test('TDB-1 TDB-2 apprenant et parent : ni chiffre, ni résultat d’une évaluation non visible', async () => {
    for (const { apprenant, parent, faits } of eleves)
      for (const acteur of [apprenant, parent]) {
        const dossier = await dossierVu(acteur, apprenant);
        verifier(mesures(diplome, dossier), faits, true);
        const visibles = faits.filter((f) => f.source === 'evaluation' && f.compte && f.visible);
        expect(dossier.evaluations.map((r) => r.jour).sort()).toEqual(visibles.map((f) => f.jour).sort());
      }
  });

  test('TBC-1 sans les résultats qui les expliquent, les mesures d’une classe sont les mêmes', async () => {
    const [acteur] = personnels as [Acteur];
    const deplie = eleves[0]?.apprenant.compteId ?? '';
    const entiere = await lireClasse(acteur, division, true);
    const allegee = await lireClasse(acteur, division, true, (id) => id === deplie);
    for (const { apprenant, faits } of eleves) {
      const matiere = allegee.matieres.get(apprenant.compteId) ?? { fiches: [], evaluations: [] };
      verifier(mesures(diplome, matiere), faits, false);
    }
    expect(allegee.matieres.get(deplie)).toEqual(entiere.matieres.get(deplie));
    const evaluations = (lue: typeof entiere) => [...lue.matieres.values()].flatMap((m) => m.evaluations).length;
    if (!cas.ga) expect(evaluations(allegee)).toBeLessThan(evaluations(entiere));
  });

  test('TBC-1 BIL-2 la classe et le bilan disent les mêmes chiffres ; l’apprenant masqué n’y est pas', async () => {
    for (const acteur of personnels) {
      const { tableaux, matieres } = await lireClasse(acteur, division, true);
      expect(tableaux.map((x) => x.apprenant.id).sort()).toEqual(eleves.map((e) => e.apprenant.compteId).sort());
      for (const { apprenant, faits } of eleves)
        verifier(mesures(diplome, matieres.get(apprenant.compteId) ?? { fiches: [], evaluations: [] }), faits, false);
      await expect(lireTableauDeBord(acteur, { apprenant: masque.compteId })).rejects.toMatchObject({
        code: 'introuvable',
      });
    }
    for (const acteur of personnels.filter((a) => a.profil !== 'lecteur')) {
      const bilans = await lireBilans(
        acteur,
        eleves.map((e) => e.apprenant.compteId),
      );
      for (const { apprenant, faits } of eleves) {
        const bilan = bilans.find((b) => b.apprenant.id === apprenant.compteId);
        verifier(mesures(diplome, bilan?.matiere ?? { fiches: [], evaluations: [] }), faits, false);
      }
    }
  });
});
