import 'server-only';
import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { importReleve, importSiecle } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { accorder } from '@/lib/accords';
import { formaterInstant } from '@/lib/dates';
import { JOURS_ANNULATION } from '../regles-limites';
import { objetImport } from '../textes-genre';
import type { GenreImport } from './mutations';
import { BATI, USAGES } from './regles-bati';
import { TABLES_RELEVEES, type TableRelevee } from './regles-releve';

export interface CompteCree {
  id: string;
  login: string;
  nom: string;
  prenom: string;
}

/** Ce que ferait l'annulation d'un import, ou ce qui l'empêche (IMP-9). */
export interface ApercuAnnulation {
  import: { id: string; genre: GenreImport; appliqueLe: Date | null };
  /** Ce qui a été bâti dessus ; s'il y en a, rien ne s'annule. */
  obstacles: string[];
  /** Créés par lui, jamais utilisés : ils s'en vont. */
  retires: CompteCree[];
  /** Créés par lui et déjà utilisés : fermés, leur histoire reste. */
  fermes: CompteCree[];
  structures: string[];
  /** Lignes qui redeviennent ce qu'elles étaient. */
  retablies: number;
}

/** L'aperçu d'une annulation. Refuse (`introuvable`) un import qui n'a pas été fait ici, (`import-annulation`) trop ancien. */
export function lireAnnulation(acteur: Acteur, id: string): Promise<ApercuAnnulation> {
  if (!estUuid(id)) throw new Refus('introuvable');
  return lire(acteur, (tx) => examinerAnnulation(tx, acteur.rne, id));
}

/** Le même, dans une transaction déjà ouverte. */
export async function examinerAnnulation(tx: Transaction, rne: string, id: string): Promise<ApercuAnnulation> {
  const [fait] = await tx
    .select({
      id: importSiecle.id,
      genre: importSiecle.genre,
      etat: importSiecle.etat,
      appliqueLe: importSiecle.appliqueLe,
      releve: importReleve.importId,
      comptes: importReleve.comptesCrees,
      structures: importReleve.structuresCreees,
    })
    .from(importSiecle)
    .leftJoin(importReleve, and(eq(importReleve.rne, importSiecle.rne), eq(importReleve.importId, importSiecle.id)))
    .where(and(eq(importSiecle.rne, rne), eq(importSiecle.id, id)));
  if (!fait || fait.etat === 'analyse' || fait.etat === 'abandonne') throw new Refus('introuvable');
  const { appliqueLe, comptes, structures } = fait;
  const trop = Date.now() - JOURS_ANNULATION * 86_400_000;
  if (fait.etat === 'annule' || !comptes || !structures || !appliqueLe || appliqueLe.getTime() < trop)
    throw new Refus('import-annulation');
  const { retires, fermes } = await lireCrees(tx, rne, comptes);
  return {
    import: { id, genre: fait.genre, appliqueLe },
    obstacles: [
      ...(await lirePlusRecents(tx, rne, appliqueLe)),
      ...(await lireBati(tx, rne, id, appliqueLe)),
      ...(await lireEcarts(tx, rne, id)),
    ],
    retires,
    fermes,
    structures: await lireCodes(tx, rne, structures),
    retablies: await compterRetablies(tx, rne, id),
  };
}

async function lirePlusRecents(tx: Transaction, rne: string, appliqueLe: Date): Promise<string[]> {
  const suivants = await tx
    .select({ le: importSiecle.appliqueLe, genre: importSiecle.genre })
    .from(importSiecle)
    .where(and(eq(importSiecle.rne, rne), eq(importSiecle.etat, 'applique'), gt(importSiecle.appliqueLe, appliqueLe)))
    .orderBy(importSiecle.appliqueLe);
  return suivants.map(
    (s) => `L’import ${objetImport(s.genre)} du ${formaterInstant(s.le)}, plus récent : annulez-le d’abord.`,
  );
}

