import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connexion';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { apprenantsVisibles } from '@/lib/acces/portee';
import { Refus } from '@/lib/acces/refus';
import { type Diplome, lireDiplomes } from '@/lib/evaluations/queries-choix';

/**
 * Les diplômes pour lesquels l'enseignant prépare des scénarios : ceux de ses apprenants et de ses classes, et ceux
 * auxquels l'établissement est abonné.
 */
export async function lireCodesProposes(tx: Transaction, acteur: Acteur): Promise<string[]> {
  const { rne, compteId } = acteur;
  const lignes = await tx.execute<{ code: string }>(sql`
    select ap.referentiel as code from apprenant ap
      where ap.rne = ${rne} and ap.referentiel is not null and ap.compte_id in ${apprenantsVisibles(acteur)}
    union select s.referentiel from structure s join affectation f on f.rne = s.rne and f.structure_id = s.id
      where s.rne = ${rne} and s.referentiel is not null and s.masquee_le is null and f.compte_id = ${compteId}
        and f.role = 'enseignant' and f.fin_le is null and f.exclue_le is null
    union select a.referentiel from abonnement_diplome a where a.rne = ${rne} and a.fin_le >= current_date`);
  return lignes.map((l) => l.code);
}

/** Les diplômes proposés et leur arbre, par sigle. */
export const lireDiplomesProposes = (acteur: Acteur): Promise<Diplome[]> =>
  lire(acteur, async (tx) => lireDiplomes(tx, await lireCodesProposes(tx, acteur)));

/** Refuse (`saisie`) un diplôme que ni l'enseignant ni l'établissement ne prépare. */
export async function exigerDiplomePropose(tx: Transaction, acteur: Acteur, referentiel: string): Promise<void> {
  if ((await lireCodesProposes(tx, acteur)).includes(referentiel)) return;
  throw new Refus('saisie', {
    champs: {
      referentiel: 'Ni vos classes ni votre établissement ne préparent ce diplôme\u00a0: choisissez-en un autre.',
    },
  });
}
