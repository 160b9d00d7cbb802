import 'server-only';
import { asc, sql } from 'drizzle-orm';
import { evaluation } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { celleCi } from './portee';

/** Les divisions, l'année de l'évaluation, des apprenants qu'on y voit ; la dernière pour qui en a changé. */
export const lireClasses = (acteur: Acteur, id: string): Promise<string[]> =>
  lire(acteur, async (tx) => {
    const derniere = sql`lateral (
      select s.code from evaluation_apprenant ea, lateral (
        select st.code from affectation f join structure st on st.rne = f.rne and st.id = f.structure_id
        where f.rne = ea.rne and f.compte_id = ea.apprenant_id and f.exclue_le is null
          and st.nature = 'division' and st.annee = ${evaluation.annee}
        order by f.fin_le desc nulls first, st.code limit 1) s
      where ea.rne = ${evaluation.rne} and ea.evaluation_id = ${evaluation.id}
        and ea.apprenant_id in ${apprenantsVisibles(acteur)}) d`;
    const code = sql<string>`d.code`;
    const lignes = await tx
      .selectDistinct({ code })
      .from(evaluation)
      .innerJoin(derniere, sql`true`)
      .where(celleCi(acteur, id))
      .orderBy(asc(code));
    return lignes.map((l) => l.code);
  });
