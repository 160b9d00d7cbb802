import { and, desc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connexion';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { importSiecle } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import type { GenreImport } from './mutations';

export type Population = 'enseignants' | 'chefs' | 'apprenants' | 'responsables';

export interface Effectifs extends Record<Population, number> {
  divisions: number;
  sansDiplome: number;
}

export type FichierImporte = (typeof importSiecle.$inferSelect)['fichiers'][number];

/** Un import fait : combien de personnes créées, modifiées, revenues, sorties, par population. */
export interface ImportFait {
  id: string;
  genre: GenreImport;
  appliqueLe: Date | null;
  auteur: string;
  fichiers: FichierImporte[];
  comptes: Record<Population, Record<'crees' | 'modifies' | 'revenus' | 'partis', number>>;
}

export interface AccueilImport {
  /** Année de la rentrée du dernier import d'enseignants ; nulle tant qu'aucun n'a été fait. */
  annee: number | null;
  effectifs: Effectifs;
  /** Analyses de l'acteur qui attendent d'être importées. */
  enAttente: { id: string; genre: GenreImport; creeLe: Date }[];
  historique: ImportFait[];
}

const HISTORIQUE_MAX = 20;

const present = sql`masque_le is null and suspendu_le is null and (sorti_le is null or sorti_le > current_date)`;

/** La page « Importer des fichiers » : où en est l'établissement, les analyses en attente, les derniers imports. */
export function lireAccueilImport(acteur: Acteur): Promise<AccueilImport> {
  return lire(acteur, async (tx) => {
    const [etab] = await tx
      .select({ annee: etablissement.anneeCourante })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne));
    return {
      annee: etab?.annee ?? null,
      effectifs: await compterEffectifs(tx, acteur.rne),
      enAttente: await lireEnAttente(tx, acteur),
      historique: await lireHistorique(tx, acteur.rne),
    };
  });
}

async function compterEffectifs(tx: Transaction, rne: string): Promise<Effectifs> {
  const [ligne] = await tx.execute<Effectifs & Record<string, unknown>>(sql`
    select
      (select count(*)::int from compte where rne = ${rne} and profil = 'enseignant' and ${present}) as enseignants,
      (select count(*)::int from compte where rne = ${rne} and profil = 'chef' and ${present}) as chefs,
      (select count(*)::int from compte where rne = ${rne} and profil = 'apprenant' and ${present}) as apprenants,
      (select count(*)::int from compte where rne = ${rne} and profil = 'parent' and ${present}) as responsables,
      count(s.id)::int as divisions,
      count(s.id) filter (where s.referentiel is null)::int as "sansDiplome"
    from etablissement e
    left join structure s on s.rne = e.rne and s.annee = e.annee_courante and s.nature = 'division' and s.masquee_le is null
    where e.rne = ${rne}`);
  if (!ligne) throw new Refus('introuvable');
  return ligne;
}

const lireEnAttente = (tx: Transaction, acteur: Acteur) =>
  tx
    .select({ id: importSiecle.id, genre: importSiecle.genre, creeLe: importSiecle.creeLe })
    .from(importSiecle)
    .where(
      and(
        eq(importSiecle.rne, acteur.rne),
        eq(importSiecle.auteurId, acteur.compteId),
        eq(importSiecle.etat, 'analyse'),
        sql`${importSiecle.creeLe} > now() - interval '24 hours'`,
      ),
    )
    .orderBy(desc(importSiecle.creeLe));

export const nomAuteur = sql<string>`concat_ws(' ', ${compte.prenom}, ${compte.nom})`;

const lireHistorique = (tx: Transaction, rne: string): Promise<ImportFait[]> =>
  tx
    .select({
      id: importSiecle.id,
      genre: importSiecle.genre,
      appliqueLe: importSiecle.appliqueLe,
      auteur: nomAuteur,
      fichiers: importSiecle.fichiers,
      comptes: sql<ImportFait['comptes']>`(
        select jsonb_object_agg(p, (
          select jsonb_object_agg(m, jsonb_array_length(${importSiecle.resultat} -> p -> m))
          from unnest(array['crees', 'modifies', 'revenus', 'partis']) m))
        from unnest(array['enseignants', 'chefs', 'apprenants', 'responsables']) p)`,
    })
    .from(importSiecle)
    .innerJoin(compte, and(eq(compte.rne, importSiecle.rne), eq(compte.id, importSiecle.auteurId)))
    .where(and(eq(importSiecle.rne, rne), eq(importSiecle.etat, 'applique')))
    .orderBy(desc(importSiecle.appliqueLe))
    .limit(HISTORIQUE_MAX);

/** Une division de l'année et son rattachement (IMP-7). */
export interface DivisionListee {
  id: string;
  code: string;
  libelle: string;
  /** MEF de la division et leur libellé ; celui d'un code inconnu est nul. */
  mefs: { code: string; libelle: string | null; diplomes: number }[];
  referentiel: string | null;
  niveau: number | null;
  /** Corrigée à la main, plutôt que tirée du MEF. */
  manuel: boolean;
  apprenants: number;
}

/** Les divisions de l'année en cours, par code, avec l'effectif présent. */
export function listerDivisions(acteur: Acteur): Promise<DivisionListee[]> {
  return lire(acteur, async (tx) => [
    ...(await tx.execute<DivisionListee & Record<string, unknown>>(sql`
    select s.id, s.code, s.libelle, s.referentiel, s.niveau, s.rattachement_manuel as manuel,
      coalesce((select jsonb_agg(jsonb_build_object('code', x.code, 'libelle', m.libelle,
          'diplomes', coalesce(cardinality(m.referentiels), 0)) order by x.rang)
        from unnest(s.mefs) with ordinality x(code, rang) left join mef m on m.code = left(x.code, 10)), '[]') as mefs,
      (select count(*)::int from affectation a join compte c on c.rne = a.rne and c.id = a.compte_id
        where a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant' and a.fin_le is null
          and a.exclue_le is null and c.masque_le is null and (c.sorti_le is null or c.sorti_le > current_date)
      ) as apprenants
    from structure s join etablissement e on e.rne = s.rne and e.annee_courante = s.annee
    where s.rne = ${acteur.rne} and s.nature = 'division' and s.masquee_le is null
    order by s.code collate "fr-x-icu"`)),
  ]);
}
