import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import {
  evaluation,
  evaluationApprenant,
  evaluationItem,
  evaluationSaisissant,
  resultat,
} from '@/db/schema/evaluations';
import { ecrire, lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import type { Degre } from '@/lib/degres/regles';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from './etablissement';

interface Options extends Partial<Omit<typeof evaluation.$inferInsert, 'rne' | 'auteurId'>> {
  apprenants: readonly Acteur[];
  items?: readonly string[];
  /** Un degré par item, dans l'ordre, pour chaque apprenant ; `null` : pas de résultat. */
  resultats?: readonly (Degre | null)[];
  /** À la place d'`items` et de `resultats` : le degré de chaque item. */
  notes?: Readonly<Record<string, Degre>>;
  saisiLe?: Date;
  commentaire?: string;
  /** Collègues à qui l'auteur permet de saisir. */
  saisissants?: readonly Acteur[];
}

/** Une évaluation de cet enseignant pour ces apprenants, deux situations de la GA et sans résultat à défaut. */
export async function uneEvaluation(auteur: Acteur, options: Options): Promise<{ id: string }> {
  const { apprenants, notes, saisiLe, commentaire = '', saisissants = [], ...autres } = options;
  const { items = notes ? Object.keys(notes) : ['1.1.1', '1.1.2'], resultats, ...reste } = autres;
  const degres = resultats ?? Object.values(notes ?? {});
  const { rne, compteId: auteurId } = auteur;
  const id = reste.id ?? uuidv7();
  const referentiel = reste.referentiel ?? 'BACPRO-GA';
  const annee = reste.annee ?? anneeScolaire();
  await ecrire(auteur, 'test.evaluation', async (tx) => {
    await tx.insert(evaluation).values({
      titre: 'Évaluation',
      niveau: 3,
      faiteLe: `${annee}-11-14`,
      ...reste,
      rne,
      id,
      auteurId,
      referentiel,
      annee,
    });
    const cle = { rne, evaluationId: id };
    await tx.insert(evaluationItem).values(items.map((item, rang) => ({ ...cle, item, referentiel, rang })));
    for (const { compteId } of saisissants) await tx.insert(evaluationSaisissant).values({ ...cle, compteId });
    for (const { compteId: apprenantId } of apprenants) {
      await tx.insert(evaluationApprenant).values({ ...cle, apprenantId, commentaire });
      const saisis = items.flatMap((item, n) => {
        const degre = degres[n];
        return degre ? [{ ...cle, apprenantId, item, degre, saisiPar: auteurId, ...(saisiLe && { saisiLe }) }] : [];
      });
      if (saisis.length > 0) await tx.insert(resultat).values(saisis);
    }
  });
  return { id };
}

/** Une classe, son enseignant, un collègue qui l'a aussi, deux apprenants ; un enseignant et un apprenant d'à côté. */
export async function deuxClasses() {
  const rne = await unEtablissement();
  const [division, voisine] = [await uneDivision(rne), await uneDivision(rne)];
  const [a, b] = [await unApprenant(rne, { division: division.id }), await unApprenant(rne, { division: division.id })];
  const etranger = await unApprenant(rne, { division: voisine.id });
  const [auteur, collegue] = [await unEnseignant(rne, [division.id]), await unEnseignant(rne, [division.id])];
  return { rne, division, voisine, a, b, etranger, auteur, collegue, autre: await unEnseignant(rne, [voisine.id]) };
}

/** Les résultats d'une évaluation, tels que la base les garde. */
export const resultatsEnBase = (acteur: Acteur, id: string) =>
  lire(acteur, (tx) =>
    tx
      .select()
      .from(resultat)
      .where(and(eq(resultat.rne, acteur.rne), eq(resultat.evaluationId, id))),
  );
