import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire, type Locataire, type Tracer } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { refuserPendantImport } from '@/lib/comptes/serveur/mutations-verrou';
import { ETABLISSEMENT, type EtablissementLu } from './portee';

/**
 * Écrit sur le personnel. Refusé pendant un import ; les autres écritures du même établissement attendent leur tour :
 * deux administrateurs ne se retirent pas l'un l'autre, deux homonymes n'ont pas le même login.
 */
export function ecrirePersonnel<T>(
  l: Locataire,
  evenement: string,
  executer: (tx: Transaction, tracer: Tracer, etab: EtablissementLu) => Promise<T>,
): Promise<T> {
  return ecrire(l, evenement, async (tx, tracer) => {
    await refuserPendantImport(tx, l.rne);
    const [etab] = await tx
      .update(etablissement)
      .set({ revision: sql`${etablissement.revision} + 1` })
      .where(eq(etablissement.rne, l.rne))
      .returning(ETABLISSEMENT);
    if (!etab) throw new Refus('introuvable');
    return executer(tx, tracer, etab);
  });
}
