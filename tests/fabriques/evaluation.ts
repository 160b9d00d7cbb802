import { v7 as uuidv7 } from 'uuid';
import { evaluation, evaluationApprenant, evaluationItem, resultat } from '@/db/schema/evaluations';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import type { Degre } from '@/lib/maitrise/degres';

interface Options extends Partial<Omit<typeof evaluation.$inferInsert, 'rne' | 'auteurId'>> {
  apprenants: readonly Acteur[];
  items?: readonly string[];
  /** Un degré par item, dans l'ordre, pour chaque apprenant ; `null` : pas de résultat. */
  resultats?: readonly (Degre | null)[];
  commentaire?: string;
}

/** Une évaluation de cet enseignant pour ces apprenants, deux situations de la GA et sans résultat à défaut. */
export async function uneEvaluation(auteur: Acteur, options: Options): Promise<{ id: string }> {
  const { apprenants, items = ['1.1.1', '1.1.2'], resultats = [], commentaire = '', ...reste } = options;
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
    for (const { compteId: apprenantId } of apprenants) {
      await tx.insert(evaluationApprenant).values({ ...cle, apprenantId, commentaire });
      const saisis = items.flatMap((item, n) => {
        const degre = resultats[n];
        return degre ? [{ ...cle, apprenantId, item, degre, saisiPar: auteurId }] : [];
      });
      if (saisis.length > 0) await tx.insert(resultat).values(saisis);
    }
  });
  return { id };
}
