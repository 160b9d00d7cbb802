import { Readable } from 'node:stream';
import { and, eq, sql } from 'drizzle-orm';
import { espaceDisque } from '@/db/schema/abonnements';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import type { Depot } from '@/lib/fichiers/serveur/mutations';
import { stockage } from '@/lib/fichiers/serveur/service-stockage';

export const GA = 'BACPRO-GA';

/** Un flux d'octets, par morceaux de 64 Ko. */
export const unFlux = (octets: number): Readable =>
  Readable.from(
    (function* morceaux() {
      for (let reste = octets; reste > 0; reste -= 65_536) yield Buffer.alloc(Math.min(reste, 65_536), 'g');
    })(),
    { objectMode: false },
  );

/** Un dépôt au passeport de GA, que rien n'examine. */
export const unDepot = (
  octets: number,
  { type = 'application/pdf', ...options }: Partial<Depot> & { type?: string } = {},
): Depot => ({
  module: 'passeport',
  referentiel: GA,
  nom: 'fiche.pdf',
  flux: unFlux(octets),
  examiner: async ({ chemin, nom, octets: recus }) => ({ chemin, nom, octets: recus, type }),
  ...options,
});

/** Fait comme si l'établissement occupait déjà tant d'octets, au passeport de GA. */
export const occuper = (rne: string, octetsPasseport: number) =>
  ecrire(systeme(rne), 'test.espace', (tx) =>
    tx
      .insert(espaceDisque)
      .values({ rne, referentiel: GA, octetsPasseport })
      .onConflictDoUpdate({ target: [espaceDisque.rne, espaceDisque.referentiel], set: { octetsPasseport } }),
  );

/** Les octets comptés à GA : passeport, scénarios. */
export async function compte(rne: string): Promise<[number, number]> {
  const [e] = await ecrire(systeme(rne), 'test.espace', (tx) =>
    tx
      .select()
      .from(espaceDisque)
      .where(and(eq(espaceDisque.rne, rne), eq(espaceDisque.referentiel, sql`${GA}`))),
  );
  return [e?.octetsPasseport ?? 0, e?.octetsScenarios ?? 0];
}

/** Les clés des objets de cet établissement dans le stockage. */
export async function objets(rne: string): Promise<string[]> {
  const { objects } = await (await stockage()).listAll(rne, { recursive: true });
  return [...objects].flatMap((o) => (o.isFile ? [o.key] : [])).sort();
}
