import 'server-only';
import { and, eq, lt, type SQL, sql } from 'drizzle-orm';
import { importSiecle } from '@/db/schema/structures';
import { ecrire, type Locataire, lire, noter } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { HEURES_ANALYSE, JOURS_ANNULATION } from '../regles-limites';

const anciennes = ({ rne }: Locataire): SQL | undefined =>
  and(
    eq(importSiecle.rne, rne),
    eq(importSiecle.etat, 'analyse'),
    lt(importSiecle.creeLe, new Date(Date.now() - HEURES_ANALYSE * 3_600_000)),
  );

/** Vide les analyses laissées plus d'un jour sans être importées. Rend leur nombre. */
export async function viderAnciennes(tx: Transaction, locataire: Locataire): Promise<number> {
  const videes = await tx
    .update(importSiecle)
    .set({ etat: 'abandonne', lecture: null, plan: null })
    .where(anciennes(locataire))
    .returning({ id: importSiecle.id });
  return videes.length;
}

/** Efface ce qui permettait d'annuler les imports de plus de trente jours (IMP-9). */
export const purgerReleves = (locataire: Locataire): Promise<void> =>
  noter(locataire, async (tx) => {
    await tx.execute(sql`
      delete from import_releve r using import i
       where r.rne = ${locataire.rne} and i.rne = r.rne and i.id = r.import_id
         and i.applique_le < now() - make_interval(days => ${JOURS_ANNULATION})`);
  });

/** La même chose pour les analyses, la nuit, sans personne devant l'écran. N'écrit rien, pas même au journal, s'il n'y en a pas. */
export async function purgerAnalyses(locataire: Locataire): Promise<void> {
  const [une] = await lire(locataire, (tx) =>
    tx.select({ id: importSiecle.id }).from(importSiecle).where(anciennes(locataire)).limit(1),
  );
  if (!une) return;
  await ecrire(locataire, 'import.purger', async (tx, tracer) => {
    tracer({ details: { nombre: await viderAnciennes(tx, locataire) } });
  });
}
