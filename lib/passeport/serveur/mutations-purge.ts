import 'server-only';
import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { fiche, ficheChoix, ficheEvaluation, ficheFichier, ficheLien, ficheVue } from '@/db/schema/passeport';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
import { MOIS_CORBEILLE } from '../regles';

/** Fiches effacées par transaction. */
const LOT = 100;

/**
 * Efface des fiches et tout ce qui s'y rattache ; leurs fichiers rendent leur place. À appeler une fois la transaction
 * acquise : la fonction rendue, qui efface les objets du stockage. L'appelant a vérifié le droit et retenu les lignes.
 */
export async function effacerFiches(
  tx: Transaction,
  locataire: Locataire,
  ids: readonly string[],
): Promise<() => Promise<void>> {
  const { rne } = locataire;
  const fichiers = await joints(tx, rne, ids);
  await tx.delete(ficheFichier).where(and(eq(ficheFichier.rne, rne), inArray(ficheFichier.ficheId, [...ids])));
  const effacerObjets = await supprimerFichiers(tx, locataire, fichiers);
  for (const table of [ficheVue, ficheChoix, ficheEvaluation, ficheLien])
    await tx.delete(table).where(and(eq(table.rne, rne), inArray(table.ficheId, [...ids])));
  await tx.delete(fiche).where(and(eq(fiche.rne, rne), inArray(fiche.id, [...ids])));
  return effacerObjets;
}

/** Les fichiers qui ne tiennent qu'à ces fiches. */
async function joints(tx: Transaction, rne: string, ids: readonly string[]): Promise<string[]> {
  const ailleurs = tx
    .select({ id: ficheFichier.fichierId })
    .from(ficheFichier)
    .where(and(eq(ficheFichier.rne, rne), notInArray(ficheFichier.ficheId, [...ids])));
  const lignes = await tx
    .selectDistinct({ id: ficheFichier.fichierId })
    .from(ficheFichier)
    .where(
      and(
        eq(ficheFichier.rne, rne),
        inArray(ficheFichier.ficheId, [...ids]),
        notInArray(ficheFichier.fichierId, ailleurs),
      ),
    );
  return lignes.map((l) => l.id);
}

/** À la corbeille depuis plus de 3 mois : plus personne ne peut la reprendre (G 3.10.2). */
const perdues = ({ rne }: Locataire): SQL | undefined =>
  and(eq(fiche.rne, rne), sql`${fiche.corbeilleLe} <= now() - make_interval(months => ${MOIS_CORBEILLE})`);

/** Efface un lot de fiches perdues ; rend leur nombre. */
async function purgerLot(locataire: Locataire): Promise<number> {
  const { nombre, effacerObjets } = await ecrire(locataire, 'fiche.purger', async (tx, tracer) => {
    const prises = await tx
      .select({ id: fiche.id })
      .from(fiche)
      .where(perdues(locataire))
      .limit(LOT)
      .for('update', { skipLocked: true });
    const ids = prises.map((f) => f.id);
    tracer({ details: { nombre: ids.length, fiches: ids } });
    return { nombre: ids.length, effacerObjets: await effacerFiches(tx, locataire, ids) };
  });
  await effacerObjets();
  return nombre;
}

/** La nuit, efface les fiches perdues, leurs fichiers compris. N'écrit rien, pas même au journal, s'il n'y en a pas. */
export async function purgerCorbeille(locataire: Locataire, signal?: AbortSignal): Promise<void> {
  const [une] = await lire(locataire, (tx) =>
    tx.select({ id: fiche.id }).from(fiche).where(perdues(locataire)).limit(1),
  );
  if (!une) return;
  while (!signal?.aborted && (await purgerLot(locataire)) === LOT);
}
