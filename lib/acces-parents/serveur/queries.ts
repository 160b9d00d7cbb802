import 'server-only';
import { and, countDistinct, eq, sql } from 'drizzle-orm';
import { responsabilite } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { accesParents } from '@/db/schema/parametres';
import { affectation, structure } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { majeur, present, suiviParSesParents } from '@/lib/acces/serveur/portee';
import { c, comptesParents, divisionsDe, enCours, legaux, p } from './portee-jointures';

/** Une division de l'année et ses effectifs, chaque personne comptée une fois (ACP-1). */
export interface ClasseParents {
  id: string;
  code: string;
  libelle: string;
  eleves: number;
  parents: number;
  avecAdresse: number;
  /** Parents qui recevraient leurs accès si on les donnait à toute la classe. */
  aPrevenir: number;
  /** Depuis quand l'accès est donné à toute la classe ; nul s'il ne l'est pas. */
  donneLe: Date | null;
  /** Diplômes de la classe à qui il est donné, un par un. */
  diplomesOuverts: number;
}

export interface AccueilParents {
  classes: ClasseParents[];
  /** Les parents d'apprenants majeurs ont-ils un accès, et combien d'apprenants présents le sont. */
  parentsMajeurs: boolean;
  majeurs: number;
}

/** Les classes avec leurs effectifs et leur accès, et le réglage des majeurs (ACP-1). */
export function lireAccueilParents(acteur: Acteur): Promise<AccueilParents> {
  return lire(acteur, async (tx) => ({
    classes: await lireClasses(tx, acteur.rne),
    ...(await lireMajeurs(tx, acteur.rne)),
  }));
}

const lireClasses = (tx: Transaction, rne: string): Promise<ClasseParents[]> =>
  tx
    .select({
      id: structure.id,
      code: structure.code,
      libelle: structure.libelle,
      eleves: countDistinct(c.id),
      parents: countDistinct(p.id),
      avecAdresse: sql<number>`count(distinct p.id) filter (where p.courriel is not null)::int`,
      aPrevenir: sql<number>`count(distinct p.id) filter (
        where p.courriel is not null and p.acces_envoye_le is null and ${suiviParSesParents})::int`,
      donneLe: accesParents.donneLe,
      diplomesOuverts: sql<number>`(select count(*)::int from acces_parents o
        where o.rne = ${structure.rne} and o.structure_id = ${structure.id} and o.referentiel <> '')`,
    })
    .from(structure)
    .leftJoin(affectation, enCours)
    .leftJoin(c, and(eq(c.rne, affectation.rne), eq(c.id, affectation.compteId), present))
    .leftJoin(responsabilite, legaux)
    .leftJoin(p, comptesParents)
    .leftJoin(
      accesParents,
      and(
        eq(accesParents.rne, structure.rne),
        eq(accesParents.structureId, structure.id),
        eq(accesParents.referentiel, ''),
      ),
    )
    .where(divisionsDe(rne))
    .groupBy(structure.rne, structure.id, accesParents.donneLe)
    .orderBy(sql`${structure.code} collate "fr-x-icu"`);

async function lireMajeurs(tx: Transaction, rne: string): Promise<{ parentsMajeurs: boolean; majeurs: number }> {
  const [ligne] = await tx
    .select({
      parentsMajeurs: etablissement.parentsMajeurs,
      majeurs: sql<number>`(select count(*)::int from compte c
        where c.rne = ${etablissement.rne} and c.profil = 'apprenant' and ${present} and ${majeur})`,
    })
    .from(etablissement)
    .where(eq(etablissement.rne, rne));
  return ligne ?? { parentsMajeurs: false, majeurs: 0 };
}
