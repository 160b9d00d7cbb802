import type postgres from 'postgres';
import { expect } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { lancerTravailleur, type Travailleur } from '@/lib/travaux/serveur/travailleur';
import { uneBaseAPart } from './base-a-part';
import { boite, sansServeur } from './courriels';

let sql: postgres.Sql;
let enService: Travailleur | undefined;

/** Une base à part et sa file de travaux, vue du propriétaire. */
export async function ouvrirFile(nom: string): Promise<postgres.Sql> {
  await uneBaseAPart(nom);
  sql = connexionProprietaire();
  return sql;
}

export const fermerFile = () => sql.end();

/** Après chaque essai : ni travailleur, ni serveur, ni travail, ni courriel. */
export async function toutRanger(): Promise<void> {
  await arreter();
  await sansServeur();
  await sql`delete from graphile_worker._private_jobs`;
  await sql`delete from courriel`;
  await sql`delete from limite`;
}

export function lancer(): void {
  enService = lancerTravailleur();
}

export async function arreter(): Promise<void> {
  await enService?.arreter();
  enService = undefined;
}

interface Travail {
  id: string;
  tache: string;
  rne: string;
  essais: number;
  erreur: string | null;
  pris: boolean;
}

export const enFile = () => sql<Travail[]>`
  select j.id, t.identifier as tache, j.payload ->> 'rne' as rne, j.attempts as essais, j.last_error as erreur,
    j.locked_at is not null as pris
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;

/** Met un travail en file, comme les horaires le font. */
export const ajouter = (tache: string, charge = '{}') =>
  sql`select graphile_worker.add_job(${tache}, ${charge}::text::json)`;

export const etats = async (rne: string) => (await boite(rne)).map((c) => c.etat);

/** Ce qu'un travail de fond finit par faire. */
export const bientot = <T>(lire: () => T, timeout = 15_000) => expect.poll(lire, { interval: 10, timeout });

export const toutParti = (rne: string, timeout?: number) =>
  bientot(async () => (await etats(rne)).every((e) => e === 'envoye'), timeout).toBe(true);

/** `p0@example.org`, `p1@example.org`… */
export const adresses = (n: number, prefixe = 'p') => Array.from({ length: n }, (_, i) => `${prefixe}${i}@example.org`);
