import 'server-only';
import { eq } from 'drizzle-orm';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import { longueurMinimale } from '@/lib/acces/regles-longueur';
import type { Acteur } from '@/lib/acces/serveur/acteur';

/** La longueur que l'établissement demande au mot de passe de l'acteur. */
export async function lireLongueurMinimale(acteur: Acteur): Promise<number> {
  const [lu] = await lire(acteur, (tx) =>
    tx
      .select({ longueurs: etablissement.longueursMotDePasse })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne)),
  );
  if (!lu) throw new Refus('introuvable');
  return longueurMinimale(lu.longueurs, acteur.profil);
}
