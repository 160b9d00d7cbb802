import { and, eq, sql } from 'drizzle-orm';
import { apprenant } from '@/db/schema/comptes';
import { referentielItem } from '@/db/schema/referentiels';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { aujourdhui, formaterJour } from '@/lib/dates';
import { anneeEnCours } from './portee';
import { jourDansAnnee } from './regles';

const pluriel = (n: number, un: string, plusieurs: string) => (n > 1 ? `${n} ${plusieurs}` : `1 ${un}`);

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
      items: `${pluriel(refuses, 'item choisi ne s’évalue', 'items choisis ne s’évaluent')} pas dans ce diplôme\u00a0: retirez-les de la liste.`,
    },
  });
}

/** Refuse (`saisie`) des apprenants qui préparent un autre diplôme que celui de l'évaluation. */
export async function exigerDiplome(
  tx: Transaction,
  acteur: Acteur,
  referentiel: string,
  apprenants: readonly string[],
): Promise<void> {
  if (apprenants.length === 0) return;
  const [compte] = await tx
    .select({ autres: sql<number>`count(*)::int` })
    .from(apprenant)
    .where(
      and(
        eq(apprenant.rne, acteur.rne),
        sql`${apprenant.compteId} = any(${sql.param(apprenants)}::uuid[])`,
        sql`${apprenant.referentiel} is distinct from ${referentiel}`,
      ),
    );
  if (!compte?.autres) return;
  const qui = pluriel(compte.autres, 'apprenant choisi ne prépare', 'apprenants choisis ne préparent');
  throw new Refus('saisie', { champs: { apprenants: `${qui} pas ce diplôme\u00a0: décochez-les.` } });
}

/** Refuse (`saisie`) une date hors de l'année scolaire en cours ; rend cette année. */
export async function exigerJour(tx: Transaction, acteur: Acteur, jour: string): Promise<number> {
  const [ligne] = await tx.execute<{ annee: number }>(sql`select ${anneeEnCours(acteur)} as annee`);
  if (!ligne) throw new Refus('introuvable');
  if (jourDansAnnee(jour, ligne.annee, aujourdhui())) return ligne.annee;
  throw new Refus('saisie', {
    champs: {
      faiteLe: `Cette date n’est pas dans l’année scolaire\u00a0: donnez un jour entre le ${formaterJour(`${ligne.annee}-08-01`)} et le ${formaterJour(`${ligne.annee + 1}-07-31`)}.`,
    },
  });
}
