import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Un texte comme on le cherche : ce que fait `simplifier` (lib/recherche-texte.ts), dans la base. */
export const sansAccentsSql = (texte: SQL | PgColumn): SQL =>
  sql`translate(replace(replace(regexp_replace(normalize(lower(${texte}), nfd), '[\u0300-\u036f]', '', 'g'),
    'œ', 'oe'), 'æ', 'ae'), '’''', '  ')`;

/** Vrai si `texte` contient `motif`, pris à la lettre. */
export const contient = (texte: SQL, motif: SQL | string): SQL => sql`position(${motif} in ${texte}) > 0`;
