import type postgres from 'postgres';

/** Les seules tables sans établissement. Une table nouvelle est d'établissement, ou s'ajoute ici en disant pourquoi. */
export const GLOBALES = ['referentiel', 'referentiel_item', 'correspondance', 'mef', 'limite'];

/**
 * Ce que l'application fait faire par un autre rôle (nul : le propriétaire de la base), par ordre alphabétique. Chacune
 * vérifie elle-même l'établissement de la transaction (`mesurer_exploitation` ne rend que des nombres), et a ses propres essais.
 */
export const FONCTIONS_PRIVILEGIEES: Record<string, string | null> = {
  demander_travail: null,
  mesurer_exploitation: null,
  rafraichir_statistiques: null,
  transfert_accepter: 'griotte_transfert',
  transfert_apercu: 'griotte_transfert',
  transfert_fichiers: 'griotte_transfert',
  transfert_proposer: 'griotte_transfert',
};

export interface Table {
  nom: string;
  rls: boolean;
  force: boolean;
  /** Colonnes de la clé primaire, dans l'ordre. */
  cle: string[];
  rneNonNul: boolean | null;
  politiques: { nom: string; roles: string[]; commande: string; lu: string; ecrit: string | null }[];
}

/** Une clé étrangère : `colonnes` de la table `de` vers les `visees` de la table `vers`, dans l'ordre. */
export interface CleEtrangere {
  nom: string;
  de: string;
  vers: string;
  colonnes: string[];
  visees: string[];
}

/** Toutes les tables du schéma, d'après PostgreSQL. */
export const lireTables = (sql: postgres.Sql) => sql<Table[]>`
  select c.relname as nom, c.relrowsecurity as rls, c.relforcerowsecurity as force,
    array(select t.attname::text from pg_constraint k, unnest(k.conkey) with ordinality as u(num, rang)
      join pg_attribute t on t.attrelid = c.oid and t.attnum = u.num
      where k.conrelid = c.oid and k.contype = 'p' order by u.rang) as cle,
    (select attnotnull from pg_attribute where attrelid = c.oid and attname = 'rne' and not attisdropped) as "rneNonNul",
    coalesce((select jsonb_agg(jsonb_build_object('nom', p.policyname, 'roles', p.roles, 'commande', p.cmd, 'lu', p.qual,
      'ecrit', p.with_check)) from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname), '[]')
      as politiques
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;

/** Les tables d'établissement : toutes, sauf les globales. */
export const lireLocataires = async (sql: postgres.Sql): Promise<Table[]> =>
  (await lireTables(sql)).filter((t) => !GLOBALES.includes(t.nom));

/** Toutes les clés étrangères du schéma. */
export const lireCles = (sql: postgres.Sql) => sql<CleEtrangere[]>`
  select k.conname as nom, d.relname as de, v.relname as vers,
    array(select t.attname::text from unnest(k.conkey) with ordinality u(num, rang)
      join pg_attribute t on t.attrelid = d.oid and t.attnum = u.num order by u.rang) as colonnes,
    array(select t.attname::text from unnest(k.confkey) with ordinality u(num, rang)
      join pg_attribute t on t.attrelid = v.oid and t.attnum = u.num order by u.rang) as visees
  from pg_constraint k join pg_class d on d.oid = k.conrelid join pg_class v on v.oid = k.confrelid
  where k.contype = 'f' and d.relnamespace = 'public'::regnamespace order by 1`;

/** Ce que PostgreSQL répond : le code et le texte de son refus, ou « accepté ». */
export const reponse = (essai: PromiseLike<unknown>): Promise<string> =>
  Promise.resolve(essai).then(
    () => 'accepté',
    (e: unknown) => {
      const erreur = e instanceof Error && e.cause instanceof Error ? e.cause : e;
      if (!(erreur instanceof Error)) return String(erreur);
      return `${'code' in erreur ? erreur.code : ''} ${erreur.message}`;
    },
  );
