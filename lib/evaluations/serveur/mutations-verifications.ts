import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { apprenant } from '@/db/schema/comptes';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { accorder } from '@/lib/accords';
import { aujourdhui, formaterJour } from '@/lib/dates';
import { jourDansAnnee } from '../regles';
import { anneeEnCours } from './portee';

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
  const qui = accorder(compte.autres, 'apprenant choisi ne prépare', 'apprenants choisis ne préparent');
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
