import './base';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { GET } from '@/app/api/sante/route';
import { lireGlobal } from '@/db/global';

test('EXL-3 /api/sante répond avant une base qui ne répond plus, et le dit', async () => {
  expect((await GET()).status).toBe(200);
  // Toutes les connexions de ce processus occupées : la question attendrait la première qui se libère.
  const occupees = Array.from({ length: 10 }, () => lireGlobal((tx) => tx.execute(sql`select pg_sleep(4)`)));
  const premier = await Promise.race([GET(), Promise.any(occupees).then(() => null)]);
  expect(premier?.status).toBe(503);
  expect(await premier?.json()).toMatchObject({ base: 'injoignable', baseMiseAJourPar: null });
  await Promise.all(occupees);
  expect((await GET()).status).toBe(200);
});
