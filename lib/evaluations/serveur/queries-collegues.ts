import 'server-only';
import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { compte, enseignant } from '@/db/schema/comptes';
import { evaluationSaisissant } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { codeDit, present } from '@/lib/acces/serveur/portee';
import { type EnTete, exigerModifiable } from './queries-modification';

/** Un collègue à qui l'auteur peut permettre, ou a permis, de saisir des résultats. */
export interface Collegue {
  id: string;
  nom: string;
  prenom: string;
  discipline: string | null;
  /** Les classes et groupes qu'il a en commun avec l'évaluation ; vide s'il n'en a plus. */
  classes: string[];
  /** Combien de ses apprenants y sont. */
  apprenants: number;
  saisit: boolean;
}

/** Par enseignant, ce qu'il a en commun avec l'évaluation : mêmes conditions que `apprenantsVisibles`. */
const enCommun = (rne: string, evaluationId: string): SQL => sql`(
  select e.compte_id, array_agg(distinct ${codeDit('s')}) as classes, count(distinct a.compte_id)::int as apprenants
  from evaluation_apprenant ea
  join affectation a on a.rne = ea.rne and a.compte_id = ea.apprenant_id and a.role = 'apprenant'
    and a.fin_le is null and a.exclue_le is null
  join compte c on c.rne = a.rne and c.id = a.compte_id and ${present}
  join affectation e on e.rne = a.rne and e.structure_id = a.structure_id and e.role = 'enseignant'
    and e.fin_le is null and e.exclue_le is null
  join structure s on s.rne = a.rne and s.id = a.structure_id
  where ea.rne = ${rne} and ea.evaluation_id = ${evaluationId}
  group by e.compte_id)`;

/** Les collègues qui ont des apprenants de l'évaluation, et ceux que l'auteur avait déjà désignés ; par nom. */
export async function listerCollegues(tx: Transaction, acteur: Acteur, evaluationId: string): Promise<Collegue[]> {
  const enService = and(isNull(compte.masqueLe), isNull(compte.suspenduLe), sql`communs.compte_id is not null`);
  return tx
    .select({
      id: compte.id,
      nom: compte.nom,
      prenom: compte.prenom,
      discipline: enseignant.discipline,
      classes: sql<string[]>`coalesce(communs.classes, '{}')`,
      apprenants: sql<number>`coalesce(communs.apprenants, 0)`,
      saisit: sql<boolean>`${evaluationSaisissant.compteId} is not null`,
    })
    .from(compte)
    .leftJoin(sql`${enCommun(acteur.rne, evaluationId)} communs`, sql`communs.compte_id = ${compte.id}`)
    .leftJoin(enseignant, and(eq(enseignant.rne, compte.rne), eq(enseignant.compteId, compte.id)))
    .leftJoin(
      evaluationSaisissant,
      and(
        eq(evaluationSaisissant.rne, compte.rne),
        eq(evaluationSaisissant.evaluationId, evaluationId),
        eq(evaluationSaisissant.compteId, compte.id),
      ),
    )
    .where(
      and(
        eq(compte.rne, acteur.rne),
        eq(compte.profil, 'enseignant'),
        sql`${compte.id} <> ${acteur.compteId}`,
        or(enService, sql`${evaluationSaisissant.compteId} is not null`),
      ),
    )
    .orderBy(sql`${compte.nom} collate "fr-x-icu"`, sql`${compte.prenom} collate "fr-x-icu"`, asc(compte.id));
}

/**
 * De quoi désigner qui saisit avec soi (co-intervention). Refuse `introuvable` hors de sa vue, `interdit` à qui n'est
 * pas l'auteur ou pour une année passée.
 */
export const lireCollegues = (acteur: Acteur, id: string): Promise<{ evaluation: EnTete; collegues: Collegue[] }> =>
  lire(acteur, async (tx) => ({
    evaluation: await exigerModifiable(tx, acteur, id),
    collegues: await listerCollegues(tx, acteur, id),
  }));
