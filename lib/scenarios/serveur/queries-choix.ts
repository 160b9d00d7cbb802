import 'server-only';
import { sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { type Diplome, lireDiplomes } from '@/lib/referentiels/serveur/queries-diplomes';

/**
 * Les codes des diplômes pour lesquels l'enseignant prépare des scénarios : d'abord ceux de ses apprenants et de ses
 * classes, puis ceux auxquels l'établissement est abonné.
 */
export async function lireCodesProposes(tx: Transaction, acteur: Acteur): Promise<string[]> {
  const { rne, compteId } = acteur;
  const lignes = await tx.execute<{ code: string }>(sql`
    select code from (
      select ap.referentiel as code, 1 as rang from apprenant ap
        where ap.rne = ${rne} and ap.compte_id in ${apprenantsVisibles(acteur)}
      union all select s.referentiel, 1 from structure s
        join affectation f on f.rne = s.rne and f.structure_id = s.id
        where s.rne = ${rne} and s.masquee_le is null and f.compte_id = ${compteId}
          and f.role = 'enseignant' and f.fin_le is null and f.exclue_le is null
      union all select a.referentiel, 2 from abonnement_diplome a
        where a.rne = ${rne} and a.fin_le >= current_date) p
    where code is not null group by code order by min(rang), code`);
  return lignes.map((l) => l.code);
}

/** Les diplômes proposés et leur arbre, ceux de ses classes en tête. */
export const lireDiplomesProposes = (acteur: Acteur): Promise<Diplome[]> =>
  lire(acteur, async (tx) => {
    const codes = await lireCodesProposes(tx, acteur);
    const diplomes = new Map((await lireDiplomes(tx, codes)).map((d) => [d.code, d]));
    return codes.flatMap((code) => diplomes.get(code) ?? []);
  });

/** Refuse (`saisie`) un diplôme que ni l'enseignant ni l'établissement ne prépare. */
export async function exigerDiplomePropose(tx: Transaction, acteur: Acteur, referentiel: string): Promise<void> {
  if ((await lireCodesProposes(tx, acteur)).includes(referentiel)) return;
  throw new Refus('saisie', {
    champs: {
      referentiel: 'Ni vos classes ni votre établissement ne préparent ce diplôme\u00a0: choisissez-en un autre.',
    },
  });
}
