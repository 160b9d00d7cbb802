import 'server-only';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { validate as estUuid } from 'uuid';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { type Acteur, MOIS_APRES_SORTIE } from '@/lib/acces/serveur/acteur';
import { present } from '@/lib/acces/serveur/portee';
import { type CompteEleve, estSelection, type Selection } from '../regles';
import type { FiltreListe } from '../schema';

type Tri = Omit<FiltreListe, 'classe'>;

const c = alias(compte, 'c');

/** Une division de l'année et son effectif présent. */
export interface DivisionChoisie {
  id: string;
  nature: 'division';
  code: string;
  libelle: string;
  effectif: number;
}

export interface AccesEleves {
  divisions: DivisionChoisie[];
  sansClasse: number;
  sortis: number;
  /** La division ou la sélection que l'adresse désigne, et ses comptes ; nulle si elle n'en désigne pas. */
  choix: DivisionChoisie | Selection | null;
  comptes: CompteEleve[];
}

/** Apprenant sorti qui se connecte encore, pour l'export de son passeport (AUT-9). */
export const sortiRecent = sql`(c.masque_le is null and c.suspendu_le is null and c.sorti_le <= current_date
  and c.sorti_le + make_interval(months => ${MOIS_APRES_SORTIE}) >= current_date)`;

/** Les codes des divisions de l'année d'un apprenant `c`, nul sans aucune. En carte, ils se lisent une fois par requête. */
const classeDe = (rne: string) => sql<string | null>`((
  select jsonb_object_agg(d.compte_id, d.codes) from (
    select a.compte_id, string_agg(s.code, ', ' order by s.code) as codes
    from affectation a
    join structure s on s.rne = a.rne and s.id = a.structure_id and s.nature = 'division' and s.masquee_le is null
    join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
    where a.rne = ${rne} and a.role = 'apprenant' and a.fin_le is null and a.exclue_le is null
    group by a.compte_id) d) ->> c.id::text) collate "fr-x-icu"`;

const dansDivision = (rne: string, division: string) => sql`c.id = any(array(
  select a.compte_id from affectation a
  where a.rne = ${rne} and a.structure_id = ${division} and a.role = 'apprenant'
    and a.fin_le is null and a.exclue_le is null))`;

/** Condition sur un apprenant `c` pour chaque sélection ; une division se désigne par son identifiant. */
const dans = (rne: string, choix: Selection | { id: string }): SQL => {
  if (choix === 'sortis') return sortiRecent;
  if (choix === 'toutes') return present;
  if (choix === 'sans-classe') return sql`(${present} and ${classeDe(rne)} is null)`;
  return sql`(${present} and ${dansDivision(rne, choix.id)})`;
};

async function lireDivisions(tx: Transaction, rne: string): Promise<DivisionChoisie[]> {
  const lignes = await tx.execute<DivisionChoisie & Record<string, unknown>>(sql`
    select s.id, s.nature, s.code, s.libelle, count(c.id)::int as effectif
    from structure s join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
    left join affectation a on a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant'
      and a.fin_le is null and a.exclue_le is null
    left join compte c on c.rne = a.rne and c.id = a.compte_id and ${present}
    where s.rne = ${rne} and s.nature = 'division' and s.masquee_le is null
    group by s.id, s.nature, s.code, s.libelle
    order by s.code collate "fr-x-icu", s.id`);
  return [...lignes];
}

async function compterHorsClasse(tx: Transaction, rne: string): Promise<{ sansClasse: number; sortis: number }> {
  const [n] = await tx.execute<{ sansClasse: number; sortis: number }>(sql`
    select count(*) filter (where ${dans(rne, 'sans-classe')})::int as "sansClasse",
      count(*) filter (where ${sortiRecent})::int as sortis
    from compte c where c.rne = ${rne} and c.profil = 'apprenant'`);
  return n ?? { sansClasse: 0, sortis: 0 };
}

const PAR_NOM = sql`classe nulls last, c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu"`;

const ordonner = ({ tri, sens }: Tri): SQL[] => {
  const decroissant = sens === 'decroissant' ? sql`desc` : sql``;
  if (tri === 'connexion') return [sql`coalesce(c.connecte_le, '-infinity') ${decroissant}`, PAR_NOM];
  return [sql`classe nulls last, c.nom collate "fr-x-icu" ${decroissant}, c.prenom collate "fr-x-icu" ${decroissant}`];
};

const lireComptes = (
  tx: Transaction,
  rne: string,
  choix: Selection | { id: string },
  tri: Tri = { tri: 'nom', sens: 'croissant' },
): Promise<CompteEleve[]> =>
  tx
    .select({
      id: c.id,
      nom: c.nom,
      prenom: c.prenom,
      login: c.login,
      dateNaissance: c.dateNaissance,
      classe: classeDe(rne).as('classe'),
      aPersonnaliser: c.aPersonnaliser,
      personnaliseLe: c.personnaliseLe,
      connecteLe: c.connecteLe,
    })
    .from(c)
    .where(and(eq(c.rne, rne), eq(c.profil, 'apprenant'), isNull(c.masqueLe), dans(rne, choix)))
    .orderBy(...ordonner(tri), asc(c.id));

function choisir(divisions: readonly DivisionChoisie[], voulu: string): DivisionChoisie | Selection | null {
  if (voulu === '') return divisions.length === 1 ? (divisions[0] ?? null) : null;
  if (estSelection(voulu)) return voulu;
  const division = estUuid(voulu) && divisions.find((d) => d.id === voulu);
  if (!division) throw new Refus('introuvable');
  return division;
}

/**
 * Les divisions de l'année et les comptes de celle que désigne `classe` : un identifiant de division, ou une sélection
 * (`toutes`, `sans-classe`, `sortis`). Refuse (`introuvable`) toute autre valeur, la division d'un autre établissement
 * comprise (ACE-1).
 */
export function lireAccesEleves(acteur: Acteur, { classe, ...tri }: FiltreListe): Promise<AccesEleves> {
  return lire(acteur, async (tx) => {
    const divisions = await lireDivisions(tx, acteur.rne);
    const choix = choisir(divisions, classe);
    return {
      divisions,
      ...(await compterHorsClasse(tx, acteur.rne)),
      choix,
      comptes: choix ? await lireComptes(tx, acteur.rne, choix, tri) : [],
    };
  });
}

/** Ce qu'il faut pour la liste et les coupons (ACE-2) : l'établissement, les comptes, par classe puis par nom. */
export function lireIdentifiants(
  acteur: Acteur,
  voulu: string,
): Promise<{ etablissement: string; choix: DivisionChoisie | Selection; comptes: CompteEleve[] }> {
  return lire(acteur, async (tx) => {
    const choix = choisir(await lireDivisions(tx, acteur.rne), voulu) ?? 'toutes';
    const [e] = await tx
      .select({ nom: etablissement.nom })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne));
    return { etablissement: e?.nom ?? '', choix, comptes: await lireComptes(tx, acteur.rne, choix) };
  });
}
