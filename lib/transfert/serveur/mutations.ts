import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { etablissement } from '@/db/schema/etablissement';
import { transfert } from '@/db/schema/transferts';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { demanderTravail } from '@/lib/serveur/demander-travail';
import { additionner, type BilanTransfert } from '../regles';
import type { SaisieActivation } from '../schema';
import { traduireRefus } from './mutations-refus';

/** Refus `interdit` hors de la direction : une mutation ne compte pas sur sa porte seule. */
function exigerDirection(acteur: Acteur): void {
  if (acteur.profil !== 'administrateur' && acteur.profil !== 'chef') throw new Refus('interdit');
}

/**
 * Propose à l'établissement de la transaction ce que ses apprenants ont laissé dans d'autres, au même INE, les deux
 * établissements ayant activé le transfert (PAR-2) : pour ceux qui arrivent, et pour ceux qui sont là quand l'autre les
 * dit partis. Rend le nombre de propositions nouvelles ; 0 si rien n'est activé. `db/transfert.sql` en fait la règle.
 */
export async function proposerTransferts(
  tx: Transaction,
  { crees, revenus }: { crees: readonly { id: string }[]; revenus: readonly { id: string }[] },
): Promise<number> {
  const arrives = [...crees, ...revenus].map((m) => m.id);
  const [ligne] = await tx.execute<{ nombre: number }>(
    sql`select transfert_proposer(${sql.param(arrives)}::uuid[]) as nombre`,
  );
  return ligne?.nombre ?? 0;
}

/**
 * Active ou désactive le transfert (G 3.6.2). Désactivé : plus rien n'est proposé, donné ni reçu ; ce qui l'a été reste.
 * Rend le nombre de propositions que l'activation fait naître.
 */
export function activerTransfert(acteur: Acteur, { numero, actif }: SaisieActivation): Promise<number> {
  return ecrire(acteur, 'transfert.activer', async (tx, tracer) => {
    exigerDirection(acteur);
    await tx
      .update(etablissement)
      .set({ numeroDeclaration: numero || null, transfertActif: actif === 'oui' })
      .where(eq(etablissement.rne, acteur.rne));
    const propositions = await proposerTransferts(tx, { crees: [], revenus: [] });
    tracer({ details: { actif: actif === 'oui', propositions } });
    return propositions;
  });
}

/**
 * Accepte des propositions : le passeport, les évaluations et les résultats de ces apprenants sont copiés ici, en
 * consultation seule, et les deux établissements en gardent la ligne. Tout ou rien ; les fichiers joints suivent, par un
 * travail de fond, dans la limite du quota. Rend ce qui est passé. Refus : `introuvable`, `transfert-termine`, `transfert-inactif`, `transfert-ine`.
 */
export function accepterTransferts(acteur: Acteur, ids: readonly string[]): Promise<BilanTransfert> {
  return ecrire(acteur, 'transfert.accepter', async (tx, tracer) => {
    exigerDirection(acteur);
    const voulus = [...new Set(ids)];
    const lignes = await traduireRefus(
      tx.execute<{ bilan: BilanTransfert }>(sql`
        select transfert_accepter(v.id, ${acteur.compteId}) as bilan from unnest(${sql.param(voulus)}::uuid[]) v(id)`),
    );
    const bilan = additionner(lignes.map((l) => l.bilan));
    if (bilan.fichiers) await demanderTravail(tx, 'transfert-fichiers', { rne: acteur.rne });
    tracer({ cible: voulus.join(' '), details: { transferts: voulus.length, ...bilan } });
    return bilan;
  });
}

/** Redemande les fichiers que l'espace disque n'a pas laissé entrer, une fois de la place faite ou commandée. */
export const redemanderFichiers = (acteur: Acteur): Promise<void> =>
  ecrire(acteur, 'transfert.fichiers', async (tx) => {
    exigerDirection(acteur);
    await demanderTravail(tx, 'transfert-fichiers', { rne: acteur.rne, urgent: true });
  });

/** Refuse une proposition : rien n'est copié. Refus : `introuvable`, `transfert-termine`. */
export const refuserTransfert = (acteur: Acteur, id: string): Promise<void> =>
  passer(acteur, id, 'transfert.refuser', 'propose', {
    etat: 'refuse',
    decideLe: sql`now()`,
    decidePar: acteur.compteId,
  });

/** Revient sur un refus : la proposition est de nouveau ouverte. Refus : `introuvable`, `transfert-termine`. */
export const rouvrirTransfert = (acteur: Acteur, id: string): Promise<void> =>
  passer(acteur, id, 'transfert.rouvrir', 'refuse', { etat: 'propose', decideLe: null, decidePar: null });

type Etat = (typeof transfert.$inferSelect)['etat'];
type Passage = { etat: Etat; decideLe: SQL | null; decidePar: string | null };

function passer(acteur: Acteur, id: string, evenement: string, de: Etat, vers: Passage): Promise<void> {
  return ecrire(acteur, evenement, async (tx, tracer) => {
    exigerDirection(acteur);
    tracer({ cible: id });
    const ici = and(eq(transfert.rne, acteur.rne), eq(transfert.id, id), eq(transfert.sens, 'entrant'));
    const [prise] = await tx.select().from(transfert).where(ici).for('update');
    if (!prise) throw new Refus('introuvable');
    if (prise.etat !== de || (vers.etat === 'propose' && (await dejaOuvert(tx, prise))))
      throw new Refus('transfert-termine');
    await tx.update(transfert).set(vers).where(ici);
  });
}

/** Une proposition plus récente, pour le même apprenant et le même établissement, attend déjà. */
async function dejaOuvert(tx: Transaction, t: typeof transfert.$inferSelect): Promise<boolean> {
  const ouverts = await tx
    .select({ id: transfert.id })
    .from(transfert)
    .where(
      and(
        eq(transfert.rne, t.rne),
        eq(transfert.apprenantId, t.apprenantId),
        eq(transfert.autreRne, t.autreRne),
        eq(transfert.sens, 'entrant'),
        eq(transfert.etat, 'propose'),
      ),
    );
  return ouverts.length > 0;
}
