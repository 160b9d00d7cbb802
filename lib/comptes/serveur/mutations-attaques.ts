import 'server-only';
import { and, eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { attaque } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { empreinteAdresse, empreinteCompte, oublierTout } from './limites/compteurs';

/**
 * Lève la limite d'un compte ou d'une adresse : leurs essais manqués ne comptent plus, et la ligne disparaît. Refuse
 * (`introuvable`) ce qui n'est pas signalé dans cet établissement.
 */
export async function leverLimite(acteur: Acteur, { id }: { id: string }): Promise<void> {
  const { rne } = acteur;
  await ecrire(acteur, 'connexion.lever', async (tx, tracer) => {
    const [levee] = await tx
      .delete(attaque)
      .where(and(eq(attaque.rne, rne), eq(attaque.id, id)))
      .returning({ compteId: attaque.compteId, adresse: attaque.adresse });
    if (!levee) throw new Refus('introuvable');
    tracer({ cible: levee.compteId ?? undefined, details: { quoi: levee.compteId ? 'compte' : 'adresse' } });
    if (levee.adresse !== null) return oublierTout(tx, [empreinteAdresse(rne, levee.adresse)]);
    const [vise] = await tx
      .select({ login: compte.login })
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(compte.id, levee.compteId ?? '')));
    if (vise) await oublierTout(tx, [empreinteCompte(rne, vise.login)]);
  });
}
