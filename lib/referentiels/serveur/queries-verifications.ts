import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { referentielItem } from '@/db/schema/referentiels';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { accorder } from '@/lib/accords';

/** Refuse (`saisie`) un item inconnu du référentiel, retiré de celui-ci, ou qui n'est qu'un titre. */
export async function exigerItems(tx: Transaction, referentiel: string, items: readonly string[]): Promise<void> {
  if (items.length === 0) return;
  const [compte] = await tx
    .select({ bons: sql<number>`count(*)::int` })
    .from(referentielItem)
    .where(
      and(
        eq(referentielItem.referentiel, referentiel),
        eq(referentielItem.evaluable, true),
        sql`${referentielItem.retireLe} is null`,
        sql`${referentielItem.code} = any(${sql.param(items)}::text[])`,
      ),
    );
  const refuses = items.length - (compte?.bons ?? 0);
  if (refuses === 0) return;
  throw new Refus('saisie', {
    champs: {
      items: `${accorder(refuses, 'item choisi ne s’évalue', 'items choisis ne s’évaluent')} pas dans ce diplôme\u00a0: retirez-les de la liste.`,
    },
  });
}
