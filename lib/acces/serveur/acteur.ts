import 'server-only';
import { and, eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { type Locataire, lire, marquerLocataire } from '@/db/tenant';
import { aujourdhui, plusMois } from '@/lib/dates';
import type { Profil } from '../modules';

/** Un compte connecté, relu dans la base à chaque requête ; premier paramètre de toute requête et mutation. */
export interface Acteur extends Locataire {
  readonly compteId: string;
  readonly profil: Profil;
  readonly login: string;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string | null;
  readonly aPersonnaliser: boolean;
  /** Apprenant sorti de l'établissement, encore dans ses 3 mois. */
  readonly sorti: boolean;
  readonly connecteAvantLe: Date | null;
}

/** Mois pendant lesquels un apprenant sorti garde l'export de son passeport (G 3.1.3). */
export const MOIS_APRES_SORTIE = 3;

/** Quelqu'un sur les pages publiques d'un établissement (connexion, mot de passe oublié). */
export const visiteur = (rne: string): Locataire => marquerLocataire({ rne, compteId: null });

/** L'exploitation : commandes en ligne et travaux de fond, sans personne derrière. */
export const systeme = (rne: string): Locataire => visiteur(rne);

type CompteLu = typeof compte.$inferSelect;

/** Vrai si ce compte peut encore ouvrir une session : ni suspendu, ni masqué, ni sorti depuis plus de 3 mois (AUT-9). */
export function compteOuvert(c: Pick<CompteLu, 'profil' | 'suspenduLe' | 'masqueLe' | 'sortiLe'>): boolean {
  if (c.suspenduLe || c.masqueLe) return false;
  if (!c.sortiLe || c.sortiLe > aujourdhui()) return true;
  return c.profil === 'apprenant' && plusMois(c.sortiLe, MOIS_APRES_SORTIE) >= aujourdhui();
}

export function versActeur(c: CompteLu): Acteur {
  return marquerLocataire({
    rne: c.rne,
    compteId: c.id,
    profil: c.profil,
    login: c.login,
    nom: c.nom,
    prenom: c.prenom,
    courriel: c.courriel,
    aPersonnaliser: c.aPersonnaliser,
    sorti: c.profil === 'apprenant' && c.sortiLe !== null && c.sortiLe <= aujourdhui(),
    connecteAvantLe: c.connecteAvantLe,
  });
}

/**
 * L'acteur d'un jeton de session. Nul si le compte n'existe plus, est fermé, ou si sa version de session a changé
 * (mot de passe réinitialisé, suspension) : la session est alors finie.
 */
export async function acteurDuJeton(jeton: {
  rne: string;
  compteId: string;
  versionSession: number;
}): Promise<Acteur | null> {
  const [c] = await lire(visiteur(jeton.rne), (tx) =>
    tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, jeton.rne), eq(compte.id, jeton.compteId))),
  );
  if (!c || c.versionSession !== jeton.versionSession || !compteOuvert(c)) return null;
  return versActeur(c);
}
