import 'server-only';
import { sql } from 'drizzle-orm';
import { lireGlobal } from '@/db/global';
import { consigner } from '@/lib/acces/serveur/erreurs';
import paquet from '@/package.json' with { type: 'json' };

/** La base répond-elle, et quelle version tourne. */
export async function sante(): Promise<{ base: 'ok' | 'injoignable'; version: string }> {
  try {
    await lireGlobal((tx) => tx.execute(sql`select 1`));
    return { base: 'ok', version: paquet.version };
  } catch (e) {
    consigner(e, 'santé');
    return { base: 'injoignable', version: paquet.version };
  }
}
