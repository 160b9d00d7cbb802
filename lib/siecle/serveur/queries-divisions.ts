import 'server-only';
import { sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';

/**
 * D'où vient le diplôme d'une division, ou pourquoi elle n'en a pas : le MEF de chaque apprenant donne le sien (`mixte`) ;
 * plusieurs possibles pour un même MEF, comme en seconde commune, ou un MEF de bac pro inconnu (`a-choisir`) ; un MEF qui
 * ne mène à aucun diplôme suivi dans Griotte (`hors-griotte`).
 */
export type Situation = 'manuel' | 'mef' | 'mixte' | 'a-choisir' | 'hors-griotte';

interface DivisionLue {
  id: string;
  code: string;
  libelle: string;
  /** MEF de la division ; d'un code inconnu, le libellé est nul. `diplomes` : nombre de ceux auxquels il mène. */
  mefs: { code: string; libelle: string | null; diplomes: number }[];
  referentiel: string | null;
  niveau: number | null;
  manuel: boolean;
  apprenants: number;
}

/** Une division de l'année et son rattachement (IMP-7). */
export interface DivisionListee extends DivisionLue {
  situation: Situation;
}

/** Dispositif 247 : baccalauréat professionnel en 3 ans, seul suivi dans Griotte. */
const estBacPro = (code: string) => code.startsWith('247');

type Mef = DivisionLue['mefs'][number];
const incertain = (m: Mef) => m.diplomes > 1 || (m.libelle === null && estBacPro(m.code));

export function situationDe(d: Pick<DivisionLue, 'mefs' | 'referentiel' | 'manuel'>): Situation {
  if (d.manuel) return 'manuel';
  if (d.referentiel) return 'mef';
  if (d.mefs.length === 0 || d.mefs.some(incertain)) return 'a-choisir';
  return d.mefs.some((m) => m.diplomes === 1) ? 'mixte' : 'hors-griotte';
}

/** Comme `listerDivisions`, dans une transaction déjà ouverte. */
export async function lireDivisions(tx: Transaction, rne: string): Promise<DivisionListee[]> {
  const lues = await tx.execute<DivisionLue & Record<string, unknown>>(sql`
    select s.id, s.code, s.libelle, s.referentiel, s.niveau, s.rattachement_manuel as manuel,
      coalesce((select jsonb_agg(jsonb_build_object('code', x.code, 'libelle', m.libelle,
          'diplomes', coalesce(cardinality(m.referentiels), 0)) order by x.rang)
        from unnest(s.mefs) with ordinality x(code, rang) left join mef m on m.code = left(x.code, 10)), '[]') as mefs,
      (select count(*)::int from affectation a join compte c on c.rne = a.rne and c.id = a.compte_id
        where a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant' and a.fin_le is null
          and a.exclue_le is null and c.masque_le is null and (c.sorti_le is null or c.sorti_le > current_date)
      ) as apprenants
    from structure s join etablissement e on e.rne = s.rne and e.annee_courante = s.annee
    where s.rne = ${rne} and s.nature = 'division' and s.masquee_le is null
    order by s.code collate "fr-x-icu"`);
  return lues.map((d) => ({ ...d, situation: situationDe(d) }));
}

/** Les divisions de l'année en cours, par code, avec l'effectif présent. */
export const listerDivisions = (acteur: Acteur): Promise<DivisionListee[]> =>
  lire(acteur, (tx) => lireDivisions(tx, acteur.rne));