/** Les comptes créés, selon qu'ils ont servi ou non. */
async function lireCrees(tx: Transaction, rne: string, ids: readonly string[]) {
  const traces = USAGES.map(
    ({ table, colonne, si }) =>
      sql`exists (select from ${sql.identifier(table)} u where u.rne = c.rne and u.${sql.identifier(colonne)} = c.id
        and ${si ? sql.raw(si) : sql`true`})`,
  );
  const lus = await tx.execute<CompteCree & { utilise: boolean } & Record<string, unknown>>(sql`
    select c.id, c.login, c.nom, c.prenom,
      (c.connecte_le is not null or c.personnalise_le is not null or ${sql.join(traces, sql` or `)}) as utilise
    from compte c where c.rne = ${rne} and c.id = any(${sql.param(ids)}::uuid[])
    order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", c.id`);
  return { retires: lus.filter((l) => !l.utilise), fermes: lus.filter((l) => l.utilise) };
}

const NOMS_DITS = 3;

/** Ce que des comptes et des classes créés par l'import, ou revenus par lui, portent depuis. */
async function lireBati(tx: Transaction, rne: string, id: string, appliqueLe: Date): Promise<string[]> {
  const parts = BATI.map(
    ({ quoi, table, colonne, si, aussiRevenus }) => sql`
      select ${quoi}::text as quoi, c.nom, c.prenom, count(*)::int as n
        from ${sql.identifier(table)} b join compte c on c.rne = b.rne and c.id = b.${sql.identifier(colonne)}
       where b.rne = ${rne} and (c.id = any(r.comptes_crees)
          ${aussiRevenus ? sql`or (c.id = any(r.revenus) and ${sql.raw(aussiRevenus)} > ${appliqueLe.toISOString()}::timestamptz)` : sql``})
         and ${si ? sql.raw(si) : sql`true`}
       group by c.id, c.nom, c.prenom`,
  );
  const lus = await tx.execute<{ quoi: string; nom: string; prenom: string; n: number }>(sql`
    with r as materialized (
      select comptes_crees, array(
        select (a ->> 'id')::uuid from jsonb_array_elements(avant -> 'compte') a
          join jsonb_array_elements(apres -> 'compte') p on p ->> 'id' = a ->> 'id'
         where a ->> 'sorti_le' is not null and p ->> 'sorti_le' is null) as revenus
      from import_releve where rne = ${rne} and import_id = ${id})
    select x.* from r cross join lateral (${sql.join(parts, sql` union all `)}) x order by x.quoi, x.nom, x.prenom`);
  const dits = [...Map.groupBy(lus, (l) => l.quoi)].map(([quoi, lignes]) => {
    const noms = lignes.slice(0, NOMS_DITS).map((l) => `${l.nom} ${l.prenom}`.trim());
    const reste = lignes.length - noms.length;
    return `${quoi} : ${lignes.reduce((n, l) => n + l.n, 0)} (${[...noms, ...(reste ? [`et ${accorder(reste, 'autre')}`] : [])].join(', ')}).`;
  });
  const classes = await tx.execute<{ code: string }>(sql`
    select s.code from import_releve r join structure s on s.rne = r.rne and s.id = any(r.structures_creees)
     where r.rne = ${rne} and r.import_id = ${id} and (
       exists (select from acces_parents a where a.rne = s.rne and a.structure_id = s.id)
       or exists (select from affectation a where a.rne = s.rne and a.structure_id = s.id
         and (a.origine = 'manuel' or a.exclue_le is not null)))
     order by s.code collate "fr-x-icu"`);
  return classes.length > 0
    ? [...dits, `Accès donnés ou enseignants choisis à la main : ${classes.map((c) => c.code).join(', ')}.`]
    : dits;
}

/** Les lignes d'une table telles que l'import les a trouvées (`avant`) ou laissées (`apres`). */
const recueil = (table: string, moment: 'avant' | 'apres', rne: string, id: string): SQL => sql`
  (select x.* from import_releve r
    cross join lateral jsonb_populate_recordset(null::${sql.identifier(table)}, coalesce(r.${sql.identifier(moment)} -> ${table}, '[]')) x
    where r.rne = ${rne} and r.import_id = ${id})`;

