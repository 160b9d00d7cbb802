import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Minuscules sans accents, comme on cherche. */
export const sansAccents = (texte: SQL | PgColumn): SQL =>
  sql`regexp_replace(normalize(lower(${texte}), nfd), '[\u0300-\u036f]', '', 'g')`;

/** Vrai si `texte` contient `motif`, pris à la lettre. */
export const contient = (texte: SQL, motif: SQL | string): SQL => sql`position(${motif} in ${texte}) > 0`;
