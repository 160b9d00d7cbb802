import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { etablissement } from '@/db/schema/etablissement';
import { type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { QUOTA_OCTETS } from '../regles';

/** Un diplôme de l'établissement : son abonnement, et l'espace qu'occupent ses fichiers, en octets. */
export interface EspaceDiplome {
  code: string;
  sigle: string;
  intitule: string;
  /** Nuls si le diplôme n'est pas abonné. */
  debutLe: string | null;
  finLe: string | null;
  quota: number;
  passeport: number;
  scenarios: number;
}

export interface CommandeLue {
  id: string;
  reference: string;
  passeeLe: string;
  objet: string;
  /** Sigle du diplôme ; nul si la commande n'est pas pour un diplôme. */
  diplome: string | null;
  octets: number;
  montantCentimes: number | null;
}

/** Tout ce que montre « Informations abonnement » (ABO-1 à ABO-3). */
export function lireAbonnement(locataire: Locataire) {
  const { rne } = locataire;
  return lire(locataire, async (tx) => {
    const [compte] = await tx.select().from(etablissement).where(eq(etablissement.rne, rne));
    return { compte: compte ?? null, diplomes: await lireDiplomes(tx, rne), commandes: await lireCommandes(tx, rne) };
  });
}

/** Les diplômes abonnés, préparés cette année, ou qui ont des fichiers. Les `bigint` de la base viennent en texte. */
async function lireDiplomes(tx: Transaction, rne: string): Promise<EspaceDiplome[]> {
  type Ligne = Omit<EspaceDiplome, 'quota' | 'passeport' | 'scenarios'> &
    Record<'achete' | 'passeport' | 'scenarios', string>;
  const lignes = await tx.execute<Ligne>(sql`
    select r.code, r.sigle, r.intitule, a.debut_le::text as "debutLe", a.fin_le::text as "finLe",
      (select coalesce(sum(c.octets), 0) from commande c where c.rne = ${rne} and c.referentiel = r.code) as achete,
      coalesce(e.octets_passeport, 0) as passeport, coalesce(e.octets_scenarios, 0) as scenarios
    from referentiel r
    left join abonnement_diplome a on a.rne = ${rne} and a.referentiel = r.code
    left join espace_disque e on e.rne = ${rne} and e.referentiel = r.code
    where a.rne is not null or e.octets_passeport + e.octets_scenarios > 0 or exists (
      select 1 from structure s join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
      where s.rne = ${rne} and s.referentiel = r.code and s.masquee_le is null)
    order by r.sigle collate "fr-x-icu", r.code`);
  return lignes.map(({ achete, passeport, scenarios, ...l }) => ({
    ...l,
    quota: QUOTA_OCTETS + Number(achete),
    passeport: Number(passeport),
    scenarios: Number(scenarios),
  }));
}

async function lireCommandes(tx: Transaction, rne: string): Promise<CommandeLue[]> {
  const lignes = await tx.execute<
    Omit<CommandeLue, 'octets' | 'montantCentimes'> & { octets: string; montantCentimes: string | null }
  >(sql`
    select c.id, c.reference, c.passee_le::text as "passeeLe", c.objet, r.sigle as diplome, c.octets,
      c.montant_centimes as "montantCentimes"
    from commande c left join referentiel r on r.code = c.referentiel
    where c.rne = ${rne} order by c.passee_le desc, c.cree_le desc, c.id`);
  return lignes.map((l) => ({
    ...l,
    octets: Number(l.octets),
    montantCentimes: l.montantCentimes === null ? null : Number(l.montantCentimes),
  }));
}

/** L'espace d'un diplôme : ce qui est occupé, et la limite avec ce que les commandes ajoutent. En octets. */
export async function lireEspace(
  tx: Transaction,
  rne: string,
  referentiel: string,
): Promise<{ occupe: number; quota: number }> {
  const [ligne] = await tx.execute<{ occupe: string; achete: string }>(sql`
    select coalesce((select e.octets_passeport + e.octets_scenarios from espace_disque e
        where e.rne = ${rne} and e.referentiel = ${referentiel}), 0) as occupe,
      coalesce((select sum(c.octets) from commande c where c.rne = ${rne} and c.referentiel = ${referentiel}), 0) as achete`);
  return { occupe: Number(ligne?.occupe ?? 0), quota: QUOTA_OCTETS + Number(ligne?.achete ?? 0) };
}
