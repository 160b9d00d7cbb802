import 'server-only';
import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { courriel } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { ouvrirTransport, type Transport } from './service-transports';

const ESSAIS_MAX = 8;
const LOT = 20;
/** Minutes pendant lesquelles un lot pris n'est à personne d'autre, et celles qu'il doit lui rester pour un envoi. */
const BAIL = 15;
const MARGE = 3;

type Courriel = typeof courriel.$inferSelect;

const dans = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** Minutes avant l'essai suivant : 1, 2, 4 … jusqu'à deux heures environ. */
export const reprise = (essais: number): number => 2 ** Math.min(essais - 1, 7);

/**
 * Envoie un lot des messages d'un établissement dont l'heure est venue, les urgents d'abord. Un échec est daté et sera
 * repris ; après 8 essais le message est marqué en échec. Un mauvais message n'arrête pas les autres. Le texte est vidé
 * une fois le message parti ou abandonné. Aucune transaction ne reste ouverte pendant un envoi : les messages sont
 * d'abord pris pour un quart d'heure, et deux appels simultanés ne prennent pas le même. `signal` : on s'arrête après
 * le message en cours, et le reste du lot est rendu.
 * Rend le nombre de messages partis et en échec pour cette fois ; zéro et zéro : plus rien à envoyer maintenant.
 */
export async function expedier(rne: string, signal?: AbortSignal): Promise<{ partis: number; echecs: number }> {
  const bilan = { partis: 0, echecs: 0 };
  const transport = ouvrirTransport(); // mal configuré, il lève avant qu'un lot soit pris
  try {
    const lot = await prendre(rne);
    for (const [rang, c] of lot.entries()) {
      if (signal?.aborted) {
        await rendre(rne, lot.slice(rang));
        break;
      }
      if (c.prochainEssaiLe < dans(MARGE)) break; // le bail finit : les suivants seront repris
      const erreur = await tenter(transport, c);
      await conclure(c, erreur);
      bilan[erreur === null ? 'partis' : 'echecs']++;
    }
  } finally {
    transport.fermer();
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
      .orderBy(desc(courriel.urgent), courriel.id)
      .limit(LOT)
      .for('update', { skipLocked: true });
    const prochainEssaiLe = dans(BAIL);
    await tx.update(courriel).set({ prochainEssaiLe }).where(parmi(rne, pris));
    tracer({ details: { nombre: pris.length } });
    return pris.map((c) => ({ ...c, prochainEssaiLe }));
  });
}

/** Rend les messages pris qui n'ont pas été tentés : un autre peut les prendre aussitôt. */
async function rendre(rne: string, lot: readonly Courriel[]): Promise<void> {
  await ecrire(systeme(rne), 'courriels.rendre', async (tx, tracer) => {
    tracer({ details: { nombre: lot.length } });
    await tx.update(courriel).set({ prochainEssaiLe: sql`now()` }).where(parmi(rne, lot));
  });
}

const parmi = (rne: string, lot: readonly Courriel[]): SQL | undefined =>
  and(
    eq(courriel.rne, rne),
    eq(courriel.etat, 'attente'),
    inArray(
      courriel.id,
      lot.map((c) => c.id),
    ),
  );

/** Le texte de l'erreur, ou nul si le message est parti. */
const tenter = (transport: Transport, c: Courriel): Promise<string | null> =>
  transport.envoyer({ ...c, texte: c.texte ?? '' }).then(() => null, direErreur);

/** Le code de l'erreur, quand il en dit plus que son texte (panne de réseau), et le texte. */
function direErreur(e: unknown): string {
  if (!(e instanceof Error)) return String(e);
  const code = 'code' in e && typeof e.code === 'string' ? e.code : '';
  return code && !e.message.includes(code) ? `${code} ${e.message}` : e.message;
}

async function conclure(c: Courriel, erreur: string | null): Promise<void> {
  await ecrire(systeme(c.rne), 'courriel.envoyer', async (tx, tracer) => {
    tracer({ cible: c.id, details: { parti: erreur === null, essai: c.essais + 1 } });
    await tx
      .update(courriel)
      .set(erreur === null ? parti() : echoue(c.essais + 1, erreur))
      .where(and(eq(courriel.rne, c.rne), eq(courriel.id, c.id), eq(courriel.etat, 'attente')));
  });
}

const VIDE = { texte: null, html: null };

const parti = () => ({ etat: 'envoye' as const, envoyeLe: new Date(), erreur: null, ...VIDE });

const echoue = (essais: number, erreur: string) => ({
  essais,
  erreur: erreur.slice(0, 500),
  prochainEssaiLe: dans(reprise(essais)),
  ...(essais >= ESSAIS_MAX && { etat: 'echec' as const, ...VIDE }),
});
