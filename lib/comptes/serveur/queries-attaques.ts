import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { attaque } from '@/db/schema/exploitation';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';

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
