import { sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import type { NomModule } from '@/lib/acces/modules';
import { apprenantsVisibles } from '@/lib/acces/portee';
import { compterPropositions } from '@/lib/transfert/queries';

const accorder = (n: number, un: string, plusieurs: string) => (n > 0 ? `${n} ${n > 1 ? plusieurs : un}` : undefined);

/**
 * Ce qui est nouveau pour l'acteur (ACC-1), par module, en clair : évaluations et évaluations de fiches pas encore
 * vues par l'apprenant ; fiches nouvelles ou modifiées pas encore vues par l'enseignant ; transferts qui attendent une
 * réponse de la direction.
 */
export async function nouveautes(acteur: Acteur): Promise<Partial<Record<NomModule, string>>> {
  if (acteur.profil === 'apprenant') {
    const { evaluations, fiches } = await compterApprenant(acteur);
    return {
      evaluations: accorder(evaluations, 'nouvelle', 'nouvelles'),
      passeport: accorder(fiches, 'fiche évaluée', 'fiches évaluées'),
    };
  }
  if (acteur.profil === 'enseignant') {
    return { passeport: accorder(await compterFichesEnseignant(acteur), 'fiche à voir', 'fiches à voir') };
  }
  if (acteur.profil === 'administrateur' || acteur.profil === 'chef') {
    const propositions = await compterPropositions(acteur);
    return { parametres: accorder(propositions, 'transfert proposé', 'transferts proposés') };
  }
  return {};
}

function compterApprenant(acteur: Acteur): Promise<{ evaluations: number; fiches: number }> {
  return lire(acteur, async (tx) => {
    const [ligne] = await tx.execute<{ evaluations: number; fiches: number }>(sql`
      select
        (select count(*)::int from evaluation_apprenant ea join evaluation e on e.rne = ea.rne and e.id = ea.evaluation_id
          where ea.rne = ${acteur.rne} and ea.apprenant_id = ${acteur.compteId} and e.visible and e.supprime_le is null
            and (ea.vue_le is null or ea.modifie_le > ea.vue_le)) as evaluations,
        (select count(*)::int from fiche f
          where f.rne = ${acteur.rne} and f.apprenant_id = ${acteur.compteId} and f.corbeille_le is null
            and exists (select 1 from fiche_evaluation fe where fe.rne = f.rne and fe.fiche_id = f.id
              and fe.cree_le > coalesce((select v.vue_le from fiche_vue v where v.rne = f.rne and v.fiche_id = f.id
                and v.compte_id = ${acteur.compteId}), '-infinity'))) as fiches`);
    return ligne ?? { evaluations: 0, fiches: 0 };
  });
}

function compterFichesEnseignant(acteur: Acteur): Promise<number> {
  return lire(acteur, async (tx) => {
    const [ligne] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from fiche f
       where f.rne = ${acteur.rne} and not f.brouillon and f.corbeille_le is null
         and f.apprenant_id in ${apprenantsVisibles(acteur)}
         and not exists (select 1 from fiche_vue v where v.rne = f.rne and v.fiche_id = f.id
           and v.compte_id = ${acteur.compteId} and v.vue_le >= f.modifie_le)`);
    return ligne?.n ?? 0;
  });
}
