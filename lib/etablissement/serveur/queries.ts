import 'server-only';
import { eq } from 'drizzle-orm';
import { cache } from 'react';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import { visiteur } from '@/lib/acces/serveur/acteur';
import { formeRne } from '../regles-rne';

/** Ce que tout visiteur peut savoir d'un établissement. */
export interface EtablissementPublic {
  rne: string;
  nom: string;
  commune: string | null;
  /** Apprenants et parents peuvent y rester connectés. */
  resterConnecte: boolean;
  /** Sa page de connexion ne dit pas ce qui est faux. */
  messagesDiscrets: boolean;
}

/** Un établissement, tel qu'un visiteur le voit ; nul si le code est inconnu. */
export const lireEtablissement = cache(async (rne: string): Promise<EtablissementPublic | null> => {
  if (!formeRne(rne)) return null;
  const { nom, commune, resterConnecte, messagesDiscrets } = etablissement;
  const [e] = await lire(visiteur(rne), (tx) =>
    tx
      .select({ rne: etablissement.rne, nom, commune, resterConnecte, messagesDiscrets })
      .from(etablissement)
      .where(eq(etablissement.rne, rne)),
  );
  return e ?? null;
});
