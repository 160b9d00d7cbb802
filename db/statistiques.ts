import { sql } from 'drizzle-orm';
import { base } from './connexion';

/** Met à jour les statistiques du planificateur sur les personnes et les structures (après un import). */
export const rafraichirStatistiques = async (): Promise<void> => {
  await base().execute(sql`select rafraichir_statistiques()`);
};