/** `a.c1 = b.c1 and a.c2 = b.c2` */
const memeCle = ({ cle }: TableRelevee, a: string, b: string): SQL =>
  sql.raw(cle.map((c) => `${a}.${c} = ${b}.${c}`).join(' and '));

/** Jointure d'une table relevée : `a` avant l'import, `p` juste après, `t` aujourd'hui. */
export const jointure = (nom: string, table: TableRelevee, rne: string, id: string): SQL => sql`
  ${recueil(nom, 'apres', rne, id)} p
  left join ${recueil(nom, 'avant', rne, id)} a on ${memeCle(table, 'a', 'p')}
  left join ${sql.identifier(nom)} t on t.rne = ${rne} and ${memeCle(table, 't', 'p')}`;

/** Un écart : une colonne que l'import avait changée ne vaut plus ce qu'il y avait mis. */
const ecart = ({ cle, colonnes, libres = [] }: TableRelevee): SQL => {
  const surveillees = colonnes.filter((c) => !libres.includes(c));
  const change = surveillees.map(
    (c) => `((a.${cle[0]} is null or a.${c} is distinct from p.${c}) and t.${c} is distinct from p.${c})`,
  );
  return sql.raw(`(t.${cle[0]} is null or ${change.join(' or ')})`);
};

const DIT: Partial<Record<string, { titre: string; qui: string }>> = {
  compte: { titre: 'Comptes modifiés depuis', qui: 'p.id' },
  apprenant: { titre: 'Apprenants modifiés depuis (diplôme, INE…)', qui: 'p.compte_id' },
  enseignant: { titre: 'Disciplines modifiées depuis', qui: 'p.compte_id' },
  affectation: { titre: 'Classes modifiées depuis', qui: 'p.compte_id' },
  responsabilite: { titre: 'Responsables modifiés depuis', qui: 'p.responsable_id' },
};

async function lireEcarts(tx: Transaction, rne: string, id: string): Promise<string[]> {
  const dits: string[] = [];
  for (const [nom, table] of Object.entries<TableRelevee>(TABLES_RELEVEES)) {
    if (table.libres?.length === table.colonnes.length) continue;
    const dit = DIT[nom];
    const de = jointure(nom, table, rne, id);
    const lus = dit
      ? await tx.execute<{ qui: string }>(sql`
          select distinct concat_ws(' ', c.nom, c.prenom) as qui from ${de}
            join compte c on c.rne = ${rne} and c.id = ${sql.raw(dit.qui)} where ${ecart(table)} order by 1 limit 20`)
      : await tx.execute<{ qui: string }>(sql`
          select distinct s.code as qui from ${de} join structure s on s.rne = ${rne}
            and s.id = ${sql.raw(nom === 'structure' ? 'p.id' : 'p.structure_id')} where ${ecart(table)} order by 1 limit 20`);
    if (lus.length > 0)
      dits.push(`${dit?.titre ?? 'Divisions modifiées depuis'} : ${lus.map((l) => l.qui).join(', ')}.`);
  }
  return dits;
}

async function compterRetablies(tx: Transaction, rne: string, id: string): Promise<number> {
  const comptes = Object.keys(TABLES_RELEVEES).map((t) => sql`jsonb_array_length(coalesce(apres -> ${t}, '[]'))`);
  const [lu] = await tx.execute<{ n: number }>(sql`
    select (${sql.join(comptes, sql` + `)})::int as n from import_releve where rne = ${rne} and import_id = ${id}`);
  return lu?.n ?? 0;
}

async function lireCodes(tx: Transaction, rne: string, ids: readonly string[]): Promise<string[]> {
  const lus = await tx.execute<{ code: string }>(sql`
    select case nature when 'groupe' then 'groupe ' else '' end || code as code from structure
     where rne = ${rne} and id = any(${sql.param(ids)}::uuid[]) order by nature, code collate "fr-x-icu"`);
  return lus.map((l) => l.code);
}
