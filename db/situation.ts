import type postgres from 'postgres';
import { connexionProprietaire } from './connexion';
import { lireProgramme, type Programme } from './programme';

export type Situation = 'vide' | 'a-jour' | 'en-retard' | 'en-avance';

interface MiseAJour {
  empreinte: string;
  version: string;
}

/**
 * Où en est la base, par rapport à ce programme. « En avance » : un programme plus récent l'a mise à jour. Elle a une
 * migration qu'il ignore, ou a déjà quitté son empreinte, ou porte un numéro de version plus grand. Ne fait que lire.
 */
export async function situer(sql: postgres.Sql, programme: Programme): Promise<Situation> {
  const appliquees = await migrationsAppliquees(sql);
  if (appliquees === undefined) return 'vide';
  const connues = new Set(programme.migrations.map((m) => m.folderMillis));
  if (appliquees.some((quand) => !connues.has(quand))) return 'en-avance';
  const mises = await misesAJour(sql);
  const derniere = mises.at(-1);
  if (derniere?.empreinte === programme.empreinte) return 'a-jour';
  const quittee = mises.some((m) => m.empreinte === programme.empreinte);
  const plusRecente = derniere && comparer(derniere.version, programme.version) > 0;
  return quittee || plusRecente ? 'en-avance' : 'en-retard';
}

const existe = async (sql: postgres.Sql, table: string): Promise<boolean> => {
  const [lu] = await sql<{ existe: boolean }[]>`select to_regclass(${table}) is not null as existe`;
  return lu?.existe ?? false;
};

/** Les dates (`when` du journal) des migrations qu'a la base ; indéfini si elle n'en a jamais reçu. */
export async function migrationsAppliquees(sql: postgres.Sql): Promise<number[] | undefined> {
  if (!(await existe(sql, 'drizzle.__drizzle_migrations'))) return undefined;
  const lues = await sql<{ quand: string }[]>`select created_at as quand from drizzle.__drizzle_migrations order by 1`;
  return lues.length > 0 ? lues.map((l) => Number(l.quand)) : undefined;
}

async function misesAJour(sql: postgres.Sql): Promise<MiseAJour[]> {
  if (!(await existe(sql, 'exploitation.mise_a_jour'))) return [];
  return sql<MiseAJour[]>`select empreinte, version from exploitation.mise_a_jour order by id`;
}

/** Compare deux numéros de version, « 0.9.0 » avant « 0.10.0 ». */
const comparer = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

const MIGRER = 'npm run db:migrate';

/** Ce qui s'est passé et quoi faire, quand ce programme ne peut pas se servir de la base. */
export const REFUS: Readonly<Record<Exclude<Situation, 'a-jour'>, string>> = {
  vide: `La base est vide : lancez « ${MIGRER} » pour la préparer.`,
  'en-retard': `La base n’est pas à jour pour ce programme : lancez « ${MIGRER} », puis recommencez.`,
  'en-avance':
    'La base a été mise à jour par une version plus récente de Griotte que celle-ci : rien n’y a été touché. ' +
    'Installez cette version plus récente, ou restaurez dans une autre base une sauvegarde d’avant la mise à jour. ' +
    `Si ce programme est bien celui que vous voulez, et n’a pas moins de migrations : « ${MIGRER} -- --revenir ».`,
};

/** Une autre Griotte (pages ou travaux de fond) est-elle connectée à la base ? */
export async function estServie(): Promise<boolean> {
  const sql = connexionProprietaire();
  try {
    const [lu] = await sql<{ servie: boolean }[]>`select exists (
      select from pg_stat_activity where datname = current_database() and application_name like 'griotte %') as servie`;
    return lu?.servie ?? false;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Refuse, en disant quoi faire, une base que ce programme n'a pas mise à jour. Ne fait que lire. */
export async function exigerAJour(dossier = process.cwd()): Promise<void> {
  const sql = connexionProprietaire();
  try {
    const situation = await situer(sql, await lireProgramme(dossier));
    if (situation !== 'a-jour') throw new Error(REFUS[situation]);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
