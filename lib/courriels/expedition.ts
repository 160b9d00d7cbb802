import { and, eq, lte, sql } from 'drizzle-orm';
import { courriel } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/acteur';
import { transport } from './transports';

const ESSAIS_MAX = 8;
const LOT = 50;

/** Minutes avant l'essai suivant : 1, 2, 4 … jusqu'à deux heures environ. */
export const reprise = (essais: number): number => 2 ** Math.min(essais - 1, 7);

/**
 * Envoie les messages en attente d'un établissement dont l'heure est venue. Un échec est daté et sera repris ; après
 * 8 essais le message est marqué en échec. Un mauvais message n'arrête pas les autres. Deux appels simultanés ne
 * prennent pas le même (verrou sauté). Le texte est vidé une fois parti.
 * Rend le nombre de messages partis et en échec pour cette fois.
 */
export async function expedier(rne: string): Promise<{ partis: number; echecs: number }> {
  const envoyer = transport();
  const bilan = { partis: 0, echecs: 0 };
  await ecrire(systeme(rne), 'courriels.expedier', async (tx, tracer) => {
    const dus = await tx
      .select()
      .from(courriel)
      .where(and(eq(courriel.rne, rne), eq(courriel.etat, 'attente'), lte(courriel.prochainEssaiLe, sql`now()`)))
      .orderBy(courriel.id)
      .limit(LOT)
      .for('update', { skipLocked: true });
    for (const c of dus) {
      const erreur = await envoyer({ ...c, texte: c.texte ?? '' }).then(
        () => null,
        (e: unknown) => (e instanceof Error ? e.message : String(e)),
      );
      bilan[erreur === null ? 'partis' : 'echecs']++;
      await tx
        .update(courriel)
        .set(erreur === null ? parti() : echoue(c.essais + 1, erreur))
        .where(and(eq(courriel.rne, rne), eq(courriel.id, c.id)));
    }
    tracer({ details: bilan });
  });
  return bilan;
}

const parti = () => ({ etat: 'envoye' as const, envoyeLe: new Date(), texte: null, erreur: null });

const echoue = (essais: number, erreur: string) => ({
  essais,
  erreur: erreur.slice(0, 500),
  etat: essais >= ESSAIS_MAX ? ('echec' as const) : ('attente' as const),
  prochainEssaiLe: new Date(Date.now() + reprise(essais) * 60_000),
});
