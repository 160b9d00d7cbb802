import { v7 as uuidv7 } from 'uuid';
import { evaluation, evaluationApprenant, evaluationItem, resultat } from '@/db/schema/evaluations';
import { fiche, ficheEvaluation } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import type { Degre } from '@/lib/maitrise/degres';

type OptionsEvaluation = {
  auteur: Acteur;
  apprenant: Acteur;
  referentiel: string;
  notes: Record<string, Degre>;
  faiteLe?: string;
  visible?: boolean;
  commentaire?: string;
  saisiLe?: Date;
  supprimeLe?: Date;
};

/** Une évaluation déjà saisie pour un apprenant : un degré par item de `notes`. */
export async function uneEvaluationNotee(o: OptionsEvaluation): Promise<string> {
  const [rne, id, items] = [o.auteur.rne, uuidv7(), Object.entries(o.notes)];
  const apprenantId = o.apprenant.compteId;
  await ecrire(o.auteur, 'test.evaluation', async (tx) => {
    await tx.insert(evaluation).values({
      rne,
      id,
      titre: 'Contrôle',
      referentiel: o.referentiel,
      niveau: 3,
      annee: 2026,
      faiteLe: o.faiteLe ?? '2026-09-15',
      auteurId: o.auteur.compteId,
      visible: o.visible ?? true,
      supprimeLe: o.supprimeLe,
    });
    const deux = { rne, evaluationId: id };
    const evalues = items.map(([item], rang) => ({ ...deux, item, referentiel: o.referentiel, rang }));
    await tx.insert(evaluationItem).values(evalues);
    await tx.insert(evaluationApprenant).values({ ...deux, apprenantId, commentaire: o.commentaire ?? '' });
    const saisie = { saisiPar: o.auteur.compteId, ...(o.saisiLe && { saisiLe: o.saisiLe }) };
    await tx.insert(resultat).values(items.map(([item, degre]) => ({ ...deux, apprenantId, item, degre, ...saisie })));
  });
  return id;
}

type OptionsFiche = Pick<typeof fiche.$inferInsert, 'referentiel' | 'item'> &
  Partial<typeof fiche.$inferInsert> & { apprenant: Acteur };

/** Une fiche du passeport, sans évaluation. */
export async function uneFiche({ apprenant, ...options }: OptionsFiche): Promise<string> {
  const id = options.id ?? uuidv7();
  await ecrire(apprenant, 'test.fiche', (tx) =>
    tx.insert(fiche).values({
      rne: apprenant.rne,
      apprenantId: apprenant.compteId,
      titre: 'Accueil d’un visiteur',
      faiteLe: '2026-09-10',
      lieu: 'pfmp',
      textes: {},
      ...options,
      id,
    }),
  );
  return id;
}

type OptionsNote = Partial<typeof ficheEvaluation.$inferInsert> &
  Pick<typeof ficheEvaluation.$inferInsert, 'referentiel' | 'items'>;

/** Une évaluation de cette fiche, ajoutée à son historique. */
export async function noterFiche(auteur: Acteur, ficheId: string, options: OptionsNote): Promise<void> {
  const ligne = { rne: auteur.rne, id: uuidv7(), ficheId, auteurId: auteur.compteId, partie: 'bacpro' as const };
  await ecrire(auteur, 'test.note', (tx) => tx.insert(ficheEvaluation).values({ ...ligne, ...options }));
}
