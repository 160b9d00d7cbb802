import 'server-only';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { importSiecle } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { HEURES_ANALYSE, JOURS_ANNULATION } from '../regles-limites';
import { CODES_ATTENTE } from '../textes-anomalies';
import type { GenreImport } from './mutations';
import { lireDivisions } from './queries-divisions';

export type Population = 'enseignants' | 'chefs' | 'apprenants' | 'responsables';

export interface Effectifs extends Record<Population, number> {
  divisions: number;
  /** Divisions dont le diplôme est à choisir, puis celles qui n'en préparent aucun de Griotte. */
  aChoisir: number;
  horsGriotte: number;
}

export type FichierImporte = (typeof importSiecle.$inferSelect)['fichiers'][number];

/** Un import fait : combien de personnes créées, modifiées, revenues, sorties, par population. */
export interface ImportFait {
  id: string;
  genre: GenreImport;
  appliqueLe: Date | null;
  auteur: string;
  fichiers: FichierImporte[];
  /** De quoi l'annuler est encore gardé (IMP-9). */
  annulable: boolean;
  annuleLe: Date | null;
  annulePar: string | null;
  comptes: Record<Population, Record<'crees' | 'modifies' | 'revenus' | 'partis', number>>;
}

export interface AccueilImport {
  /** Année de la rentrée du dernier import d'enseignants ; nulle tant qu'aucun n'a été fait. */
  annee: number | null;
  effectifs: Effectifs;
  /** Ceux que les derniers imports ont laissés sans compte, leur nom étant abîmé : de quel import, et combien. */
  sansNom: { id: string; genre: GenreImport; nombre: number }[];
  /** Analyses de l'acteur qui attendent d'être importées. */
  enAttente: { id: string; genre: GenreImport; creeLe: Date }[];
  historique: ImportFait[];
}

const HISTORIQUE_MAX = 20;

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
      sansNom: await lireSansNom(tx, acteur.rne),
      enAttente: await lireEnAttente(tx, acteur),
      historique: await lireHistorique(tx, acteur.rne),
    };
  });
}

async function compterEffectifs(tx: Transaction, rne: string): Promise<Effectifs> {
  const lignes = await tx.execute<{ profil: string; n: number }>(sql`
    select profil, count(*)::int as n from compte
    where rne = ${rne} and masque_le is null and suspendu_le is null and (sorti_le is null or sorti_le > current_date)
    group by profil`);
  const n = Object.fromEntries(lignes.map((l) => [l.profil, l.n]));
  const divisions = await lireDivisions(tx, rne);
  return {
    enseignants: n.enseignant ?? 0,
    chefs: n.chef ?? 0,
    apprenants: n.apprenant ?? 0,
    responsables: n.parent ?? 0,
    divisions: divisions.length,
    aChoisir: divisions.filter((d) => d.situation === 'a-choisir').length,
    horsGriotte: divisions.filter((d) => d.situation === 'hors-griotte').length,
  };
}

/** Le dernier import de chaque genre dit qui attend encore un bon nom. */
async function lireSansNom(tx: Transaction, rne: string): Promise<AccueilImport['sansNom']> {
  const lus = await tx.execute<AccueilImport['sansNom'][number] & Record<string, unknown>>(sql`
    select i.id, i.genre, (select count(distinct a ->> 'cle')::int from jsonb_array_elements(i.resultat -> 'anomalies') a
        where a ->> 'code' = any(${sql.param(CODES_ATTENTE)}::text[])) as nombre
    from (select distinct on (genre) id, genre, resultat from import
           where rne = ${rne} and etat = 'applique' order by genre, applique_le desc) i
    order by i.genre`);
  return lus.filter((l) => l.nombre > 0);
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
        sql`${importSiecle.creeLe} > now() - make_interval(hours => ${HEURES_ANALYSE})`,
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
      annulable: sql<boolean>`exists (select from import_releve r where r.rne = ${importSiecle.rne} and r.import_id = ${importSiecle.id}
        and ${importSiecle.appliqueLe} > now() - make_interval(days => ${JOURS_ANNULATION}))`,
      annuleLe: importSiecle.annuleLe,
      annulePar: sql<string | null>`(select btrim(concat_ws(' ', x.prenom, x.nom)) from compte x
        where x.rne = ${importSiecle.rne} and x.id = ${importSiecle.annuleParId})`,
      comptes: sql<ImportFait['comptes']>`(
        select jsonb_object_agg(p, (
          select jsonb_object_agg(m, jsonb_array_length(${importSiecle.resultat} -> p -> m))
          from unnest(array['crees', 'modifies', 'revenus', 'partis']) m))
        from unnest(array['enseignants', 'chefs', 'apprenants', 'responsables']) p)`,
    })
    .from(importSiecle)
    .innerJoin(compte, and(eq(compte.rne, importSiecle.rne), eq(compte.id, importSiecle.auteurId)))
    .where(and(eq(importSiecle.rne, rne), inArray(importSiecle.etat, ['applique', 'annule'])))
    .orderBy(desc(importSiecle.appliqueLe))
    .limit(HISTORIQUE_MAX);
