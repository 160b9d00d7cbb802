import { sql } from 'drizzle-orm';

/**
 * Suite d'un `select`, corrélée à un apprenant `c` (compte) : ses divisions `s` de l'année en cours. Les groupes n'y sont
 * pas, ni les divisions masquées, ni celles dont il est sorti.
 */
export const deSesDivisions = sql`from affectation a
  join structure s on s.rne = a.rne and s.id = a.structure_id and s.nature = 'division' and s.masquee_le is null
  join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
  where a.rne = c.rne and a.compte_id = c.id and a.role = 'apprenant' and a.fin_le is null and a.exclue_le is null`;
