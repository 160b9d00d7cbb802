import { accesParents } from '@/db/schema/parametres';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';

/** L'accès donné aux parents d'une classe, ou d'un diplôme de cette classe, sans que rien ne parte encore. */
export async function ouvrirAcces(admin: Acteur, classe: string, referentiel = ''): Promise<void> {
  const { rne, compteId: donnePar } = admin;
  await ecrire(admin, 'test.acces-parents', (tx) =>
    tx.insert(accesParents).values({ rne, structureId: classe, referentiel, donnePar }).onConflictDoNothing(),
  );
}
