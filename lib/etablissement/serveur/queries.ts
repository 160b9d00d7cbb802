import 'server-only';
import { eq } from 'drizzle-orm';
import { cache } from 'react';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import { visiteur } from '@/lib/acces/serveur/acteur';
import { formeRne } from '../regles-rne';

/** Ce que tout visiteur peut savoir d'un établissement : son nom, sa commune. Nul si le code est inconnu. */
export const lireEtablissement = cache(
  async (rne: string): Promise<{ rne: string; nom: string; commune: string | null } | null> => {
    if (!formeRne(rne)) return null;
    const [e] = await lire(visiteur(rne), (tx) =>
      tx
        .select({ rne: etablissement.rne, nom: etablissement.nom, commune: etablissement.commune })
        .from(etablissement)
        .where(eq(etablissement.rne, rne)),
    );
    return e ?? null;
  },
);
