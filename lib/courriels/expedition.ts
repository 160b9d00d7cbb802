import { and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { courriel } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/acteur';
import { type Transport, transport } from './transports';

const ESSAIS_MAX = 8;
const LOT = 50;
/** Minutes pendant lesquelles un lot pris n'est à personne d'autre, et celles qu'il doit lui rester pour un envoi. */
const BAIL = 15;
const MARGE = 3;

type Courriel = typeof courriel.$inferSelect;

const dans = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** Minutes avant l'essai suivant : 1, 2, 4 … jusqu'à deux heures environ. */
export const reprise = (essais: number): number => 2 ** Math.min(essais - 1, 7);

/**
 * Envoie les messages en attente d'un établissement dont l'heure est venue. Un échec est daté et sera repris ; après
 * 8 essais le message est marqué en échec. Un mauvais message n'arrête pas les autres. Le texte est vidé une fois le
 * message parti ou abandonné. Aucune transaction ne reste ouverte pendant un envoi : les messages sont d'abord pris
 * pour un quart d'heure, et deux appels simultanés ne prennent pas le même.
 * Rend le nombre de messages partis et en échec pour cette fois.
 */
export async function expedier(rne: string): Promise<{ partis: number; echecs: number }> {
  const envoyer = transport();
  const bilan = { partis: 0, echecs: 0 };
  for (const c of await prendre(rne)) {
    if (c.prochainEssaiLe < dans(MARGE)) break; // le bail finit : les suivants seront repris
    const erreur = await tenter(envoyer, c);
    await conclure(c, erreur);
    bilan[erreur === null ? 'partis' : 'echecs']++;
  }
  return bilan;
}

const dus = (rne: string): SQL | undefined =>
  and(eq(courriel.rne, rne), eq(courriel.etat, 'attente'), lte(courriel.prochainEssaiLe, sql`now()`));

/** Prend un lot : sa date d'essai est repoussée, pour que nul autre ne le prenne, et qu'il soit repris après une panne. */
async function prendre(rne: string): Promise<Courriel[]> {
  const [un] = await lire(systeme(rne), (tx) => tx.select({ id: courriel.id }).from(courriel).where(dus(rne)).limit(1));
  if (!un) return [];
  return ecrire(systeme(rne), 'courriels.prendre', async (tx, tracer) => {
    const pris = await tx
      .select()
      .from(courriel)
      .where(dus(rne))
      .orderBy(courriel.id)
      .limit(LOT)
      .for('update', { skipLocked: true });
    const prochainEssaiLe = dans(BAIL);
    const ids = pris.map((c) => c.id);
    await tx
      .update(courriel)
      .set({ prochainEssaiLe })
      .where(and(eq(courriel.rne, rne), inArray(courriel.id, ids)));
    tracer({ details: { nombre: ids.length } });
    return pris.map((c) => ({ ...c, prochainEssaiLe }));
  });
}

/** Le texte de l'erreur, ou nul si le message est parti. */
const tenter = (envoyer: Transport, c: Courriel): Promise<string | null> =>
  envoyer({ ...c, texte: c.texte ?? '' }).then(
    () => null,
    (e: unknown) => (e instanceof Error ? e.message : String(e)),
  );

async function conclure(c: Courriel, erreur: string | null): Promise<void> {
  await ecrire(systeme(c.rne), 'courriel.envoyer', async (tx, tracer) => {
    tracer({ cible: c.id, details: { parti: erreur === null, essai: c.essais + 1 } });
    await tx
      .update(courriel)
      .set(erreur === null ? parti() : echoue(c.essais + 1, erreur))
      .where(and(eq(courriel.rne, c.rne), eq(courriel.id, c.id), eq(courriel.etat, 'attente')));
  });
}

const parti = () => ({ etat: 'envoye' as const, envoyeLe: new Date(), texte: null, erreur: null });

const echoue = (essais: number, erreur: string) => ({
  essais,
  erreur: erreur.slice(0, 500),
  prochainEssaiLe: dans(reprise(essais)),
  ...(essais >= ESSAIS_MAX && { etat: 'echec' as const, texte: null }),
});
