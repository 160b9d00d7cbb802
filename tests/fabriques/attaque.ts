import { eq } from 'drizzle-orm';
import { attaque } from '@/db/schema/exploitation';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { signalerAttaque } from '@/lib/comptes/serveur/mutations-alertes';

/** Une attaque signalée sur ce compte ; rend son identifiant. */
export async function uneAttaque(a: Acteur): Promise<string> {
  await signalerAttaque(a.rne, { compteId: a.compteId }, 20);
  const lignes = await lire(systeme(a.rne), (tx) => tx.select().from(attaque).where(eq(attaque.compteId, a.compteId)));
  return lignes[0]?.id ?? '';
}
