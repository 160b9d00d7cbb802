import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { attaque } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { empreinteAdresse, empreinteCompte, oublierTout } from './compteurs';

/** Ce qui a été signalé : un compte visé, ou une adresse d'où l'on s'acharne. */
export interface Attaque {
  id: string;
  compte: { login: string; nom: string; prenom: string } | null;
  adresse: string | null;
  essais: number;
  premierLe: Date;
  dernierLe: Date;
}

/** Les attaques des trente derniers jours dans l'établissement, la plus récente d'abord. */
export function lireAttaques(acteur: Acteur): Promise<Attaque[]> {
  return lire(acteur, async (tx) => {
    const lignes = await tx
      .select({ attaque, compte: { login: compte.login, nom: compte.nom, prenom: compte.prenom } })
      .from(attaque)
      .leftJoin(compte, and(eq(compte.rne, attaque.rne), eq(compte.id, attaque.compteId)))
      .where(and(eq(attaque.rne, acteur.rne), gt(attaque.dernierLe, sql`now() - interval '30 days'`)))
      .orderBy(desc(attaque.dernierLe))
      .limit(200);
    return lignes.map(({ attaque: a, compte: c }) => ({ ...a, compte: c }));
  });
}

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
